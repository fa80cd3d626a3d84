package org.florscribe.clinical.recording;

/** A file that no words can come of. The message is for a clinician: what is wrong, and what to do. */
public class UnusableAudio extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final Kind kind;

    /** What a caller is told: 415 or 422. */
    public enum Kind {
        UNSUPPORTED,
        UNREADABLE
    }

    public UnusableAudio(Kind kind, String message) {
        super(message);
        this.kind = kind;
    }

    public Kind kind() {
        return kind;
    }
}
