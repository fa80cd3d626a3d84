package org.florscribe.adapter.rules.context;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.florscribe.adapter.rules.lexicon.Lexicon;
import org.florscribe.adapter.rules.text.Word;

/** The trigger words of ConText and where they stand in a sentence. */
public final class Triggers {

    /** What a trigger says of the concepts in its scope. */
    public enum Meaning {
        NEGATED,
        UNCERTAIN,
        FAMILY,
        OTHER,
        HISTORICAL,
        HYPOTHETICAL,
        PSEUDO,
        STOP
    }

    /** Where a trigger's scope lies. */
    public enum Direction {
        FORWARD,
        BACKWARD,
        BOTH
    }

    /** A trigger at the words from (inclusive) to (exclusive). */
    public record Found(Meaning meaning, Direction direction, String text, int from, int to) {}

    private record Trigger(Meaning meaning, Direction direction, List<String> words) {}

    private static final Map<String, List<Trigger>> BY_FIRST_WORD = read();

    private Triggers() {}

    private static Map<String, List<Trigger>> read() {
        Map<String, List<Trigger>> out = new HashMap<>();
        for (String[] line : Lexicon.lines("context.txt")) {
            Meaning meaning = Meaning.valueOf(line[0].strip());
            Direction direction = Direction.valueOf(line[1].strip());
            for (String phrase : line[2].split(";", -1)) {
                List<String> words =
                        Word.of(phrase.strip()).stream().map(Word::lower).toList();
                out.computeIfAbsent(words.get(0), w -> new ArrayList<>()).add(new Trigger(meaning, direction, words));
            }
        }
        return out;
    }

    /** All triggers; of a meaning and direction the longest at each place, and none inside a pseudo-trigger. */
    public static List<Found> in(List<Word> words) {
        List<Found> found = new ArrayList<>();
        for (int i = 0; i < words.size(); i++) {
            for (Trigger trigger : BY_FIRST_WORD.getOrDefault(words.get(i).lower(), List.of())) {
                if (standsAt(words, i, trigger.words())) {
                    found.add(new Found(
                            trigger.meaning(),
                            trigger.direction(),
                            String.join(" ", trigger.words()),
                            i,
                            i + trigger.words().size()));
                }
            }
        }
        List<Found> out = new ArrayList<>();
        for (Found one : found) {
            if (found.stream().noneMatch(other -> swallows(other, one))) {
                out.add(one);
            }
        }
        return out;
    }

    private static boolean swallows(Found longer, Found one) {
        boolean inside = !longer.equals(one)
                && longer.from() <= one.from()
                && longer.to() >= one.to()
                && longer.to() - longer.from() > one.to() - one.from();
        if (!inside || one.meaning() == Meaning.STOP) {
            return inside && longer.meaning() == Meaning.STOP;
        }
        boolean alike = longer.meaning() == one.meaning();
        boolean unsaid = longer.meaning() == Meaning.PSEUDO;
        boolean doubted = longer.meaning() == Meaning.UNCERTAIN && one.meaning() == Meaning.NEGATED;
        return alike || unsaid || doubted;
    }

    private static boolean standsAt(List<Word> words, int at, List<String> phrase) {
        if (at + phrase.size() > words.size()) {
            return false;
        }
        for (int i = 1; i < phrase.size(); i++) {
            if (!words.get(at + i).lower().equals(phrase.get(i))) {
                return false;
            }
        }
        return true;
    }
}
