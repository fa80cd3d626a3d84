package org.florscribe.adapter.transcriptfile;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The words of a cue without its mark-up: WebVTT spans (W3C WebVTT section 4.2), the tags that SubRip files borrow from HTML,
 * and character references. An angle bracket that opens no such tag is a word like any other.
 */
final class CueText {

    private static final Pattern TAG = Pattern.compile(
            "<(?:(/)?(v|c|i|b|u|ruby|rt|lang|font)(?:\\.[^\\s<>]*)?(?:\\s([^<>]*))?|[\\d:.,]+)>",
            Pattern.CASE_INSENSITIVE);
    private static final Pattern POSITION = Pattern.compile("\\{\\\\[^{}]{1,40}\\}");
    private static final Pattern REFERENCE = Pattern.compile("&(#x?[0-9A-Fa-f]{1,6}|[A-Za-z]{2,5});");
    private static final Map<String, String> NAMED =
            Map.of("amp", "&", "lt", "<", "gt", ">", "quot", "\"", "apos", "'", "nbsp", " ", "lrm", "", "rlm", "");

    private CueText() {}

    /**
     * A line of a cue, or the part of it that one voice span holds.
     *
     * @param voice as the span names it; empty outside of spans
     */
    record Piece(String voice, String text) {

        /** Masked: what was said is never printed. */
        @Override
        public String toString() {
            return "Piece[masked]";
        }
    }

    static List<Piece> pieces(Cue cue) {
        String marked = POSITION.matcher(String.join("\n", cue.lines())).replaceAll("");
        List<Piece> pieces = new ArrayList<>();
        Matcher tag = TAG.matcher(marked);
        String voice = "";
        StringBuilder words = new StringBuilder();
        int at = 0;
        while (tag.find()) {
            words.append(marked, at, tag.start());
            at = tag.end();
            if ("v".equalsIgnoreCase(tag.group(2))) {
                flush(pieces, voice, words);
                String name = tag.group(3);
                voice = tag.group(1) != null || name == null ? "" : Lines.clean(resolved(name));
            }
        }
        words.append(marked, at, marked.length());
        flush(pieces, voice, words);
        return pieces;
    }

    private static void flush(List<Piece> pieces, String voice, StringBuilder words) {
        for (String line : words.toString().split("\n", -1)) {
            String clean = Lines.clean(resolved(line));
            if (!clean.isEmpty()) {
                pieces.add(new Piece(voice, clean));
            }
        }
        words.setLength(0);
    }

    private static String resolved(String text) {
        if (text.indexOf('&') < 0) {
            return text;
        }
        return REFERENCE
                .matcher(text)
                .replaceAll(match -> Matcher.quoteReplacement(character(match.group(1), match.group())));
    }

    private static String character(String name, String whole) {
        if (name.charAt(0) != '#') {
            return NAMED.getOrDefault(name, whole);
        }
        boolean hexadecimal = name.length() > 1 && (name.charAt(1) == 'x' || name.charAt(1) == 'X');
        String digits = name.substring(hexadecimal ? 2 : 1);
        if (digits.isEmpty() || (!hexadecimal && !digits.chars().allMatch(Character::isDigit))) {
            return whole;
        }
        int code = Integer.parseInt(digits, hexadecimal ? 16 : 10);
        return Character.isValidCodePoint(code) ? Character.toString(code) : whole;
    }
}
