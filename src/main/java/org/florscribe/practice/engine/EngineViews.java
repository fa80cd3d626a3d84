package org.florscribe.practice.engine;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.florscribe.practice.engine.EngineView.KeyOwner;

/** Engines put together with how they do. */
@ApplicationScoped
class EngineViews {

    private final EngineCallRepository calls;
    private final EngineTrialRepository trials;
    private final EngineFoundRepository found;
    private final EngineDefaults defaults;
    private final EngineGuard guard;

    @Inject
    EngineViews(
            EngineCallRepository calls,
            EngineTrialRepository trials,
            EngineFoundRepository found,
            EngineDefaults defaults,
            EngineGuard guard) {
        this.calls = calls;
        this.trials = trials;
        this.found = found;
        this.defaults = defaults;
        this.guard = guard;
    }

    List<EngineView> of(List<Engine> engines, Instant since) {
        Map<UUID, EngineFigures> figures = calls.figures(since);
        Map<UUID, EngineTrial> newest = trials.newest();
        Map<UUID, EngineFound> known = found.all();
        return engines.stream()
                .map(it -> view(
                        it,
                        Optional.ofNullable(known.get(it.id())),
                        figures.getOrDefault(it.id(), EngineFigures.NONE),
                        Optional.ofNullable(newest.get(it.id()))))
                .toList();
    }

    private EngineView view(
            Engine engine, Optional<EngineFound> able, EngineFigures month, Optional<EngineTrial> trial) {
        EngineTerms terms = engine.terms();
        String baseUrl = terms.baseUrl().orElseGet(() -> defaults.baseUrl(terms.kind()));
        KeyOwner key = terms.apiKey().isPresent()
                ? KeyOwner.PRACTICE
                : defaults.apiKey(terms.kind(), baseUrl).isPresent() ? KeyOwner.INSTALLATION : KeyOwner.NONE;
        return new EngineView(engine, baseUrl, key, guard.line(engine.id()), able, month, trial);
    }
}
