package org.florscribe.clinical.note;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * What a second model says of the sentences of a draft that our own check found supported. It can take that from a sentence, and
 * never give it.
 *
 * @param found by sentence; one that is not there was not judged
 * @param demanded whether a sentence without an opinion counts as not checked
 */
record Opinions(Map<Opinions.Sentence, Support> found, boolean demanded) {

    /** Nobody is asked for opinions. */
    static final Opinions NONE = new Opinions(Map.of(), false);

    /** A sentence, by its words and what it rests on. */
    record Sentence(String text, List<String> evidence) {

        Sentence {
            evidence = List.copyOf(evidence);
        }

        static Sentence of(CheckedDraft.Sentence checked) {
            return new Sentence(checked.text(), checked.evidence());
        }

        /** Masked: what a note says is never printed. */
        @Override
        public String toString() {
            return "Sentence[masked, " + evidence + "]";
        }
    }

    Opinions {
        found = Map.copyOf(found);
    }

    /** The draft with what is left of its support. */
    CheckedDraft on(CheckedDraft draft) {
        if (found.isEmpty() && !demanded) {
            return draft;
        }
        return new CheckedDraft(
                draft.engine(),
                draft.form(),
                draft.sections().stream()
                        .map(section -> new CheckedDraft.Section(
                                section.code(),
                                section.sentences().stream().map(this::on).collect(Collectors.toList())))
                        .toList());
    }

    private CheckedDraft.Sentence on(CheckedDraft.Sentence sentence) {
        if (sentence.support() != Support.SUPPORTED) {
            return sentence;
        }
        Support opinion = found.getOrDefault(Sentence.of(sentence), Support.NOT_CHECKED);
        Support left = opinion == Support.NOT_CHECKED && !demanded ? Support.SUPPORTED : opinion;
        return left == Support.SUPPORTED
                ? sentence
                : new CheckedDraft.Sentence(sentence.text(), sentence.evidence(), left);
    }
}
