package org.florscribe.practice.engine;

import java.time.Duration;
import java.util.Optional;
import java.util.UUID;

/**
 * Stands between jobs and an engine on this node: holds calls back from one that fails, and lets only so many through at a time.
 * For each call: ask {@link #heldBack}, take a {@link #acquire place}, call, say how it ended, give the place back.
 */
public interface EngineGuard {

    /** A place for one call; given back by closing it, twice is as good as once. */
    interface Place extends AutoCloseable {
        @Override
        void close();
    }

    /**
     * How long calls are still held back; empty when one may be made now. After a pause the one who is told so first makes the only
     * call, and its end decides.
     */
    Optional<Duration> heldBack(UUID engineId);

    /**
     * Waits for a place.
     *
     * @param places calls at a time, as the engine's ability says
     * @return empty when none became free in that time, which is no fault of the engine
     */
    Optional<Place> acquire(UUID engineId, int places, Duration longest);

    void succeeded(UUID engineId);

    /** What follows depends on the fault: see docs/adr/0015. */
    void failed(UUID engineId, EngineFault fault);

    EngineLine line(UUID engineId);

    /** A person wants to know now: the next call is made even while calls are held back. */
    void tryAtOnce(UUID engineId);

    /** The engine is another one now, or none: what was known of it holds no more. */
    void forget(UUID engineId);
}
