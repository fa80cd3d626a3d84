package org.florscribe.adapter.languagemodel;

import java.util.ArrayList;
import java.util.List;
import org.florscribe.clinical.transcript.Utterance;

/**
 * Parts of a visit that a model can read at a time. Each begins with the last lines of the one before, so that a question and its
 * answer are read together in at least one.
 */
final class Windows {

    /** What is read twice: this part of a window, and at least one line. */
    private static final int OVERLAP = 8;

    private static final int FEWEST_AGAIN = 1;

    private Windows() {}

    /**
     * @param tokens that the lines of one window may take
     * @return in order, together all lines; one line that is larger than a window stands alone; one empty window of a visit without lines
     */
    static List<List<Utterance>> of(List<Utterance> utterances, int tokens) {
        if (utterances.isEmpty()) {
            return List.of(List.of());
        }
        List<List<Utterance>> windows = new ArrayList<>();
        int from = 0;
        while (from < utterances.size()) {
            int to = from + 1;
            int used = Material.tokens(utterances.get(from));
            while (to < utterances.size() && used + Material.tokens(utterances.get(to)) <= tokens) {
                used += Material.tokens(utterances.get(to));
                to++;
            }
            windows.add(utterances.subList(from, to));
            if (to == utterances.size()) {
                break;
            }
            from = Math.max(from + 1, again(utterances, to, tokens / OVERLAP));
        }
        return windows;
    }

    /** Where the next window begins. */
    private static int again(List<Utterance> utterances, int end, int tokens) {
        int from = end;
        int used = 0;
        while (from > 0) {
            used += Material.tokens(utterances.get(from - 1));
            if (used > tokens && end - from >= FEWEST_AGAIN) {
                break;
            }
            from--;
        }
        return from;
    }
}
