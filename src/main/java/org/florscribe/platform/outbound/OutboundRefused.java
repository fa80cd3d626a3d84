package org.florscribe.platform.outbound;

/** The call was not made, or its answer not taken. Says why in set words; nothing of the address or the answer. */
public class OutboundRefused extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public OutboundRefused(String reason) {
        super(reason);
    }

    OutboundRefused(String reason, Throwable cause) {
        super(reason, cause);
    }
}
