package org.florscribe.platform.outbound;

import org.jspecify.annotations.Nullable;

/** The call was not made, or its answer not taken. Says why in set words; nothing of the address or the answer. */
public class OutboundRefused extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final Stage stage;
    private final Why why;
    private final int status;

    /** How far the call came. */
    public enum Stage {
        /** The address may not be called: nothing left. */
        NOT_ALLOWED,
        /** No connection came about: nothing left. */
        NOT_REACHED,
        /** Some or all of it may have arrived, but no whole answer came. */
        NOT_ANSWERED
    }

    /** What went wrong. */
    public enum Why {
        NOT_ALLOWED,
        /** No address is known for its name, or none that may be called. */
        UNKNOWN_NAME,
        /** Its certificate is not vouched for, or no common version of TLS was found. */
        NOT_TRUSTED,
        NO_CONNECTION,
        /** The connection ended before the whole answer was there. */
        CUT_OFF,
        TOO_LATE,
        TOO_LARGE
    }

    public OutboundRefused(String reason) {
        this(Stage.NOT_ALLOWED, Why.NOT_ALLOWED, reason, null);
    }

    OutboundRefused(Stage stage, Why why, String reason, @Nullable Throwable cause) {
        this(stage, why, 0, reason, cause);
    }

    OutboundRefused(Stage stage, Why why, int status, String reason, @Nullable Throwable cause) {
        super(reason, cause);
        this.stage = stage;
        this.why = why;
        this.status = status;
    }

    public Stage stage() {
        return stage;
    }

    public Why why() {
        return why;
    }

    /** What the head of the answer said, where it came before the rest did not; 0 when no head came. */
    public int status() {
        return status;
    }
}
