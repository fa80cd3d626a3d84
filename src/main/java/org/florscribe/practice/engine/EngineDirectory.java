package org.florscribe.practice.engine;

import jakarta.inject.Inject;
import java.util.List;
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

    @Inject
    EngineDirectory(EngineRepository engines, EngineDefaults defaults) {
        this.engines = engines;
        this.defaults = defaults;
    }

    /** Those in use for this task, in the order in which they are asked. */
    @Requires(Permission.SYSTEM)
    public List<EngineInLine> inOrder(EngineTask task) {
        return engines.list(task).stream()
                .map(it -> new EngineInLine(access(it, it.mayReceivePhi()), it.mayReceivePhi()))
                .toList();
    }

    /**
     * For a call that carries nothing of a patient, such as a test, or that takes something back, such as a deletion.
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

    private EngineAccess access(Engine engine, boolean withKey) {
        EngineTerms terms = engine.terms();
        String baseUrl = terms.baseUrl().orElseGet(() -> defaults.baseUrl(terms.kind()));
        Optional<String> key = terms.apiKey().or(() -> defaults.apiKey(terms.kind(), baseUrl));
        return new EngineAccess(
                engine.id(),
                terms.kind().key(),
                terms.name(),
                baseUrl,
                withKey ? key : Optional.empty(),
                terms.model(),
                terms.options());
    }
}
