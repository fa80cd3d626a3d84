package org.florscribe.web.visit;

import com.github.difflib.DiffUtils;
import com.github.difflib.patch.AbstractDelta;
import com.github.difflib.patch.Patch;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Two versions of a sentence, word by word. */
final class WordDiff {

    private WordDiff() {}

    /** Words that stayed, went or came. */
    public enum Kind {
        SAME,
        REMOVED,
        ADDED
    }

    /** A run of words with one fate. */
    public record Piece(Kind kind, String text) {

        @Override
        public String toString() {
            return "Piece[" + kind + "]";
        }
    }

    static List<Piece> of(String before, String after) {
        List<String> was = words(before);
        List<String> now = words(after);
        Patch<String> patch = DiffUtils.diff(was, now);
        List<Piece> pieces = new ArrayList<>();
        int at = 0;
        for (AbstractDelta<String> delta : patch.getDeltas()) {
            int start = delta.getSource().getPosition();
            add(pieces, Kind.SAME, was.subList(at, start));
            add(pieces, Kind.REMOVED, delta.getSource().getLines());
            add(pieces, Kind.ADDED, delta.getTarget().getLines());
            at = start + delta.getSource().size();
        }
        add(pieces, Kind.SAME, was.subList(at, was.size()));
        return pieces;
    }

    private static List<String> words(String text) {
        return text.isBlank() ? List.of() : Arrays.asList(text.strip().split("\\s+"));
    }

    private static void add(List<Piece> pieces, Kind kind, List<String> words) {
        if (!words.isEmpty()) {
            pieces.add(new Piece(kind, String.join(" ", words)));
        }
    }
}
