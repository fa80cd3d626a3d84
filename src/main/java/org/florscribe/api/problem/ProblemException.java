package org.florscribe.api.problem;

import java.util.OptionalInt;

/** A refusal that only HTTP knows: a body too large, a missing precondition, a key used twice. */
public final class ProblemException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final int status;
    private final String slug;
    private final int retryAfterSeconds;

    /** @param detail in plain words, without anything of the body */
    public ProblemException(int status, String slug, String detail) {
        this(status, slug, detail, 0);
    }

    public ProblemException(int status, String slug, String detail, int retryAfterSeconds) {
        super(detail);
        this.status = status;
        this.slug = slug;
        this.retryAfterSeconds = retryAfterSeconds;
    }

    public static ProblemException tooLarge(long limit) {
        return new ProblemException(
                413, "body-too-large", "What was sent is larger than the " + limit / 1_000_000 + " MB allowed here.");
    }

    public int status() {
        return status;
    }

    public String slug() {
        return slug;
    }

    public OptionalInt retryAfterSeconds() {
        return retryAfterSeconds == 0 ? OptionalInt.empty() : OptionalInt.of(retryAfterSeconds);
    }
}
