package org.florscribe.testing;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;

/** Waits for what comes by itself. */
public final class Await {

    private static final long PAUSE_MS = 50;

    /** Asked again and again; what it throws ends the waiting. */
    public interface Condition {
        boolean holds() throws Exception;
    }

    private Await() {}

    /** Fails with these words when it does not hold in time. */
    public static void until(String what, Duration patience, Condition condition) throws Exception {
        long end = System.nanoTime() + patience.toNanos();
        while (!condition.holds()) {
            assertThat(System.nanoTime()).as(what).isLessThan(end);
            Thread.sleep(PAUSE_MS);
        }
    }
}
