package org.florscribe.adapter.rules.finding;

import java.util.List;
import org.florscribe.adapter.rules.context.ConText;
import org.florscribe.adapter.rules.context.Context;
import org.florscribe.adapter.rules.lexicon.Vocabulary;
import org.florscribe.adapter.rules.text.Word;
import org.florscribe.clinical.extraction.Assertion;
import org.florscribe.clinical.extraction.Experiencer;
import org.florscribe.clinical.extraction.Temporality;

/** Problems named in a stretch of speech. */
public final class Problems {

    /** @param words in a chart's words; from counts words of the stretch */
    public record Named(String words, int from) {}

    private Problems() {}

    /** Those that are said to be there; the possible, the excluded and the feared are none. */
    public static List<Named> in(String stretch) {
        List<Word> words = Word.of(stretch);
        return Concepts.in(words).stream()
                .filter(concept -> isThere(ConText.judge(words, concept.from(), concept.to())))
                .map(concept -> new Named(wording(words, concept), concept.from()))
                .toList();
    }

    private static boolean isThere(Context context) {
        return context.assertion() != Assertion.ABSENT
                && context.experiencer() == Experiencer.PATIENT
                && context.temporality() != Temporality.HYPOTHETICAL;
    }

    /** A condition with the words said before it that make it precise: "acute lumbar strain", "left knee pain". */
    private static String wording(List<Word> words, SpokenConcept concept) {
        int from = concept.from();
        while (from > 0
                && from > concept.from() - 3
                && isPrecise(words.get(from - 1).lower())) {
            from--;
        }
        StringBuilder out = new StringBuilder();
        for (int i = from; i < concept.from(); i++) {
            out.append(words.get(i).lower()).append(' ');
        }
        return out.append(concept.term()).toString();
    }

    private static boolean isPrecise(String word) {
        return word.equals("acute")
                || word.equals("chronic")
                || word.equals("left")
                || word.equals("right")
                || word.equals("bilateral")
                || word.equals("severe")
                || word.equals("mild")
                || word.equals("recurrent")
                || word.equals("post")
                || word.equals("uncontrolled")
                || (word.length() > 3 && !Vocabulary.SITES.find(Word.of(word)).isEmpty());
    }
}
