package org.florscribe.clinical.quality;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * How far a transcript is from a reference.
 *
 * @param words of the reference
 * @param errors words put in, left out or changed, whoever spoke (WER)
 * @param errorsBySpeaker the same when each speaker's words are put together, under the pairing of speakers that costs least
 *     (cpWER; Watanabe and others, CHiME-6, 2020)
 * @param misattributed words of the reference that this pairing gives to another speaker
 */
public record WordErrors(int words, int errors, int errorsBySpeaker, int misattributed) {

    /** One turn of a transcript. */
    public record Turn(String speaker, String text) {

        /** Masked: what was said is never printed. */
        @Override
        public String toString() {
            return "Turn[masked]";
        }
    }

    /** @param numbers whether "twenty milligrams" is the same as "20 mg" */
    public static WordErrors of(List<Turn> reference, List<Turn> hypothesis, boolean numbers) {
        List<Said> ref = said(reference, numbers);
        List<Said> hyp = said(hypothesis, numbers);
        SpeakerPairs pairs = SpeakerPairs.best(bySpeaker(ref), bySpeaker(hyp));
        return new WordErrors(
                ref.size(),
                EditDistance.of(words(ref), words(hyp)),
                pairs.errors(),
                misattributed(ref, hyp, pairs.partners()));
    }

    public WordErrors plus(WordErrors other) {
        return new WordErrors(
                words + other.words,
                errors + other.errors,
                errorsBySpeaker + other.errorsBySpeaker,
                misattributed + other.misattributed);
    }

    private record Said(String speaker, String word) {}

    private static List<Said> said(List<Turn> turns, boolean numbers) {
        List<Said> out = new ArrayList<>();
        for (Turn turn : turns) {
            SpokenWords.of(turn.text(), numbers).forEach(word -> out.add(new Said(turn.speaker(), word)));
        }
        return out;
    }

    private static List<String> words(List<Said> said) {
        return said.stream().map(Said::word).toList();
    }

    private static Map<String, List<String>> bySpeaker(List<Said> said) {
        Map<String, List<String>> out = new LinkedHashMap<>();
        said.forEach(one ->
                out.computeIfAbsent(one.speaker(), who -> new ArrayList<>()).add(one.word()));
        return out;
    }

    private static int misattributed(List<Said> ref, List<Said> hyp, Map<String, String> partners) {
        int wrong = 0;
        for (CommonRuns.Run run : CommonRuns.of(words(ref), words(hyp))) {
            for (int k = 0; k < run.length(); k++) {
                String partner = partners.getOrDefault(ref.get(run.inOne() + k).speaker(), "");
                wrong += partner.equals(hyp.get(run.inOther() + k).speaker()) ? 0 : 1;
            }
        }
        return wrong;
    }
}
