package org.florscribe.platform.limits;

import java.time.Duration;

/**
 * Whether one more request is allowed.
 *
 * @param most how many are allowed in a window
 * @param remaining how many more are allowed in this one
 * @param untilReset when the window ends, from now
 */
public record Verdict(boolean allowed, long most, long remaining, Duration untilReset) {

    /** In whole seconds, at least one: the unit of {@code Retry-After} (RFC 9110 section 10.2.3). */
    public long secondsUntilReset() {
        return Math.max(1, untilReset.plusMillis(999).toSeconds());
    }
}
