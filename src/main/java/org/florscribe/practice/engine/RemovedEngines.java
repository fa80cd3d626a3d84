package org.florscribe.practice.engine;

import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import org.florscribe.practice.identity.Permission;
import org.florscribe.practice.identity.Requires;
import org.florscribe.shared.ApplicationService;

/** Forgets the keys of removed engines, once nothing of ours is left there to be deleted with them. */
@ApplicationService
public class RemovedEngines {

    /** Work that was under way when the engine was removed may still leave something there. */
    private static final Duration UNDER_WAY = Duration.ofHours(1);

    private final EngineRepository engines;
    private final EngineLeftovers leftovers;
    private final Clock clock;

    @Inject
    RemovedEngines(EngineRepository engines, EngineLeftovers leftovers, Clock clock) {
        this.engines = engines;
        this.leftovers = leftovers;
        this.clock = clock;
    }

    @Requires(Permission.SYSTEM)
    public void forgetKeys() {
        for (Engine removed : engines.removedWithKey(clock.instant().minus(UNDER_WAY))) {
            if (!leftovers.anyAt(removed.id())) {
                engines.update(removed.withoutKey());
            }
        }
    }
}
