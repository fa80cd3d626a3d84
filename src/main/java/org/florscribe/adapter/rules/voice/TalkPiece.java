package org.florscribe.adapter.rules.voice;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.florscribe.adapter.rules.text.NaturalText;

/**
 * The smallest part of a line that one voice says: a sentence, or in long sentences a clause.
 *
 * @param line place of the line among the conversation's lines
 * @param from where it begins in the line's text; to is exclusive
 * @param opening how it begins
 * @param tokens its words in lower case, numbers as 0, question marks
 */
record TalkPiece(int line, int from, int to, Opening opening, List<String> tokens) {

    enum Opening {
        CLAUSE("b0"),
        SENTENCE("b1"),
        LINE("b2");

        private final String feature;

        Opening(String feature) {
            this.feature = feature;
        }

        /** As the features are named. */
        String feature() {
            return feature;
        }
    }

    private static final Pattern SENTENCE = Pattern.compile("(?<=[.?!])\\s+");
    private static final Pattern CLAUSE = Pattern.compile(
            "\\s+(?=(?:okay|ok|alright|all right|yeah|yes|yep|no|nope|well|thank you|thanks|sounds good|good|great|perfect|hello|hi|so|and|but|i|i'm|i've|i'd|i'll|you|you're|you've|we|we'll|we're|it|it's|that ?'s|there|there's|do|did|does|have|has|are|is|was|were|can|could|any|how|what|when|where|let|let's|now|they|he|she|my|your|for|then|because|if|tell)\\b(?! n't))",
            Pattern.CASE_INSENSITIVE);
    private static final Pattern TOKEN = Pattern.compile("[a-z]+(?:'[a-z]+)?|\\d+|[?]");
    private static final int LONG = 12;

    /** The pieces of a line; together they are all of its text but the white space between them. */
    static List<TalkPiece> of(int line, String text) {
        List<TalkPiece> out = new ArrayList<>();
        int from = 0;
        for (int[] sentence : parts(text, 0, text.length(), SENTENCE)) {
            String words = text.substring(sentence[0], sentence[1]);
            boolean isLong = NaturalText.of(words).split("\\s+", -1).length > LONG;
            List<int[]> clauses = isLong ? parts(text, sentence[0], sentence[1], CLAUSE) : List.<int[]>of(sentence);
            for (int[] clause : clauses) {
                Opening opening =
                        out.isEmpty() ? Opening.LINE : clause[0] == sentence[0] ? Opening.SENTENCE : Opening.CLAUSE;
                List<String> tokens = tokens(text.substring(clause[0], clause[1]));
                if (tokens.isEmpty() && !out.isEmpty()) {
                    TalkPiece before = out.remove(out.size() - 1);
                    out.add(new TalkPiece(line, before.from, clause[1], before.opening, before.tokens));
                } else {
                    out.add(new TalkPiece(line, from, clause[1], opening, tokens));
                }
                from = clause[1];
            }
        }
        return out;
    }

    private static List<int[]> parts(String text, int from, int to, Pattern between) {
        List<int[]> out = new ArrayList<>();
        Matcher m = between.matcher(text).region(from, to).useTransparentBounds(true);
        int start = from;
        while (m.find()) {
            if (m.start() > start) {
                out.add(new int[] {start, m.start()});
                start = m.end();
            }
        }
        if (start < to || out.isEmpty()) {
            out.add(new int[] {start, to});
        }
        return out;
    }

    private static List<String> tokens(String words) {
        List<String> out = new ArrayList<>();
        Matcher m = TOKEN.matcher(NaturalText.of(words).toLowerCase(Locale.ROOT));
        while (m.find()) {
            out.add(Character.isDigit(m.group().charAt(0)) ? "0" : m.group());
        }
        return List.copyOf(out);
    }

    /** Masked: what was said is never printed. */
    @Override
    public String toString() {
        return "TalkPiece[" + line + ", " + from + "-" + to + "]";
    }
}
