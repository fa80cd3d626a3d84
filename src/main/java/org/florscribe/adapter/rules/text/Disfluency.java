package org.florscribe.adapter.rules.text;

import java.util.regex.Pattern;

/** Takes out what the voice does and the thought does not: hesitations, broken words, words said twice. */
public final class Disfluency {

    private static final Pattern BROKEN =
            Pattern.compile("\\b(\\w)[\\w']{0,8}-(?: +,? ?|, ?)(?=\\1)", Pattern.CASE_INSENSITIVE);
    private static final Pattern BROKEN_ALONE = Pattern.compile("\\b[b-hj-z]-(?: ,)? ", Pattern.CASE_INSENSITIVE);
    private static final Pattern STUTTER =
            Pattern.compile("\\b(\\w+)-(?=\\1\\b)|\\b(?:uh|um)-(?=\\w)", Pattern.CASE_INSENSITIVE);
    private static final Pattern HESITATION = Pattern.compile(
            "(?:^|(?<=[ ,.?!]))(?:um+|uh+|uhm|hmm+|mm|er|ah|huh)(?![\\w-])[,.]?(?: |$)", Pattern.CASE_INSENSITIVE);
    private static final Pattern CORRECTED =
            Pattern.compile("\\b[\\w'-]+,? (?:or|no),? (?:i'm|i am) sorry,? ", Pattern.CASE_INSENSITIVE);
    /** "No back pain, I mean abdominal pain": what was meant takes the place of what was said. */
    private static final Pattern MEANT = Pattern.compile(
            "\\b[\\w'-]+ ([a-z]{4,}),? (?:i mean|or rather),? (?:(?:the|my|any|some|his|her|your) )?([\\w'-]+ \\1)\\b",
            Pattern.CASE_INSENSITIVE);

    private static final Pattern FILLER = Pattern.compile(
            "(?:, ?)?\\b(?:you know(?! (?:what|how|that|if|the|about|we|i|when|where|who|it|anything))|i mean|kind of like|sort of like)\\b,?",
            Pattern.CASE_INSENSITIVE);
    private static final Pattern HEDGE = Pattern.compile(
            "(?<=\\b(?:i|he|she|it|they|we|just|i'm|it's|he's|she's|was|were|is|are|feels?|felt) )(?:kind of|sort of|kinda|sorta) (?=\\w)",
            Pattern.CASE_INSENSITIVE);
    /** The last clause of a sentence that trails off before it says anything: "and he feels ...". */
    private static final Pattern TRAILS_OFF = Pattern.compile(
            ",? (?:and|but|so|because|which)\\b[^,.?!]*\\b(?:feels?|is|are|was|were|has|have|had|can|could|will|would|no|the|an?|my|his|her|their|to|of|and|that|it|he|she|i)"
                    + " ?\\.\\.+\\s*$",
            Pattern.CASE_INSENSITIVE);

    private static final Pattern DOTS = Pattern.compile("(?<=\\w) ?\\.{2,}\\s*$");
    private static final Pattern LIKE = Pattern.compile(", like ?,", Pattern.CASE_INSENSITIVE);
    private static final Pattern TWICE =
            Pattern.compile("\\b([\\w']+(?: [\\w']+){0,3})(?:,? \\1\\b){1,40}", Pattern.CASE_INSENSITIVE);
    private static final Pattern MARKS = Pattern.compile(" *,[ ,]*,");
    private static final Pattern MARK_AT_END = Pattern.compile(",\\s*(?=[.?!]|$)");
    private static final Pattern MARK_AT_START = Pattern.compile("^[ ,.;-]+");
    /** What a hesitation leaves behind a word that nothing can end with: "it feels, a little numb". */
    private static final Pattern MARK_INSIDE = Pattern.compile(
            "\\b(?:(the|an?|of|to|with|from|my|your|his|her|their|been|being) ?, ?(?=[a-z])|(feels|seeing|taking|having) ?, ?(?=(?:an?|the|some|my) ))(?!(?:on|in|at|of|to|the|this|that|it|i|and|but|or|so|with|from)\\b)",
            Pattern.CASE_INSENSITIVE);

    private static final Pattern SPACES = Pattern.compile(" {2,}");

    private Disfluency() {}

    /** @param natural from {@link NaturalText}; numbers still in words are not taken for repetitions */
    public static String removed(String natural) {
        String text = BROKEN.matcher(natural).replaceAll("");
        text = BROKEN_ALONE.matcher(text).replaceAll("");
        text = STUTTER.matcher(text).replaceAll("");
        text = HESITATION.matcher(text).replaceAll(" ");
        text = CORRECTED.matcher(text).replaceAll("");
        text = MEANT.matcher(text).replaceAll("$2");
        text = FILLER.matcher(text).replaceAll(" ");
        text = HEDGE.matcher(text).replaceAll("");
        text = TRAILS_OFF.matcher(text).replaceFirst(".");
        text = DOTS.matcher(text).replaceFirst(".");
        text = LIKE.matcher(text).replaceAll(",");
        text = SPACES.matcher(text).replaceAll(" ");
        text = TWICE.matcher(text).replaceAll(match -> Cardinals.isNumberWord(match.group(1)) ? "$0" : "$1");
        text = MARKS.matcher(text).replaceAll(",");
        text = MARK_AT_END.matcher(text).replaceAll("");
        text = MARK_AT_START.matcher(text).replaceAll("");
        text = MARK_INSIDE.matcher(text).replaceAll("$1$2 ");
        return SPACES.matcher(text)
                .replaceAll(" ")
                .replace(" ,", ",")
                .replace(" .", ".")
                .strip();
    }
}
