package org.florscribe.clinical.transcript;

import java.time.Duration;
import java.util.Optional;

/** A recording did not become text in this try. */
public class NotTranscribed extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final Reason reason;
    private final transient Optional<Duration> retryAfter;

    /** What stood in the way of every engine; of several, what a repetition may help with comes first. */
    public enum Reason {
        /** None is set up, or none may receive patient data. */
        NO_ENGINE,
        /** Nobody speaks in it. */
        NO_SPEECH,
        /** All places of the engine are taken; it is no fault of anybody. */
        QUEUED,
        BUSY,
        UNAVAILABLE,
        CONFIGURATION,
        QUOTA,
        INPUT,
        /** Every engine's text was found to be none of what is said. */
        UNUSABLE
    }

    /** @param retryAfter how long the engine that is ready first asked us to wait */
    NotTranscribed(Reason reason, Optional<Duration> retryAfter) {
        super("not transcribed: " + reason);
        this.reason = reason;
        this.retryAfter = retryAfter;
    }

    public Reason reason() {
        return reason;
    }

    public Optional<Duration> retryAfter() {
        return retryAfter;
    }
}
