package org.florscribe.testing.speech;

/** What goes wrong with a call to a speech server. */
public enum SpeechFault {
    BAD_REQUEST_400,
    UNAUTHORIZED_401,
    FORBIDDEN_403,
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
    MALFORMED_JSON,
    WRONG_SCHEMA,
    ERROR_IN_SUCCESS,
    /** Words were spoken, none are answered. */
    EMPTY,
    LOOPING,
    WRONG_LANGUAGE;

    /** Whether the server has done the work, and wants its money. */
    boolean isBilled() {
        return switch (this) {
            case HALF_ANSWER, SLOW_DRIP, MALFORMED_JSON, WRONG_SCHEMA, EMPTY, LOOPING, WRONG_LANGUAGE -> true;
            default -> false;
        };
    }
}
