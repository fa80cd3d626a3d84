package org.florscribe.clinical.recording;

/** A piece of an upload that does not begin where the stored bytes end. */
public class WrongOffset extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final long expected;

    public WrongOffset(long expected) {
        super("The next piece has to begin at byte " + expected + ".");
        this.expected = expected;
    }

    /** Where to go on, in bytes. */
    public long expected() {
        return expected;
    }
}
