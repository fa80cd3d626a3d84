package org.florscribe.adapter.transcriptfile;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.florscribe.clinical.transcript.Conversation;
import org.florscribe.clinical.transcript.TranscriptFile;
import org.florscribe.clinical.transcript.TranscriptReader;
import org.florscribe.clinical.transcript.UnreadableTranscript;

/**
 * Plain text with {@code Name: words} lines. Lines without a name go on with what was said before; times, if any, stand
 * before or behind the name or on a line of their own; a header before the first speaker is passed over.
 */
final class LabelledTextTranscriptReader implements TranscriptReader {

    private static final int MOST_HEADER_LINES = 30;
    private static final Pattern NOTICE = Pattern.compile("(?i)^("
            + "(the )?(meeting|recording|transcription|call) (has )?(ended|started|stopped|begins|began)\\b.{0,60}"
            + "|.{1,60} (started|stopped) transcription"
            + "|transcribed by https?://\\S+"
            + "|this editable transcript was computer generated and might contain errors\\..{0,120})$");

    @Override
    public boolean reads(TranscriptFile file) {
        return reads(Lines.of(Decoding.decode(file.content())));
    }

    static boolean reads(List<String> lines) {
        List<String> cleaned = cleaned(lines);
        TextLines shapes = new TextLines(cleaned);
        return cleaned.stream().anyMatch(line -> !shapes.read(line).label().isEmpty());
    }

    @Override
    public Conversation read(TranscriptFile file) {
        return read(Lines.of(Decoding.decode(file.content())));
    }

    /** Before any pattern sees them: on long runs of white space some would try every way to divide them. */
    private static List<String> cleaned(List<String> lines) {
        return lines.stream().map(Lines::clean).toList();
    }

    static Conversation read(List<String> lines) {
        List<String> cleaned = cleaned(lines);
        TextLines shapes = new TextLines(cleaned);
        Gathering gathering = new Gathering();
        for (int i = 0; i < cleaned.size(); i++) {
            String line = cleaned.get(i);
            if (!line.isEmpty() && !NOTICE.matcher(line).matches()) {
                gathering.add(shapes.read(line), i + 1);
            }
        }
        return ConversationAssembly.of(Conversation.UNKNOWN_LANGUAGE, gathering.turns());
    }

    /** Turns as they grow line by line. */
    private static final class Gathering {

        private final List<Turn> turns = new ArrayList<>();
        private final Clocks clocks = new Clocks();
        private final StringBuilder words = new StringBuilder();

        private String label = "";
        private long startMs = Turn.NO_TIME;
        private long announcedMs = Turn.NO_TIME;
        private int headerLines;

        void add(TextLines.Shape shape, int lineNumber) {
            if (shape.hasTime()) {
                announcedMs = clocks.place(shape);
            }
            if (!shape.label().isEmpty()) {
                finish();
                label = shape.label();
                startMs = announcedMs;
                announcedMs = Turn.NO_TIME;
            }
            if (label.isEmpty()) {
                headerLines++;
                if (headerLines > MOST_HEADER_LINES) {
                    throw new UnreadableTranscript(
                            lineNumber, "No speaker so far. Each turn begins with the speaker's name and a colon.");
                }
            } else if (!shape.words().isEmpty()) {
                words.append(words.isEmpty() ? "" : " ").append(shape.words());
            }
        }

        List<Turn> turns() {
            finish();
            if (turns.isEmpty()) {
                throw new UnreadableTranscript(
                        0, "No line with words begins with a speaker's name and a colon, for example \"Doctor: ...\".");
            }
            return turns;
        }

        private void finish() {
            if (!words.isEmpty()) {
                turns.add(new Turn(label, startMs, Turn.NO_TIME, words.toString()));
                words.setLength(0);
            }
        }
    }

    /** Times of day and times since the start, both put on a timeline that begins at 0 and never runs backwards. */
    private static final class Clocks {

        private static final long HOUR_MS = 3_600_000;

        private long originMs = Turn.NO_TIME;
        private long latestMs;

        long place(TextLines.Shape shape) {
            if (originMs == Turn.NO_TIME) {
                originMs = shape.isTimeOfDay() || shape.timeMs() >= HOUR_MS ? shape.timeMs() : 0;
            }
            latestMs = Math.max(latestMs, shape.timeMs() - originMs);
            return latestMs;
        }
    }
}
