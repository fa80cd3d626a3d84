package org.florscribe.practice.engine;

import jakarta.inject.Inject;
import java.time.Clock;
import java.util.UUID;
import org.florscribe.practice.identity.Permission;
import org.florscribe.practice.identity.Requires;
import org.florscribe.shared.ApplicationService;

/** What engines turn out to be able to. It is kept for all nodes, so that nobody finds it out a second time at the cost of an upload. */
@ApplicationService
public class EngineFindings {

    private final EngineFoundRepository found;
    private final Clock clock;

    @Inject
    EngineFindings(EngineFoundRepository found, Clock clock) {
        this.found = found;
        this.clock = clock;
    }

    /** See {@link EngineFound}. */
    @Requires(Permission.SYSTEM)
    public void note(UUID engineId, String form, boolean words, boolean voices) {
        found.put(engineId, new EngineFound(form, words, voices, clock.instant()));
    }
}
