package org.florscribe.clinical.quality;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The words of a transcript as transcripts are compared: lower case, no marks, no hesitations, one spelling. */
final class SpokenWords {

    private static final Set<String> HESITATIONS =
            Set.of("um", "uh", "uhm", "hmm", "hm", "mm", "er", "erm", "ah", "mmm", "uhhuh", "mmhmm");
    private static final Map<String, List<String>> SAME = Map.ofEntries(
            Map.entry("ok", List.of("okay")),
            Map.entry("alright", List.of("all", "right")),
            Map.entry("mg", List.of("milligrams")),
            Map.entry("milligram", List.of("milligrams")),
            Map.entry("mcg", List.of("micrograms")),
            Map.entry("wanna", List.of("want", "to")),
            Map.entry("gonna", List.of("going", "to")),
            Map.entry("gotta", List.of("got", "to")),
            Map.entry("cause", List.of("because")),
            Map.entry("dr", List.of("doctor")),
            Map.entry("mr", List.of("mister")),
            Map.entry("mrs", List.of("missus")));
    private static final Pattern NOT = Pattern.compile("\\s+n't\\b");
    private static final Pattern ENDING = Pattern.compile("\\s+'(s|re|ve|ll|d|m)\\b");
    private static final Pattern CLUMPED = Pattern.compile("\\b(gon|wan|got) (na|ta)\\b");
    private static final Pattern BEFORE_MARK = Pattern.compile("\\s+([,.?!;:])");
    private static final Pattern TAG = Pattern.compile("<[^>]*>|\\[[^\\]]*\\]");
    private static final Pattern THOUSANDS = Pattern.compile("(?<=\\d),(?=\\d{3})");
    private static final Pattern WORD = Pattern.compile("\\d+\\.\\d+|[a-z0-9]+(?:'[a-z]+)?");

    private SpokenWords() {}

    /** Tokenised speech ("does n't", " ,") in ordinary spelling. */
    static String natural(String text) {
        String out = NOT.matcher(text).replaceAll("n't");
        out = ENDING.matcher(out).replaceAll("'$1");
        out = CLUMPED.matcher(out).replaceAll("$1$2");
        return BEFORE_MARK.matcher(out).replaceAll("$1").replaceAll("\\s+", " ").strip();
    }

    /** @param numbers whether number words are written as digits */
    static List<String> of(String said, boolean numbers) {
        String text =
                natural(said).toLowerCase(Locale.ROOT).replace('\u2019', '\'').replace("%", " percent ");
        text = THOUSANDS.matcher(TAG.matcher(text).replaceAll(" ")).replaceAll("");
        List<String> out = new ArrayList<>();
        Matcher m = WORD.matcher(text.replace('-', ' '));
        while (m.find()) {
            if (!HESITATIONS.contains(m.group())) {
                out.addAll(SAME.getOrDefault(m.group(), List.of(m.group())));
            }
        }
        return numbers ? NumberWords.asDigits(out) : out;
    }
}
