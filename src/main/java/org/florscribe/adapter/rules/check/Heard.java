package org.florscribe.adapter.rules.check;

import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/** What the cited utterances and notes hold. */
final class Heard {

    private final HeardVisit visit;
    private final String lower;
    private final Quantities quantities;
    private final Set<String> numbers;
    private final Named named;
    private final List<Passage> passages;
    private final List<Mention> mentions;

    /** @param age of the patient, which a statement may give although nobody said it; empty when not known */
    Heard(HeardVisit visit, String text, String age, List<Passage> passages, List<Mention> mentions) {
        this.visit = visit;
        this.lower = text.toLowerCase(Locale.ROOT);
        this.quantities = Quantities.of(text);
        this.numbers = new HashSet<>(quantities.numbers());
        this.numbers.addAll(Quantities.saidInWords(text));
        this.numbers.add(age);
        this.named = Named.in(text);
        this.passages = passages;
        this.mentions = mentions;
    }

    boolean holds(String word) {
        return lower.contains(word.toLowerCase(Locale.ROOT));
    }

    boolean matches(Pattern words) {
        return words.matcher(lower).find();
    }

    Set<String> numbers() {
        return numbers;
    }

    Set<String> amounts() {
        return quantities.amounts();
    }

    Named named() {
        return named;
    }

    List<Passage> passages() {
        return passages;
    }

    List<Mention> mentions() {
        return mentions;
    }

    /** 0 to 1: how much of what the statement is about this passage is about, too. */
    double likeness(Set<String> statement, Passage passage) {
        return likeness(statement, passage.stems());
    }

    /** The same of any stems. */
    double likeness(Set<String> statement, Set<String> stems) {
        double all = 0;
        double shared = 0;
        for (String stem : statement) {
            double weight = visit.weightOfAny(stem);
            all += weight;
            shared += stems.contains(stem) ? weight : 0;
        }
        return all == 0 ? 0 : shared / all;
    }
}
