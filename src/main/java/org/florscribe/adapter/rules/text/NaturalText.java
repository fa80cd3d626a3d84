package org.florscribe.adapter.rules.text;

import java.util.regex.Pattern;

/** Brings tokenised or loosely typed speech ("does n't", " ,", "gon na") into ordinary spelling. */
public final class NaturalText {

    private static final Pattern SPLIT_NOT = Pattern.compile("\\s+n't\\b", Pattern.CASE_INSENSITIVE);
    private static final Pattern SPLIT_ENDING = Pattern.compile("\\s+'(s|re|ve|ll|d|m)\\b", Pattern.CASE_INSENSITIVE);
    private static final Pattern GOING = Pattern.compile("\\b(gon na|gonna)\\b", Pattern.CASE_INSENSITIVE);
    private static final Pattern WANT = Pattern.compile("\\b(wan na|wanna)\\b", Pattern.CASE_INSENSITIVE);
    private static final Pattern GOT = Pattern.compile("\\b(got ta|gotta)\\b", Pattern.CASE_INSENSITIVE);
    private static final Pattern LET_ME = Pattern.compile("\\b(lem me|lemme)\\b", Pattern.CASE_INSENSITIVE);
    private static final Pattern CANNOT = Pattern.compile("\\bca n't\\b", Pattern.CASE_INSENSITIVE);
    private static final Pattern SPACE_BEFORE_MARK = Pattern.compile("\\s+([,.?!;:])(?=\\s|$)");
    private static final Pattern SPACE_BEFORE_PERCENT = Pattern.compile("(?<=\\d)\\s+%");
    private static final Pattern LEADING_MARK = Pattern.compile("^[\\s,.;:-]+(?=\\s)");
    private static final Pattern MARK_RUN = Pattern.compile("[,;][\\s,;.]*(?=[,;.?!])");
    private static final Pattern SPACES = Pattern.compile("\\s+");

    private NaturalText() {}

    /** Never longer than twice the input; the words and their order stay. */
    public static String of(String said) {
        String text = said.replace('\u2019', '\'').replace('\u2018', '\'').replace('\u2013', '-');
        text = CANNOT.matcher(text).replaceAll("can't");
        text = SPLIT_NOT.matcher(text).replaceAll("n't");
        text = SPLIT_ENDING.matcher(text).replaceAll("'$1");
        text = GOING.matcher(text).replaceAll("going to");
        text = WANT.matcher(text).replaceAll("want to");
        text = GOT.matcher(text).replaceAll("got to");
        text = LET_ME.matcher(text).replaceAll("let me");
        text = SPACE_BEFORE_MARK.matcher(text).replaceAll("$1");
        text = SPACE_BEFORE_PERCENT.matcher(text).replaceAll("%");
        text = LEADING_MARK.matcher(text).replaceAll("");
        text = MARK_RUN.matcher(text).replaceAll("");
        return SPACES.matcher(text).replaceAll(" ").strip();
    }
}
