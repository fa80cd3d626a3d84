package org.florscribe.clinical.quality;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The pairing of two transcripts' speakers that costs least.
 *
 * @param errors words put in, left out or changed, speaker by speaker; who has no partner counts as wholly missed or put in
 * @param partners by the reference's speakers; a speaker without one is left out
 */
record SpeakerPairs(int errors, Map<String, String> partners) {

    /** More would be tried for too long; these are paired one after the other, the most talkative first. */
    private static final int MOST = 6;

    static SpeakerPairs best(Map<String, List<String>> ref, Map<String, List<String>> hyp) {
        Map<String, Map<String, Integer>> cost = new HashMap<>();
        ref.forEach((who, words) -> {
            Map<String, Integer> row = new HashMap<>();
            hyp.forEach((other, heard) -> row.put(other, EditDistance.of(words, heard)));
            cost.put(who, row);
        });
        List<String> speakers = new ArrayList<>(ref.keySet());
        speakers.sort((a, b) -> Integer.compare(size(ref, b), size(ref, a)));
        return speakers.size() > MOST || hyp.size() > MOST + 1
                ? greedy(speakers, ref, hyp, cost)
                : tried(speakers, 0, new HashMap<>(), ref, hyp, cost);
    }

    private static int size(Map<String, List<String>> words, String who) {
        return words.getOrDefault(who, List.of()).size();
    }

    private static int cost(Map<String, Map<String, Integer>> cost, String who, String other) {
        return cost.getOrDefault(who, Map.of()).getOrDefault(other, 0);
    }

    private static SpeakerPairs tried(
            List<String> speakers,
            int at,
            Map<String, String> chosen,
            Map<String, List<String>> ref,
            Map<String, List<String>> hyp,
            Map<String, Map<String, Integer>> cost) {
        if (at == speakers.size()) {
            return total(speakers, chosen, ref, hyp, cost);
        }
        SpeakerPairs best = tried(speakers, at + 1, chosen, ref, hyp, cost);
        for (String other : hyp.keySet()) {
            if (!chosen.containsValue(other)) {
                Map<String, String> more = new HashMap<>(chosen);
                more.put(speakers.get(at), other);
                SpeakerPairs with = tried(speakers, at + 1, more, ref, hyp, cost);
                best = with.errors < best.errors ? with : best;
            }
        }
        return best;
    }

    private static SpeakerPairs greedy(
            List<String> speakers,
            Map<String, List<String>> ref,
            Map<String, List<String>> hyp,
            Map<String, Map<String, Integer>> cost) {
        Map<String, String> chosen = new HashMap<>();
        for (String who : speakers) {
            String best = "";
            int least = size(ref, who);
            for (String other : hyp.keySet()) {
                int with = cost(cost, who, other) - size(hyp, other);
                if (!chosen.containsValue(other) && with < least) {
                    least = with;
                    best = other;
                }
            }
            if (!best.isEmpty()) {
                chosen.put(who, best);
            }
        }
        return total(speakers, chosen, ref, hyp, cost);
    }

    private static SpeakerPairs total(
            List<String> speakers,
            Map<String, String> chosen,
            Map<String, List<String>> ref,
            Map<String, List<String>> hyp,
            Map<String, Map<String, Integer>> cost) {
        int errors = 0;
        for (String who : speakers) {
            String other = chosen.get(who);
            errors += other == null ? size(ref, who) : cost(cost, who, other);
        }
        for (String other : hyp.keySet()) {
            errors += chosen.containsValue(other) ? 0 : size(hyp, other);
        }
        return new SpeakerPairs(errors, Map.copyOf(chosen));
    }
}
