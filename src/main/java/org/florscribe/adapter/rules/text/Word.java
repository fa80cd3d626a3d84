package org.florscribe.adapter.rules.text;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A word, a number or a mark of a text.
 *
 * @param text as written
 * @param lower in lower case
 * @param start where it begins in the text; end is exclusive
 */
public record Word(String text, String lower, int start, int end) {

    private static final Pattern WORD = Pattern.compile(
            "\\d+(?:,\\d{3})+(?:\\.\\d+)?|\\d+(?:[./]\\d+)+|\\d+|[A-Za-z]+\\d[A-Za-z0-9]*|[A-Za-z]+(?:\'[A-Za-z]+)?|[.;:?!,%+()/-]");

    /** The words and marks of a text in order; hyphens part words. */
    public static List<Word> of(String text) {
        List<Word> words = new ArrayList<>();
        Matcher m = WORD.matcher(text);
        while (m.find()) {
            words.add(new Word(m.group(), m.group().toLowerCase(Locale.ROOT), m.start(), m.end()));
        }
        return List.copyOf(words);
    }

    public boolean isMark() {
        return !Character.isLetterOrDigit(text.charAt(0));
    }

    public boolean isNumber() {
        return Character.isDigit(text.charAt(0));
    }

    /** Masked: what was said is never printed. */
    @Override
    public String toString() {
        return "Word[" + start + "-" + end + "]";
    }
}
