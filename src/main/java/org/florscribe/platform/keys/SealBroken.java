package org.florscribe.platform.keys;

/** A sealed value does not open: it was moved, cut or changed, belongs to someone else, or its key was destroyed. Says nothing about its content. */
public final class SealBroken extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public SealBroken(String place) {
        super("Sealed value cannot be opened: " + place);
    }

    public SealBroken(String place, Throwable cause) {
        super("Sealed value cannot be opened: " + place, cause);
    }
}
