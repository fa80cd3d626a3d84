package org.florscribe.shared;

import java.time.Duration;

/** Slowed down or locked for a while (429). */
public final class TooManyAttempts extends Refusal {

    private static final long serialVersionUID = 1L;

    private final Duration retryAfter;

    public TooManyAttempts(String message, Duration retryAfter) {
        super("too-many-attempts", message);
        this.retryAfter = retryAfter;
    }

    public Duration retryAfter() {
        return retryAfter;
    }
}
