package org.florscribe.adapter.rules.finding;

import java.util.Optional;
import org.florscribe.adapter.rules.lexicon.Entry;
import org.florscribe.adapter.rules.lexicon.Vocabulary;
import org.florscribe.adapter.rules.text.Word;

/** The organ system a symptom is reviewed under. */
public final class SymptomSystems {

    private SymptomSystems() {}

    /** @param symptom in a chart's words, e.g. "right knee pain"; empty when it is no symptom we know */
    public static Optional<String> of(String symptom) {
        return Vocabulary.SYMPTOMS
                .term(symptom)
                .map(Entry::group)
                .or(() -> Concepts.in(Word.of(symptom)).stream()
                        .map(SpokenConcept::group)
                        .findFirst());
    }
}
