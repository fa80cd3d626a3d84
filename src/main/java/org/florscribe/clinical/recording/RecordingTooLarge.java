package org.florscribe.clinical.recording;

/** More than one recording may have. */
public class RecordingTooLarge extends RuntimeException {

    /** Of one file, in bytes: 1 GiB. */
    public static final long MOST_BYTES = 1L << 30;

    private static final long serialVersionUID = 1L;

    public RecordingTooLarge() {
        super("A recording may have 1 GB (1,073,741,824 bytes) at most. Export it as sound only, or in two parts.");
    }
}
