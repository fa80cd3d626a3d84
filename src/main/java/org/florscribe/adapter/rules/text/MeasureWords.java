package org.florscribe.adapter.rules.text;

import java.util.List;
import java.util.regex.Pattern;

/** Units, ratios and frequencies as a chart writes them, once the numbers are digits. */
final class MeasureWords {

    private record Rule(Pattern pattern, String written) {

        Rule(String pattern, String written) {
            this(Pattern.compile(pattern, Pattern.CASE_INSENSITIVE), written);
        }
    }

    private static final String N = "(\\d[\\d,]*(?:\\.\\d+)?)";

    /** Tried in this order; a later rule sees what an earlier one wrote. */
    private static final List<Rule> RULES = List.of(
            new Rule("\\bmilli grams?\\b", "milligrams"),
            new Rule("\\b" + N + "[ -]?milligrams?\\b", "$1 mg"),
            new Rule("\\b" + N + "mg\\b", "$1 mg"),
            new Rule("\\b" + N + "[ -]?micrograms?\\b", "$1 mcg"),
            new Rule("\\b" + N + "[ -]?(?:milliliters?|mls?)\\b", "$1 mL"),
            new Rule("\\b" + N + "[ -]?(?:milliequivalents?|meqs?)\\b", "$1 mEq"),
            new Rule("\\b" + N + "[ -]?grams?\\b", "$1 g"),
            new Rule("\\b" + N + " ?percent\\b", "$1%"),
            new Rule("\\b" + N + " (?:per cent|%)", "$1%"),
            new Rule("\\b(\\d{2,3}) (?:over|on) (\\d{2,3})\\b", "$1/$2"),
            new Rule("\\b(\\d{2,3}) / (\\d{2,3})\\b", "$1/$2"),
            new Rule("\\b([1-6]) (?:over|out of) ([56])\\b", "$1/$2"),
            new Rule("\\b(\\d{1,2}) out of (10|5)\\b", "$1/$2"),
            new Rule("\\b([1-6]) / ([56])\\b", "$1/$2"),
            new Rule("\\b([1-4]) plus\\b", "$1+"),
            new Rule("\\b([1-4]) \\+", "$1+"),
            new Rule("\\b(?:hemoglobin|hgb) ?a ?(?:1|one) ?c\\b", "hemoglobin A1c"),
            new Rule("\\ba ?(?:1|one) ?c\\b", "A1c"),
            new Rule("\\b(?:once|1 time|one time) (?:a|per|each|every) day\\b", "once daily"),
            new Rule("\\b(?:twice|2 times|two times) (?:a|per|each|every) day\\b", "twice daily"),
            new Rule("\\b(?:three times|3 times) (?:a|per|each|every) day\\b", "3 times daily"),
            new Rule("\\b(?:four times|4 times) (?:a|per|each|every) day\\b", "4 times daily"),
            new Rule("\\bq ?\\.? ?(\\d+) ?h(?:ours?|rs?|\\b)\\.?", "every $1 hours"),
            new Rule("\\bb\\.? ?i\\.? ?d\\b\\.?", "twice daily"),
            new Rule("\\bt\\.? i\\.? ?d\\b\\.?", "3 times daily"),
            new Rule("\\bq\\.? ?h\\.? ?s\\b\\.?", "at bedtime"),
            new Rule("\\bp\\.? ?r\\.? ?n\\b\\.?", "as needed"),
            new Rule("\\b(mg|mcg|mL|mEq|units?|tablets?|pills?|puffs?) (?:a|per|each) day\\b", "$1 daily"),
            new Rule("\\bevery day\\b", "daily"),
            new Rule("\\b" + N + "[ -]year[ -]old\\b", "$1-year-old"),
            new Rule("\\b(?:c[ -]?o[ -]?v[ -]?i[ -]?d|covid)(?:[ -]?(?:nineteen|19))\\b", "COVID-19"),
            new Rule("(?<!')\\bl ?([1-5])\\b(?![/%.+])", "L$1"),
            new Rule("(?<!')\\bc ?([1-7])\\b(?![/%.+])", "C$1"));

    /** What a text must hold for any rule to apply; most holds nothing of it. */
    private static final Pattern MEASURES =
            Pattern.compile("\\d|\\bday\\b|\\b[a-z]\\.? [a-z]\\b|\\ba1c|per cent|\\bcovid", Pattern.CASE_INSENSITIVE);

    private MeasureWords() {}

    static String write(String text) {
        if (!MEASURES.matcher(text).find()) {
            return text;
        }
        String out = text;
        for (Rule rule : RULES) {
            out = rule.pattern.matcher(out).replaceAll(rule.written);
        }
        return out;
    }
}
