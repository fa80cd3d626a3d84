package org.florscribe.adapter.rules.check;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.florscribe.adapter.rules.context.ConText;
import org.florscribe.adapter.rules.context.Context;
import org.florscribe.adapter.rules.context.Triggers;
import org.florscribe.adapter.rules.context.Triggers.Found;
import org.florscribe.adapter.rules.context.Triggers.Meaning;
import org.florscribe.adapter.rules.finding.Assertions;
import org.florscribe.adapter.rules.text.Stem;
import org.florscribe.adapter.rules.text.Word;
import org.florscribe.adapter.rules.text.WordSet;
import org.florscribe.clinical.extraction.Assertion;
import org.florscribe.clinical.extraction.Temporality;

/**
 * Whether words that no vocabulary holds are denied where they were told, or told where they were denied: "no other injuries",
 * "denies smoking". Only what stands right behind a negation counts, and only where nothing that was heard says otherwise.
 */
final class Unnamed {

    private static final int REACH = 3;

    /** So much of a statement has to be shared by a passage that speaks against it. */
    private static final double ALIKE = 0.3;

    /** Say little by themselves: of what? */
    private static final Set<String> VAGUE = WordSet.of("""
            time use used using history family issue issues problem problems change changes recent recently previous
            previously prior current currently chronic medication medications medicine medicines take taking taken sign
            signs evidence symptom symptoms left right other others new significant additional further however therefore
            although treatment treatments thing things way day days week weeks month months year years level levels since
            associated related concern concerns complaint complaints condition conditions area reason
            """);

    /** Part the negation from what follows. */
    private static final Set<String> PARTS =
            WordSet.of("and but on in at with for to from by which that who because when while if , ; : .");

    /** Negations of things; "can't" and "didn't" negate doings, which a note words in other ways. */
    private static final Set<String> OF_THINGS = Set.of(
            "no",
            "without",
            "no other",
            "no new",
            "no known",
            "no further",
            "no evidence of",
            "no sign of",
            "no signs of",
            "no history of",
            "negative for",
            "free of",
            "absence of",
            "lack of",
            "none of",
            "never had",
            "not have",
            "do not have",
            "don't have",
            "haven't had",
            "not had",
            "have not",
            "denies",
            "denied");

    private static final Set<String> FAILS = WordSet.of(
            "unable cannot can't fail failed fails lack lacks refuse refuses decline declines limited trouble");

    private final List<Word> words;
    private final List<Found> triggers;
    private final Set<String> about;
    private final Set<Integer> known;
    private final Heard heard;

    Unnamed(List<Word> words, Set<String> about, Heard heard) {
        this.heard = heard;
        this.words = words;
        this.triggers = Triggers.in(words);
        this.about = about;
        this.known = Assertions.placesIn(words, term -> isMentioned(term, heard));
    }

    private static boolean isMentioned(String term, Heard heard) {
        return heard.mentions().stream()
                .anyMatch(mention -> Polarity.closeness(term, mention.asserted().term()) > 0);
    }

    boolean isOpposed() {
        return words.stream().noneMatch(word -> FAILS.contains(word.lower()))
                && IntStream.range(0, words.size())
                        .filter(at -> !known.contains(at) && isTelling(words.get(at)))
                        .anyMatch(at -> isOpposed(at));
    }

    private static boolean isTelling(Word word) {
        return word.text().length() > 2
                && !word.isNumber()
                && !VAGUE.contains(word.lower())
                && !word.lower().endsWith("ly")
                && !Passage.stemsOf(List.of(word)).isEmpty();
    }

    boolean isOpposed(int at) {
        Context claimed = ConText.judge(words, triggers, at, at + 1);
        boolean negates = triggers.stream().anyMatch(trigger -> trigger.from() <= at && at < trigger.to());
        if (negates
                || claimed.temporality() == Temporality.HYPOTHETICAL
                || claimed.assertion() == Assertion.UNCERTAIN) {
            return false;
        }
        boolean denied = isDenied(words, triggers, at);
        if (!denied && claimed.assertion() == Assertion.ABSENT) {
            return false;
        }
        double told = 0;
        double toldAway = 0;
        boolean open = false;
        String stem = Stem.of(words.get(at).lower());
        for (Passage passage : heard.passages()) {
            for (int i : placesOf(stem, passage)) {
                double likeness = heard.likeness(about, passage);
                Assertion said = said(passage, i);
                if (said == Assertion.PRESENT) {
                    told = Math.max(told, likeness);
                } else if (said == Assertion.ABSENT) {
                    toldAway = Math.max(toldAway, likeness);
                } else {
                    open = true;
                }
            }
        }
        return !open && (denied ? told >= ALIKE && toldAway == 0 : toldAway >= ALIKE && told == 0);
    }

    private static Set<Integer> placesOf(String stem, Passage passage) {
        Set<Integer> out = new HashSet<>();
        if (passage.stems().contains(stem)) {
            for (int i = 0; i < passage.words().size(); i++) {
                if (Stem.of(passage.words().get(i).lower()).equals(stem)) {
                    out.add(i);
                }
            }
        }
        return out;
    }

    /** Uncertain where the word is neither plainly told nor plainly denied. */
    private static Assertion said(Passage passage, int at) {
        List<Found> around = Triggers.in(passage.words());
        Context context = ConText.judge(passage.words(), around, at, at + 1);
        boolean denied = isDenied(passage.words(), around, at);
        if (passage.asked().isPresent()) {
            boolean asksForAny = isBehind(passage.words(), "any", at);
            Assertion answer = passage.asked().get();
            return denied ? Assertion.ABSENT : asksForAny || answer == Assertion.PRESENT ? answer : Assertion.UNCERTAIN;
        }
        if (context.assertion() == Assertion.PRESENT) {
            return context.temporality() == Temporality.HYPOTHETICAL ? Assertion.UNCERTAIN : Assertion.PRESENT;
        }
        return denied ? Assertion.ABSENT : Assertion.UNCERTAIN;
    }

    private static boolean isBehind(List<Word> words, String first, int at) {
        for (int i = Math.max(0, at - REACH); i < at; i++) {
            if (words.get(i).lower().equals(first)) {
                return true;
            }
        }
        return false;
    }

    private static boolean isDenied(List<Word> words, List<Found> triggers, int at) {
        return ConText.judge(words, triggers, at, at + 1).assertion() == Assertion.ABSENT
                && triggers.stream()
                        .anyMatch(trigger -> trigger.meaning() == Meaning.NEGATED
                                && OF_THINGS.contains(trigger.text())
                                && trigger.to() <= at
                                && at - trigger.to() < REACH
                                && words.subList(trigger.to(), at).stream()
                                        .noneMatch(word -> PARTS.contains(word.lower())));
    }
}
