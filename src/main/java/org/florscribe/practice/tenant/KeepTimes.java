package org.florscribe.practice.tenant;

/**
 * How long a practice keeps the audio of its visits, in days, and the rest of them.
 *
 * @param signedDays after the note was signed and has arrived wherever it is delivered to; 0: at signature
 * @param unsignedDays of a visit that nobody signs, when they were told of it twice
 * @param records all but the audio, of signed visits
 */
public record KeepTimes(int signedDays, int unsignedDays, RecordDays records) {

    public static final KeepTimes USUAL = new KeepTimes(30, 90, RecordDays.AS_THE_VISIT);

    static final int LONGEST_DAYS = 3_650;

    /** Both warnings and the time after them have to find room in it. */
    static final int SHORTEST_UNSIGNED_DAYS = 30;
}
