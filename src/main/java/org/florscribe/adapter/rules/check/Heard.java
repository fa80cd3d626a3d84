package org.florscribe.adapter.rules.check;

import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.florscribe.adapter.rules.finding.Assertions.Asserted;

/** What the cited utterances and notes hold. */
final class Heard {

    private final String lower;
    private final Quantities quantities;
    private final Set<String> numbers;
    private final Named named;
    private final List<Asserted> asserted;

    /** @param age of the patient, which a statement may give although nobody said it; empty when not known */
    Heard(String text, String age, List<Asserted> asserted) {
        this.lower = text.toLowerCase(Locale.ROOT);
        this.quantities = Quantities.of(text);
        this.numbers = new HashSet<>(quantities.numbers());
        this.numbers.addAll(Quantities.saidInWords(text));
        this.numbers.add(age);
        this.named = Named.in(text);
        this.asserted = List.copyOf(asserted);
    }

    boolean holds(String word) {
        return lower.contains(word.toLowerCase(Locale.ROOT));
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

    List<Asserted> asserted() {
        return asserted;
    }
}
