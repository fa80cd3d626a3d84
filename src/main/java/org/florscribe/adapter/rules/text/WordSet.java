package org.florscribe.adapter.rules.text;

import java.util.Arrays;
import java.util.Set;

/** Sets of words, written in source as plain text. */
public final class WordSet {

    private WordSet() {}

    /** @param words parted by white space; saying one twice does no harm */
    public static Set<String> of(String words) {
        return Set.of(Arrays.stream(words.strip().split("\\s+", -1)).distinct().toArray(String[]::new));
    }
}
