package org.florscribe.clinical.recording;

import java.time.Duration;

/** More than one recording may have. */
public class RecordingTooLarge extends RuntimeException {

    /** Of one file, in bytes: 1 GiB. */
    public static final long MOST_BYTES = 1L << 30;

    /** Of the sound in it. */
    public static final Duration LONGEST = Duration.ofHours(4);

    private static final long serialVersionUID = 1L;

    private RecordingTooLarge(String words) {
        super(words);
    }

    static RecordingTooLarge byBytes() {
        return new RecordingTooLarge(
                "A recording may have 1 GB (1,073,741,824 bytes) at most. Export it as sound only, or in two parts.");
    }

    /** @param milliseconds that it lasts by its own account */
    static RecordingTooLarge byLength(long milliseconds) {
        Duration length = Duration.ofMillis(milliseconds);
        String lasts = milliseconds < Duration.ofDays(10).toMillis()
                ? " This one lasts " + length.toHours() + " h " + length.toMinutesPart() + " min."
                : "";
        return new RecordingTooLarge(
                "A recording may last 4 hours at most." + lasts + " Cut it into parts and bring them one by one.");
    }
}
