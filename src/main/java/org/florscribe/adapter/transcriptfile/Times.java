package org.florscribe.adapter.transcriptfile;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.florscribe.clinical.transcript.UnreadableTranscript;

/** Times as transcripts write them: {@code 01:02:03.456}, {@code 02:03,4}, {@code 0:1:2.3}. */
final class Times {

    /** No visit lasts longer; a larger time is a fault of the file. */
    static final long MOST_MS = 48L * 3_600_000;

    private static final String TIME = "(?:(\\d{1,4}):)?(\\d{1,4}):(\\d{1,2})(?:[.,](\\d{1,9}))?";
    private static final Pattern CUE =
            Pattern.compile("^\\s*" + TIME + "\\s*-{1,2}>\\s*" + TIME + "(?:\\s+\\S.*)?\\s*$");
    private static final Pattern LOOKS_LIKE_CUE = Pattern.compile("^\\s*[\\d:.,\\s]*-->.*$");

    private Times() {}

    record Span(long startMs, long endMs) {}

    /** Whether this line stands where a cue's times stand, right or wrong. */
    static boolean isTimeLine(String line) {
        return line.length() < 300 && LOOKS_LIKE_CUE.matcher(line).matches();
    }

    static boolean isReadableTimeLine(String line) {
        return line.length() < 300 && CUE.matcher(line).matches();
    }

    /** The times of a cue, settings behind them ignored. */
    static Span span(String line, int lineNumber) {
        Matcher match = CUE.matcher(line);
        if (line.length() >= 300 || !match.matches()) {
            throw new UnreadableTranscript(lineNumber, "Expected two times with an arrow between them.");
        }
        long start = milliseconds(match, 1, lineNumber);
        long end = milliseconds(match, 5, lineNumber);
        if (end < start) {
            throw new UnreadableTranscript(lineNumber, "The end is before the start.");
        }
        return new Span(start, end);
    }

    /** A time of which each part stood in a group: hours (may be absent), minutes, seconds, fraction (may be absent). */
    static long milliseconds(Matcher match, int firstGroup, int lineNumber) {
        boolean hasHours = match.group(firstGroup) != null;
        long hours = number(match, firstGroup);
        long minutes = number(match, firstGroup + 1);
        long seconds = number(match, firstGroup + 2);
        if (seconds > 59 || (hasHours && minutes > 59)) {
            throw new UnreadableTranscript(lineNumber, "Minutes and seconds go up to 59.");
        }
        String fraction = Optional.ofNullable(match.group(firstGroup + 3)).orElse("") + "000";
        long result = ((hours * 60 + minutes) * 60 + seconds) * 1000 + Long.parseLong(fraction.substring(0, 3));
        if (result > MOST_MS) {
            throw new UnreadableTranscript(lineNumber, "The time is later than 48 hours.");
        }
        return result;
    }

    private static long number(Matcher match, int group) {
        String digits = match.group(group);
        return digits == null ? 0 : Long.parseLong(digits);
    }
}
