package org.florscribe.practice.identity;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** How long to wait after failed sign-ins in a row (security.md 2.12). */
final class ThrottleRules {

    /** From this many failures in a row on, each is followed by a wait. */
    static final int FREE_FAILURES = 5;

    /** From this many on the password is off until it is reset. */
    static final int PASSWORD_OFF = 100;

    private static final Duration FIRST_WAIT = Duration.ofSeconds(30);
    private static final Duration LONGEST_WAIT = Duration.ofMinutes(15);

    /** An address serves a whole practice: it may fail more often than one account before it waits. */
    static final int ADDRESS_FREE_FAILURES = 20;

    /** Failures of an address are forgotten after this long without one. */
    static final Duration ADDRESS_MEMORY = Duration.ofHours(1);

    /** More accounts than this that fail from one address within its memory are not people who mistype. */
    static final int SPRAYED_ACCOUNTS = 10;

    /** For so long nothing from such an address is tried. */
    static final Duration SPRAYING_WAIT = Duration.ofHours(1);

    private ThrottleRules() {}

    /** @param failures in a row, this one included */
    static Optional<Instant> blockedUntil(ThrottleKey.Kind kind, int failures, Instant lastFailureAt) {
        if (kind == ThrottleKey.Kind.ACCOUNT && failures >= PASSWORD_OFF) {
            return Optional.of(Instant.parse("9999-12-31T00:00:00Z"));
        }
        int beyond = failures - (kind == ThrottleKey.Kind.ADDRESS ? ADDRESS_FREE_FAILURES : FREE_FAILURES);
        if (beyond < 0) {
            return Optional.empty();
        }
        Duration wait = beyond >= 5 ? LONGEST_WAIT : FIRST_WAIT.multipliedBy(1L << beyond);
        return Optional.of(lastFailureAt.plus(wait));
    }

    /** Failures that still count when another comes. */
    static int remembered(ThrottleKey.Kind kind, int failures, Instant lastFailureAt, Instant now) {
        return kind == ThrottleKey.Kind.ADDRESS && !now.isBefore(lastFailureAt.plus(ADDRESS_MEMORY)) ? 0 : failures;
    }
}
