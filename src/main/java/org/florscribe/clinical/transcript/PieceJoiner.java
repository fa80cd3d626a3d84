package org.florscribe.clinical.transcript;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Puts what engines understood of the pieces of one recording together on its timeline. Of words that two pieces share, each
 * comes once; where the pieces do not agree, a word is rather doubled than lost.
 */
final class PieceJoiner {

    /** Looked through at a joint when the engine tells no times of words. */
    private static final int WORDS_AROUND_A_JOINT = 80;

    /** Shorter ones are alike by chance. */
    private static final int SHORTEST_RUN = 3;

    private final VoiceMatch voices;

    PieceJoiner(SpeakerAttribution attribution) {
        this.voices = new VoiceMatch(attribution);
    }

    /** One piece with what was understood of it. */
    record Heard(Piece piece, SpokenText text) {}

    /** @return lines in order of time; equal voices are one voice, as far as that could be told */
    List<SpokenLine> join(List<Heard> pieces) {
        List<List<SpokenLine>> joined = new ArrayList<>();
        List<Map<String, String>> sameVoices = new ArrayList<>();
        for (int i = 0; i < pieces.size(); i++) {
            List<SpokenLine> lines = lines(pieces.get(i));
            Map<String, String> same = Map.of();
            if (i > 0
                    && pieces.get(i).piece().place().startMs()
                            < pieces.get(i - 1).piece().place().endMs()) {
                SharedWords joint = new SharedWords(joined.get(i - 1), lines);
                same = joint.sameVoices();
                Cut cut = cut(joint, pieces.get(i - 1).piece(), pieces.get(i).piece());
                joined.set(i - 1, upTo(joined.get(i - 1), cut.end()));
                lines = from(lines, cut.start());
            }
            joined.add(lines);
            sameVoices.add(same);
        }
        return voices.match(joined, sameVoices).stream()
                .sorted(Comparator.comparingLong(SpokenLine::startMs))
                .toList();
    }

    /** The earlier piece counts up to the word {@code end}, the later one from the word {@code start} on. */
    private record Cut(int end, int start) {}

    private static Cut cut(SharedWords joint, Piece earlier, Piece later) {
        long middle = (later.place().startMs() + earlier.place().endMs()) / 2;
        if (!joint.areTimed()) {
            return joint.longestRun(WORDS_AROUND_A_JOINT)
                    .filter(run -> run.length() >= SHORTEST_RUN)
                    .map(run -> new Cut(run.earlier() + run.length() / 2, run.later() + run.length() / 2))
                    .orElseGet(() -> new Cut(joint.earlierCount(), 0));
        }
        Optional<SharedWords.Pair> nearest = joint.pairs().stream()
                .min(Comparator.comparingLong(
                        pair -> Math.abs(joint.earlier(pair.earlier()).endMs() - middle)));
        if (nearest.isPresent()) {
            return new Cut(nearest.get().earlier() + 1, nearest.get().later() + 1);
        }
        int end = joint.earlierBefore(middle);
        int start = joint.laterBefore(middle);
        boolean laterSilent = joint.laterBefore(earlier.place().endMs()) == 0;
        boolean earlierSilent = joint.earlierBefore(later.place().startMs()) == joint.earlierCount();
        return new Cut(laterSilent ? joint.earlierCount() : end, earlierSilent ? 0 : start);
    }

    private static List<SpokenLine> lines(Heard heard) {
        List<SpokenLine> lines = new ArrayList<>();
        for (SpokenText.Phrase phrase : heard.text().phrases()) {
            SpokenLine.of(phrase, heard.piece()).ifPresent(lines::add);
        }
        lines.sort(Comparator.comparingLong(SpokenLine::startMs));
        return lines;
    }

    private static List<SpokenLine> upTo(List<SpokenLine> lines, int words) {
        return between(lines, 0, words);
    }

    private static List<SpokenLine> from(List<SpokenLine> lines, int words) {
        return between(lines, words, Integer.MAX_VALUE);
    }

    private static List<SpokenLine> between(List<SpokenLine> lines, int from, int to) {
        List<SpokenLine> left = new ArrayList<>();
        int before = 0;
        for (SpokenLine line : lines) {
            int count = line.words().size();
            line.between(Math.min(count, Math.max(0, from - before)), Math.max(0, Math.min(count, to - before)))
                    .ifPresent(left::add);
            before += count;
        }
        return left;
    }
}
