package org.florscribe.clinical.recording;

/** The one form of sound that we measure, cut and play: 16 bit signed little-endian, mono, 16,000 samples a second. */
public final class Pcm {

    /** Samples a second. */
    public static final int RATE = 16_000;

    public static final int BYTES_PER_SAMPLE = 2;

    private static final int BYTES_PER_MS = RATE * BYTES_PER_SAMPLE / 1_000;

    private Pcm() {}

    public static long bytes(long milliseconds) {
        return milliseconds * BYTES_PER_MS;
    }

    /** Rounded down. */
    public static long milliseconds(long bytes) {
        return bytes / BYTES_PER_MS;
    }
}
