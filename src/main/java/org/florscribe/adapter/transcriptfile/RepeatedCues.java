package org.florscribe.adapter.transcriptfile;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * Takes out what captions show more than once: the same cue twice, lines that roll up with the next cue, cues that grow word
 * by word. What a person says twice stays, unless the file as a whole repeats itself.
 */
final class RepeatedCues {

    private static final long TOUCH_MS = 50;
    private static final long PAUSE_MS = 2_000;
    private static final int MOST_JOINED_CHARACTERS = 400;
    private static final int LONGEST_LOOK_BACK = 60;
    private static final String SIGNS = "!\"#$%&'()*+,-./:;<=>?@[\\]^_`{|}~";

    /** A full stop that ends no sentence: "Could you ask Mr." */
    private static final Pattern TITLE_LAST = Pattern.compile("(?:^|\\s)(?:Mr|Mrs|Ms|Dr|St|Prof)\\.$");

    private RepeatedCues() {}

    static List<Turn> removed(List<Turn> turns) {
        List<Turn> ordered = new ArrayList<>(turns);
        ordered.removeIf(turn -> turn.text().isBlank());
        ordered.sort(Comparator.comparingLong(Turn::startMs));
        return joined(unrolled(ordered, rolls(ordered)));
    }

    private static boolean rolls(List<Turn> turns) {
        Map<String, Turn> last = new HashMap<>();
        int touching = 0;
        int repeating = 0;
        for (Turn turn : turns) {
            Turn before = last.put(turn.label(), turn);
            boolean touches = before != null && turn.startMs() <= before.endMs() + TOUCH_MS;
            if (before != null && touches && !Arrays.equals(words(before), words(turn))) {
                touching++;
                repeating += overlap(words(before), words(turn)) > 0 ? 1 : 0;
            }
        }
        return repeating >= 2 && repeating * 4 >= touching;
    }

    private static List<Turn> unrolled(List<Turn> turns, boolean rolls) {
        List<Turn> kept = new ArrayList<>();
        Map<String, Turn> lastShown = new HashMap<>();
        Map<String, Integer> lastKept = new HashMap<>();
        for (Turn turn : turns) {
            Turn before = lastShown.get(turn.label());
            Integer index = lastKept.get(turn.label());
            boolean touches = before != null && turn.startMs() <= before.endMs() + TOUCH_MS;
            if (before == null || index == null || !touches) {
                lastKept.put(turn.label(), kept.size());
                kept.add(turn);
            } else {
                String[] old = words(before);
                String[] now = words(turn);
                boolean same = Arrays.equals(old, now) && (turn.startMs() == before.startMs() || old.length > 1);
                int shared = same ? now.length : rolls ? overlap(old, now) : 0;
                if (shared == 0) {
                    lastKept.put(turn.label(), kept.size());
                    kept.add(turn);
                } else {
                    addRest(kept, lastKept, index, turn, shared, shared == old.length);
                }
            }
            lastShown.put(turn.label(), turn);
        }
        return kept;
    }

    private static void addRest(
            List<Turn> kept, Map<String, Integer> lastKept, int index, Turn turn, int shared, boolean grows) {
        Turn previous = kept.get(index);
        String rest = restOf(turn.text(), shared);
        long end = Math.max(previous.endMs(), turn.endMs());
        boolean sameSentence = grows && previous.startMs() == turn.startMs();
        if (rest.isEmpty()) {
            kept.set(index, previous.until(end));
        } else if (sameSentence) {
            kept.set(index, previous.saying(previous.text() + " " + rest).until(end));
        } else {
            lastKept.put(turn.label(), kept.size());
            kept.add(turn.saying(rest));
        }
    }

    /** How many of the first words of the later text are the last words of the earlier one; one word alone is chance. */
    private static int overlap(String[] earlier, String[] later) {
        int most = Math.min(Math.min(earlier.length, later.length), LONGEST_LOOK_BACK);
        for (int length = most; length > 0; length--) {
            boolean whole = length == earlier.length || length == later.length;
            if ((length > 1 || whole)
                    && Arrays.equals(earlier, earlier.length - length, earlier.length, later, 0, length)) {
                return length;
            }
        }
        return 0;
    }

    /** Cues cut a sentence where the screen ends; the same voice going on without a pause is one utterance. */
    private static List<Turn> joined(List<Turn> turns) {
        List<Turn> joined = new ArrayList<>();
        for (Turn turn : turns) {
            int last = joined.size() - 1;
            if (last >= 0 && goesOn(joined.get(last), turn)) {
                Turn before = joined.get(last);
                joined.set(
                        last,
                        before.saying(before.text() + " " + turn.text()).until(Math.max(before.endMs(), turn.endMs())));
            } else {
                joined.add(turn);
            }
        }
        return joined;
    }

    private static boolean goesOn(Turn before, Turn turn) {
        return !turn.label().isEmpty()
                && before.label().equalsIgnoreCase(turn.label())
                && turn.startMs() - before.endMs() <= PAUSE_MS
                && before.text().length() + turn.text().length() < MOST_JOINED_CHARACTERS
                && !endsSentence(before.text());
    }

    private static boolean endsSentence(String text) {
        char last = text.charAt(text.length() - 1);
        return ".?!…\"”。？！".indexOf(last) >= 0 && !TITLE_LAST.matcher(text).find();
    }

    private static String[] words(Turn turn) {
        return Arrays.stream(turn.text().split(" ", -1))
                .map(word -> withoutSigns(word.toLowerCase(Locale.ROOT)))
                .toArray(String[]::new);
    }

    /** Without signs of punctuation at its ends; a pattern would look for the end from each sign of a long row of them. */
    private static String withoutSigns(String word) {
        int from = 0;
        int to = word.length();
        while (from < to && SIGNS.indexOf(word.charAt(from)) >= 0) {
            from++;
        }
        while (to > from && SIGNS.indexOf(word.charAt(to - 1)) >= 0) {
            to--;
        }
        return word.substring(from, to);
    }

    private static String restOf(String text, int words) {
        int at = 0;
        for (int i = 0; i < words; i++) {
            int space = text.indexOf(' ', at);
            if (space < 0) {
                return "";
            }
            at = space + 1;
        }
        return text.substring(at);
    }
}
