package org.florscribe.adapter.rules.context;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.florscribe.adapter.rules.context.Triggers.Direction;
import org.florscribe.adapter.rules.context.Triggers.Found;
import org.florscribe.adapter.rules.context.Triggers.Meaning;
import org.florscribe.adapter.rules.text.Word;
import org.florscribe.adapter.rules.text.WordSet;
import org.florscribe.clinical.extraction.Assertion;
import org.florscribe.clinical.extraction.Experiencer;
import org.florscribe.clinical.extraction.Temporality;

/**
 * ConText (Harkema, Dowling, Thornblade, Chapman 2009): a trigger opens a scope that runs in its direction to the end of
 * the sentence or to a termination term; concepts inside the scope take the trigger's meaning; pseudo-triggers open none.
 */
public final class ConText {

    /** A comma ends a scope when what follows begins a new clause. */
    private static final Set<String> CLAUSE_STARTS = WordSet.of("""
            he she they i we it patient i'm i've it's he's she's they're you you're that's has is does have had
            was then with just some mild mostly so there's yes yeah my
            """);

    private static final Set<String> ANSWERS = Set.of("none", "negative", "denies", "absent", "no");

    /** Also what opens a new thought where speech has no marks. */
    private static final Set<String> ENDS = Set.of(".", "?", "!", ";", "okay", "ok", "alright");

    private static final Set<String> THINKS = Set.of("think", "guess", "believe", "know", "suppose");

    private static final int NEAR = 9;

    private ConText() {}

    /** @param words one sentence; the concept is at from (inclusive) to (exclusive) */
    public static Context judge(List<Word> words, int from, int to) {
        return judge(words, Triggers.in(words), from, to);
    }

    /** As above, with the sentence's triggers already found. */
    public static Context judge(List<Word> words, List<Found> triggers, int from, int to) {
        EnumSet<Meaning> meanings = EnumSet.noneOf(Meaning.class);
        for (Found trigger : triggers) {
            if (trigger.meaning() != Meaning.STOP
                    && trigger.meaning() != Meaning.PSEUDO
                    && !overlaps(trigger, from, to)
                    && reaches(words, triggers, trigger, from, to)) {
                meanings.add(trigger.meaning());
            }
        }
        return new Context(assertion(words, meanings, to), experiencer(meanings), temporality(meanings));
    }

    private static boolean overlaps(Found trigger, int from, int to) {
        return trigger.from() < to && from < trigger.to();
    }

    private static boolean reaches(List<Word> words, List<Found> triggers, Found trigger, int from, int to) {
        boolean forward = trigger.direction() != Direction.BACKWARD && trigger.to() <= from;
        boolean backward = trigger.direction() != Direction.FORWARD && trigger.from() >= to;
        if (forward) {
            return isOpen(words, triggers, trigger.meaning(), trigger.to(), from)
                    && from - trigger.to() <= reach(trigger);
        }
        return backward
                && trigger.from() - to <= NEAR
                && isOpen(words, triggers, trigger.meaning(), to, trigger.from());
    }

    /** Spoken "don't" and "not" rule fewer words than a written "denies". */
    private static int reach(Found trigger) {
        boolean spoken = trigger.meaning() == Meaning.NEGATED
                && (trigger.text().equals("not")
                        || trigger.text().endsWith("n't")
                        || trigger.text().equals("never")
                        || trigger.text().equals("can't"));
        return spoken ? NEAR + 3 : 40;
    }

    private static boolean isOpen(List<Word> words, List<Found> triggers, Meaning meaning, int from, int to) {
        for (int i = from; i < to; i++) {
            String mark = words.get(i).lower();
            if (ENDS.contains(mark)) {
                return false;
            }
            boolean person = meaning == Meaning.FAMILY || meaning == Meaning.OTHER;
            if (person && isPatient(words.get(i).lower()) && !isAside(words, i)) {
                return false;
            }
            if (mark.equals(",")
                    && i + 1 < words.size()
                    && CLAUSE_STARTS.contains(words.get(i + 1).lower())
                    && !(person && isAside(words, i + 1))
                    && meaning != Meaning.HYPOTHETICAL) {
                return false;
            }
        }
        for (Found stop : triggers) {
            if (stop.meaning() == Meaning.STOP && stop.from() >= from && stop.to() <= to) {
                return false;
            }
        }
        return true;
    }

    /** "My mom and her sister, I think they both had it": says how sure the speaker is, and of nobody. */
    private static boolean isAside(List<Word> words, int at) {
        return at + 1 < words.size()
                && words.get(at).lower().equals("i")
                && THINKS.contains(words.get(at + 1).lower());
    }

    private static boolean isPatient(String word) {
        return word.equals("i")
                || word.equals("i'm")
                || word.equals("i've")
                || word.equals("patient")
                || word.equals("you")
                || word.equals("me");
    }

    private static Assertion assertion(List<Word> words, Set<Meaning> meanings, int to) {
        if (meanings.contains(Meaning.UNCERTAIN)) {
            return Assertion.UNCERTAIN;
        }
        return meanings.contains(Meaning.NEGATED) || isAnsweredNo(words, to) ? Assertion.ABSENT : Assertion.PRESENT;
    }

    /** "Murmur: none." */
    private static boolean isAnsweredNo(List<Word> words, int to) {
        if (to + 1 >= words.size() || !words.get(to).lower().equals(":")) {
            return false;
        }
        String next = words.get(to + 1).lower();
        boolean alone = to + 2 >= words.size() || words.get(to + 2).isMark();
        return ANSWERS.contains(next) && (alone || !next.equals("no"));
    }

    private static Experiencer experiencer(Set<Meaning> meanings) {
        if (meanings.contains(Meaning.FAMILY)) {
            return Experiencer.FAMILY;
        }
        return meanings.contains(Meaning.OTHER) ? Experiencer.OTHER : Experiencer.PATIENT;
    }

    private static Temporality temporality(Set<Meaning> meanings) {
        if (meanings.contains(Meaning.HYPOTHETICAL)) {
            return Temporality.HYPOTHETICAL;
        }
        return meanings.contains(Meaning.HISTORICAL) ? Temporality.HISTORICAL : Temporality.CURRENT;
    }

    /** The negation words of a sentence, pseudo-negations left out. */
    public static List<String> negations(List<Word> words) {
        List<String> out = new ArrayList<>();
        for (Found trigger : Triggers.in(words)) {
            if (trigger.meaning() == Meaning.NEGATED) {
                out.add(trigger.text());
            }
        }
        return out;
    }
}
