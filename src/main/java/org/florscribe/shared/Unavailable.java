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

    /** Whether this or something it was caused by is of this kind. */
    public static boolean isIn(Throwable failure) {
        Throwable at = failure;
        for (int depth = 0; at != null && depth < 20; depth++) {
            if (at instanceof Unavailable) {
                return true;
            }
            at = at.getCause();
        }
        return false;
    }
}
