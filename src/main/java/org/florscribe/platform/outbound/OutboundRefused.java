package org.florscribe.platform.outbound;

/** The call was not made, or its answer not taken. Says why in set words; nothing of the address or the answer. */
public class OutboundRefused extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final Stage stage;

    /** How far the call came. */
    public enum Stage {
        /** The address may not be called: nothing left. */
        NOT_ALLOWED,
        /** No connection came about: nothing left. */
        NOT_REACHED,
        /** Some or all of it may have arrived, but no whole answer came. */
        NOT_ANSWERED
    }

    public OutboundRefused(String reason) {
        this(Stage.NOT_ALLOWED, reason);
    }

    OutboundRefused(Stage stage, String reason) {
        super(reason);
        this.stage = stage;
    }

    OutboundRefused(Stage stage, String reason, Throwable cause) {
        super(reason, cause);
        this.stage = stage;
    }

    public Stage stage() {
        return stage;
    }
}
