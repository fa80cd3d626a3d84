package org.florscribe.practice.engine;

import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import java.util.Optional;
import java.util.UUID;
import org.florscribe.practice.identity.Permission;
import org.florscribe.practice.identity.Requires;
import org.florscribe.shared.ApplicationService;

/** Trials as the job that does them sees them. */
@ApplicationService
public class EngineTrials {

    private final EngineTrialRepository trials;
    private final EngineRepository engines;
    private final EngineGuard guard;
    private final Event<EnginesChanged> changes;

    @Inject
    EngineTrials(
            EngineTrialRepository trials, EngineRepository engines, EngineGuard guard, Event<EnginesChanged> changes) {
        this.trials = trials;
        this.engines = engines;
        this.guard = guard;
        this.changes = changes;
    }

    /** @return empty when it was replaced by a newer one, or has its result */
    @Requires(Permission.SYSTEM)
    public Optional<EngineTrial> find(UUID id) {
        return trials.find(id).filter(it -> it.result().isEmpty());
    }

    /** Stores how it ended. A passed one lets calls through again, and visits that wait are tried. */
    @Requires(Permission.SYSTEM)
    public void end(EngineTrial ended) {
        trials.end(ended);
        EngineTrial.Result result = ended.result().orElseThrow();
        if (result.isPassed()) {
            guard.succeeded(ended.engineId());
            engines.find(ended.engineId())
                    .ifPresent(it -> changes.fire(new EnginesChanged(it.practiceId(), it.task())));
        } else {
            guard.failed(ended.engineId(), result.fault().orElseThrow());
        }
    }
}
