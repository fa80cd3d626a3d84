package org.florscribe.platform.limits;

import java.time.Duration;

/** Where requests are counted. */
interface Counters {

    /**
     * Takes as many of these tokens as there are.
     *
     * @param key who and what is counted
     * @param most how many there are in a window
     * @throws CountersAway when they cannot be reached
     */
    Taken take(long key, long most, Duration window, long wanted) throws CountersAway;

    /** Counters whose time is over go; so many at most. */
    default int forgetExpired(int atMost) {
        return 0;
    }

    /**
     * @param tokens how many were taken, possibly none
     * @param remaining how many are left for others in this window
     * @param untilReset when all are there again
     */
    record Taken(long tokens, long remaining, Duration untilReset) {}

    /** The counters that the nodes share do not answer. */
    final class CountersAway extends Exception {
        private static final long serialVersionUID = 1L;

        CountersAway(Throwable cause) {
            super(cause);
        }
    }
}
