package org.florscribe.testing.model;

/** What goes wrong with a call to a language model. */
public enum ChatFault {
    BAD_REQUEST_400,
    UNAUTHORIZED_401,
    FORBIDDEN_403,
    NOT_FOUND_404,
    TIMEOUT_408,
    TOO_LARGE_413,
    /** With a Retry-After of one second. */
    RATE_429,
    QUOTA_429,
    ERROR_500,
    UNAVAILABLE_503,
    /** Takes the request and never answers. */
    HANG,
    /** The connection ends in the middle of a good answer. */
    HALF_ANSWER,
    /** A good answer, a byte at a time. */
    SLOW_DRIP,
    /** The protocol's own JSON is cut. */
    MALFORMED_JSON,
    /** The model's words are no whole JSON. */
    BROKEN_CONTENT,
    /** The model's words are JSON of another schema. */
    WRONG_SCHEMA,
    /** Cites lines that nobody said. */
    UNKNOWN_CITATIONS,
    /** The model had to stop: {@code finish_reason} is {@code length}. */
    CUT_OFF,
    REFUSAL,
    /** {@code finish_reason} is {@code content_filter}. */
    FILTERED,
    /** An error with the status of a success. */
    ERROR_IN_SUCCESS,
    /** The model reads the half of what it was sent, and nobody says so. */
    SILENTLY_CUT,
    EMPTY;

    /** Whether the model has worked, and wants its money. */
    boolean isBilled() {
        return switch (this) {
            case HALF_ANSWER,
                    SLOW_DRIP,
                    MALFORMED_JSON,
                    BROKEN_CONTENT,
                    WRONG_SCHEMA,
                    UNKNOWN_CITATIONS,
                    CUT_OFF,
                    REFUSAL,
                    FILTERED,
                    SILENTLY_CUT,
                    EMPTY -> true;
            default -> false;
        };
    }
}
