package org.florscribe.shared;

import java.time.Duration;

/** Slowed down or locked for a while (429). */
public final class TooManyAttempts extends Refusal {

    private static final long serialVersionUID = 1L;

    private final Duration retryAfter;

    public TooManyAttempts(String message, Duration retryAfter) {
        this("too-many-attempts", message, retryAfter);
    }

    private TooManyAttempts(String slug, String message, Duration retryAfter) {
        super(slug, message);
        this.retryAfter = retryAfter;
    }

    /** Nothing was wrong with it, but there was too much of it. */
    public static TooManyAttempts requests(Duration retryAfter) {
        return new TooManyAttempts(
                "too-many-requests",
                "That was asked for more often than is allowed. Nothing was done; try again later.",
                retryAfter);
    }

    public Duration retryAfter() {
        return retryAfter;
    }
}
