package org.florscribe.adapter.transcriptfile;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What each line of a text transcript holds: a time, a speaker, words, or some of them. */
final class TextLines {

    private static final String TIME =
            "(?:(\\d{1,2}):)?(\\d{1,3}):(\\d{2})(?:[.,](\\d{1,9}))?(?:\\s?([AaPp])\\.?[Mm]\\.?)?(?![\\d:])";
    private static final Pattern BRACKETED_FIRST = Pattern.compile(
            "^\\s*[\\[(]\\s*" + TIME + "(?:\\s*(?:-->|-|–)\\s*[\\d:.,]{4,12})?\\s*[\\])]\\s*[-–—:|]?\\s*(.*)$");
    private static final Pattern BARE_FIRST =
            Pattern.compile("^\\s*" + TIME + "(?:\\s*(?:-->|-|–)\\s*[\\d:.,]{4,12})?(?:\\s*[-–—|]\\s*|\\s+|$)(.*)$");
    private static final Pattern AFTER_NAME = Pattern.compile(
            "^\\s*(\\p{L}[^:\\[\\]]{0,59}?)\\s*(?:\\s|[\\[(]|-\\s)\\s*" + TIME + "\\s*([\\])])?\\s*([:：])?\\s*(.*)$");
    private static final Pattern BRACKETED_NAME = Pattern.compile("^\\s*\\[([^\\[\\]:]{1,40})\\]\\s*:?\\s*(.*)$");
    private static final Pattern CHAT =
            Pattern.compile("^From\\s+([^:]{1,60}?)(?:\\s+to\\s+(?:Everyone|Me)[^:]{0,20})?\\s*:");
    private static final int LONGEST_HEAD = 140;
    private static final int TIME_GROUPS = 5;

    private final SpeakerLabels labels;

    /**
     * One line taken apart.
     *
     * @param timeMs {@link Turn#NO_TIME} when it has none
     * @param label empty when it names nobody
     */
    record Shape(long timeMs, boolean isTimeOfDay, String label, String words) {

        boolean hasTime() {
            return timeMs != Turn.NO_TIME;
        }

        Shape named(String newLabel, String newWords) {
            return new Shape(timeMs, isTimeOfDay, newLabel, newWords);
        }

        /** Masked: what was said is never printed. */
        @Override
        public String toString() {
            return "Shape[masked]";
        }
    }

    TextLines(List<String> lines) {
        List<String> withoutTimes = new ArrayList<>();
        List<String> headNames = new ArrayList<>();
        for (String line : lines) {
            afterName(line).ifPresent(shape -> headNames.add(shape.label()));
            withoutTimes.add(first(line).map(Shape::words).orElse(line));
        }
        labels = new SpeakerLabels(withoutTimes);
        headNames.forEach(labels::count);
    }

    Shape read(String line) {
        Optional<Shape> timeFirst = first(line);
        if (timeFirst.isPresent()) {
            Shape shape = timeFirst.get();
            Shape named = named(shape);
            boolean onlyAName = named.label().isEmpty() && labels.isSpeaker(shape.words());
            if (onlyAName) {
                return shape.named(shape.words(), "");
            }
            boolean bareNumberInASentence = named.label().isEmpty()
                    && !shape.words().isEmpty()
                    && Character.isDigit(line.stripLeading().charAt(0));
            return bareNumberInASentence ? unnamed(line) : named;
        }
        Optional<Shape> nameFirst = afterName(line).filter(shape -> labels.isSpeaker(shape.label()));
        return nameFirst.orElseGet(() -> named(unnamed(line)));
    }

    private Shape named(Shape shape) {
        String words = shape.words();
        Matcher bracketed = BRACKETED_NAME.matcher(words);
        if (bracketed.matches() && isRoleOrNumber(bracketed.group(1))) {
            return shape.named(Lines.clean(bracketed.group(1)), bracketed.group(2));
        }
        return labels.read(words)
                .map(found -> shape.named(found.label(), found.words()))
                .orElse(shape);
    }

    /** In brackets stand also "[laughs]" and "[inaudible]". */
    private boolean isRoleOrNumber(String label) {
        return SpeakerLabels.isNumbered(label) || (RoleWords.namesRole(label) && labels.isSpeaker(label));
    }

    private static Shape unnamed(String line) {
        return new Shape(Turn.NO_TIME, false, "", line.strip());
    }

    private static Optional<Shape> first(String line) {
        if (line.isEmpty() || !mayHoldTime(line)) {
            return Optional.empty();
        }
        Matcher match = BRACKETED_FIRST.matcher(line);
        if (!match.matches()) {
            match = BARE_FIRST.matcher(line);
        }
        return match.matches()
                ? shape(match, 1, "", CHAT.matcher(match.group(TIME_GROUPS + 1)).replaceFirst("$1:"))
                : Optional.empty();
    }

    /** "Name 0:12", "Name (00:12): words", "Name [00:00:12] words"; a bare time before words needs the colon. */
    private static Optional<Shape> afterName(String line) {
        if (!mayHoldTime(line)) {
            return Optional.empty();
        }
        Matcher match = AFTER_NAME.matcher(line);
        if (!match.matches()) {
            return Optional.empty();
        }
        String words = match.group(TIME_GROUPS + 4);
        boolean closed = match.group(TIME_GROUPS + 2) != null || match.group(TIME_GROUPS + 3) != null;
        if (!words.isEmpty() && !closed) {
            return Optional.empty();
        }
        String label = Lines.clean(match.group(1)).replaceFirst("[\\s,(\\[-]+$", "");
        return label.isEmpty() ? Optional.empty() : shape(match, 2, label, words);
    }

    private static boolean mayHoldTime(String line) {
        int colon = line.indexOf(':');
        return colon > 0 && colon < LONGEST_HEAD;
    }

    private static Optional<Shape> shape(Matcher match, int firstGroup, String label, String words) {
        long first = number(match.group(firstGroup));
        long second = number(match.group(firstGroup + 1));
        long third = number(match.group(firstGroup + 2));
        String half = match.group(firstGroup + 4);
        boolean hasThree = match.group(firstGroup) != null;
        if (third > 59 || (hasThree && second > 59)) {
            return Optional.empty();
        }
        boolean timeOfDay = half != null;
        long hours = timeOfDay && !hasThree ? second : first;
        long minutes = timeOfDay && !hasThree ? third : second;
        long seconds = timeOfDay && !hasThree ? 0 : third;
        if (timeOfDay) {
            hours = hours % 12 + (half.toLowerCase(Locale.ROOT).equals("p") ? 12 : 0);
        }
        return Optional.of(new Shape(((hours * 60 + minutes) * 60 + seconds) * 1000, timeOfDay, label, words.strip()));
    }

    private static long number(@Nullable String digits) {
        return digits == null ? 0 : Long.parseLong(digits);
    }
}
