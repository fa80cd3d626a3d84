package org.florscribe.adapter.rules.text;

import java.util.ArrayList;
import java.util.List;

/** Cuts what is too long to be one person's breath, so that the work on a text stays in proportion to its length. */
public final class Pieces {

    private static final int LONGEST = 4000;
    private static final int LONGEST_WORD = 60;

    private Pieces() {}

    /** Parts of at most 4000 characters, cut between words; what has no space for 60 characters is no word and left out. */
    public static List<String> of(String text) {
        if (text.length() <= LONGEST && !hasEndlessWord(text)) {
            return List.of(text);
        }
        List<String> out = new ArrayList<>();
        StringBuilder piece = new StringBuilder();
        for (String word : text.split("\\s+", -1)) {
            if (word.length() > LONGEST_WORD) {
                continue;
            }
            if (piece.length() + word.length() + 1 > LONGEST) {
                out.add(piece.toString());
                piece.setLength(0);
            }
            piece.append(piece.length() > 0 ? " " : "").append(word);
        }
        out.add(piece.toString());
        return out;
    }

    private static boolean hasEndlessWord(String text) {
        int length = 0;
        for (int i = 0; i < text.length(); i++) {
            length = Character.isWhitespace(text.charAt(i)) ? 0 : length + 1;
            if (length > LONGEST_WORD) {
                return true;
            }
        }
        return false;
    }
}
