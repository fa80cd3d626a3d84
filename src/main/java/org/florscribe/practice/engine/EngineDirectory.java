package org.florscribe.practice.engine;

import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.florscribe.practice.identity.Permission;
import org.florscribe.practice.identity.Requires;
import org.florscribe.shared.ApplicationService;
import org.florscribe.shared.NotFound;

/** The engines as jobs call them. */
@ApplicationService
public class EngineDirectory {

    private final EngineRepository engines;
    private final EngineDefaults defaults;
    private final EngineFoundRepository found;

    @Inject
    EngineDirectory(EngineRepository engines, EngineDefaults defaults, EngineFoundRepository found) {
        this.engines = engines;
        this.defaults = defaults;
        this.found = found;
    }

    /** Those in use for this task, in the order in which they are asked. */
    @Requires(Permission.SYSTEM)
    public List<EngineInLine> inOrder(EngineTask task) {
        Map<UUID, EngineFound> known = found.all();
        return engines.list(task).stream()
                .map(it -> new EngineInLine(
                        access(it, it.mayReceivePhi())
                                .answering(Optional.ofNullable(known.get(it.id()))
                                        .map(EngineFound::form)
                                        .orElse("")),
                        it.mayReceivePhi()))
                .toList();
    }

    /** @throws NotFound when there is none */
    @Requires(Permission.SYSTEM)
    public EngineTask task(UUID id) {
        return engines.find(id).map(Engine::task).orElseThrow(NotFound::new);
    }

    /**
     * As it is set up, whatever was found out about it. For a call that carries nothing of a patient, such as a test.
     *
     * @throws NotFound when there is none, or it was removed
     */
    @Requires(Permission.SYSTEM)
    public EngineAccess access(UUID id) {
        return engines.find(id)
                .filter(it -> !it.isRemoved())
                .map(it -> access(it, true))
                .orElseThrow(NotFound::new);
    }

    /**
     * To take something back from it, also when it was removed meanwhile.
     *
     * @throws NotFound when there is none
     */
    @Requires(Permission.SYSTEM)
    public EngineAccess accessToDelete(UUID id) {
        return engines.find(id).map(it -> access(it, true)).orElseThrow(NotFound::new);
    }

    private EngineAccess access(Engine engine, boolean withKey) {
        EngineTerms terms = engine.terms();
        String baseUrl = terms.baseUrl().orElseGet(() -> defaults.baseUrl(terms.kind()));
        Optional<String> key = terms.apiKey().or(() -> defaults.apiKey(terms.kind(), baseUrl));
        return new EngineAccess(
                engine.id(),
                terms.protocol(),
                terms.name(),
                baseUrl,
                withKey ? key : Optional.empty(),
                terms.model(),
                terms.options());
    }
}
