package org.florscribe.practice.engine;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.function.Supplier;

/** Work for an engine that no visit waits for, such as a test: done when the engine has a place for it. */
@ApplicationScoped
public class SparePlace {

    private static final Duration WAIT = Duration.ofSeconds(20);

    private final EngineGuard guard;

    @Inject
    public SparePlace(EngineGuard guard) {
        this.guard = guard;
    }

    /**
     * @param places calls at a time
     * @throws EngineFailure {@code BUSY} when visits have them all
     */
    public <T> T with(EngineAccess access, int places, Supplier<T> work) {
        try (EngineGuard.Place place = guard.acquire(access.id(), places, WAIT)
                .orElseThrow(() -> new EngineFailure(
                        EngineFault.BUSY, "It is at work for visits, as many at a time as it can. Test it later."))) {
            return work.get();
        }
    }
}
