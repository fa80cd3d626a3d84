package org.florscribe.practice.engine;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import org.florscribe.practice.audit.AuditAction;
import org.florscribe.practice.audit.AuditTrail;

/** Takes an engine away for good, in the running transaction. What it was asked stays on record. */
@ApplicationScoped
class EngineRemoval {

    private final EngineRepository engines;
    private final EngineGuard guard;
    private final AuditTrail trail;
    private final Clock clock;

    @Inject
    EngineRemoval(EngineRepository engines, EngineGuard guard, AuditTrail trail, Clock clock) {
        this.engines = engines;
        this.guard = guard;
        this.trail = trail;
        this.clock = clock;
    }

    void remove(Engine engine) {
        engines.update(engine.removed(clock.instant()));
        guard.forget(engine.id());
        trail.record(AuditAction.ENGINE_REMOVED, "engine", engine.id());
    }
}
