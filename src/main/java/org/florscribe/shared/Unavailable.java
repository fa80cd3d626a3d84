package org.florscribe.shared;

/** Something we need is away for a moment (503); nothing was changed. */
public final class Unavailable extends Refusal {

    private static final long serialVersionUID = 1L;

    public Unavailable(String message) {
        super("unavailable", message);
    }

    public Unavailable(String message, Throwable cause) {
        super("unavailable", message);
        initCause(cause);
    }
}
