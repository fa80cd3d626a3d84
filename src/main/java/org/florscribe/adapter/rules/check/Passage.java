package org.florscribe.adapter.rules.check;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.florscribe.adapter.rules.text.Stem;
import org.florscribe.adapter.rules.text.Word;
import org.florscribe.adapter.rules.text.WordSet;
import org.florscribe.clinical.extraction.Assertion;

/**
 * One sentence as it was heard.
 *
 * @param index its place among the sentences of the visit
 * @param evidence ids of the utterances or context items it is from; of a question also its answer's
 * @param words of the sentence itself
 * @param stems of the sentence, and of the question or answer that belongs to it
 * @param quantities of the sentence itself
 * @param asked of a question, how it was answered; empty for what was told
 */
record Passage(
        int index,
        Set<String> evidence,
        List<Word> words,
        Set<String> stems,
        Quantities quantities,
        Optional<Assertion> asked) {

    private static final Set<String> COMMON = WordSet.of("""
            the a an and or of to in on at for with by from as is are was were be been being has have had do does did
            he she they it i you we his her their my your our that this these those who which what there here so but
            if then than also not no any some all patient today report deny denie state note present will would can
            could should may might just about very really like well okay yeah yes um uh know think got get go going
            him them me us mr mrs ms dr up out down over back now one
            """);

    /** The stems that say what a text is about. */
    static Set<String> stemsOf(List<Word> words) {
        Set<String> out = new HashSet<>();
        for (Word word : words) {
            if (!word.isMark() && !COMMON.contains(word.lower())) {
                String stem = Stem.of(word.lower());
                if (!COMMON.contains(stem)) {
                    out.add(stem);
                }
            }
        }
        return out;
    }

    boolean isCited(Set<String> cited) {
        return evidence.stream().anyMatch(cited::contains);
    }

    /** Masked: what was said is never printed. */
    @Override
    public String toString() {
        return "Passage[" + index + ", " + evidence + "]";
    }
}
