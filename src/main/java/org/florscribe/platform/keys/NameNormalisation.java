package org.florscribe.platform.keys;

import java.text.Normalizer;
import java.util.LinkedHashSet;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * One spelling for names that people take for the same (security.md 2.10): compatibility decomposition, no marks, lower
 * case, letters of Europe that do not decompose written out, no spaces or punctuation. Version 1; a change needs all
 * indexes made anew.
 */
final class NameNormalisation {

    static final byte VERSION = 1;

    private static final int SHORTEST_PREFIX = 3;
    private static final int LONGEST_PREFIX = 6;
    private static final Pattern MARKS = Pattern.compile("\\p{M}+");
    private static final Pattern NOT_WORD = Pattern.compile("[^\\p{L}\\p{N}]+");
    private static final Pattern BETWEEN_WORDS = Pattern.compile("[\\s\\p{Z}\\p{Pd},;/]+");

    private NameNormalisation() {}

    /** The whole field as one word; empty when it has no letter or digit. */
    static String whole(String name) {
        String decomposed = Normalizer.normalize(name, Normalizer.Form.NFKD);
        String bare = MARKS.matcher(decomposed).replaceAll("");
        String folded = bare.toUpperCase(Locale.ROOT).toLowerCase(Locale.ROOT);
        // folding can decompose once more (İ gives i and a dot)
        folded = MARKS.matcher(Normalizer.normalize(folded, Normalizer.Form.NFKD))
                .replaceAll("");
        StringBuilder plain = new StringBuilder(folded.length() + 4);
        folded.codePoints().forEach(c -> {
            switch (c) {
                case 'ß' -> plain.append("ss");
                case 'æ' -> plain.append("ae");
                case 'œ' -> plain.append("oe");
                case 'ø' -> plain.append('o');
                case 'ł' -> plain.append('l');
                case 'đ' -> plain.append('d');
                case 'ı' -> plain.append('i');
                default -> plain.appendCodePoint(c);
            }
        });
        return NOT_WORD.matcher(plain).replaceAll("");
    }

    /** The field as one word, and each word of a compound besides. */
    static Set<String> words(String name) {
        Set<String> words = new LinkedHashSet<>();
        words.add(whole(name));
        for (String part : BETWEEN_WORDS.split(name, -1)) {
            words.add(whole(part));
        }
        words.remove("");
        return words;
    }

    /** The words of what was typed into a search box, in their order. */
    static Set<String> searched(String typed) {
        Set<String> words = new LinkedHashSet<>();
        for (String part : BETWEEN_WORDS.split(typed, -1)) {
            words.add(whole(part));
        }
        words.remove("");
        return words;
    }

    /** The beginnings of a word that are indexed: its first 3 to 6 letters. */
    static Set<String> prefixes(String word) {
        Set<String> prefixes = new LinkedHashSet<>();
        int letters = word.codePointCount(0, word.length());
        for (int n = SHORTEST_PREFIX; n <= Math.min(LONGEST_PREFIX, letters); n++) {
            prefixes.add(word.substring(0, word.offsetByCodePoints(0, n)));
        }
        return prefixes;
    }

    /** The longest indexed beginning of a searched word; empty when it is too short to be searched by its beginning. */
    static String searchPrefix(String word) {
        int letters = word.codePointCount(0, word.length());
        return letters < SHORTEST_PREFIX
                ? ""
                : word.substring(0, word.offsetByCodePoints(0, Math.min(LONGEST_PREFIX, letters)));
    }
}
