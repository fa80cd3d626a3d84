package org.florscribe.adapter.rules.chart;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.florscribe.adapter.rules.lexicon.Lexicon;
import org.florscribe.adapter.rules.text.WordSet;

/** Capitals as a chart has them: sentences, "I", brand names and abbreviations. */
public final class Spelling {

    /** "This, summer, and, fall": a breath, no clause. */
    private static final Pattern STRAY_COMMA = Pattern.compile(
            "\\b(an?|the|this|his|her|their|some|my|of|to|in|at|on|be|is|was|and|or|we|they|he|she), (?=[a-z])");

    private static final Pattern WORD = Pattern.compile("[A-Za-z][A-Za-z0-9/-]*");
    private static final Set<String> ALSO_COMMON = WordSet.of("""
            soma nix azo pet armour dig calan aids add scope who all asa tears plan moderna-
            """);
    private static final Map<String, String> PROPER = proper();

    private Spelling() {}

    private static Map<String, String> proper() {
        Map<String, String> out = new HashMap<>();
        for (String resource : List.of("drugs.txt", "conditions.txt", "studies.txt")) {
            for (String[] columns : Lexicon.lines(resource)) {
                for (String column : columns) {
                    for (String form : column.split(";", -1)) {
                        String word = form.strip();
                        boolean capital = !word.equals(word.toLowerCase(Locale.ROOT))
                                && word.indexOf(' ') < 0
                                && word.length() > 1;
                        if (capital && !ALSO_COMMON.contains(word.toLowerCase(Locale.ROOT))) {
                            out.putIfAbsent(word.toLowerCase(Locale.ROOT), word);
                        }
                    }
                }
            }
        }
        for (String kind : List.of("LAB", "IMAGING", "PROCEDURE", "REFERRAL")) {
            out.remove(kind.toLowerCase(Locale.ROOT));
        }
        for (String abbreviation : List.of(
                "CT", "MRI", "EKG", "ECG", "CBC", "CMP", "TSH", "LDL", "HDL", "BMI", "ER", "GERD", "COPD", "CAD", "CHF",
                "UTI", "GI", "IV", "ACL", "MCL", "PCL", "LCL", "PIP", "MCP", "DIP", "HEENT", "JVD", "BP", "CKD", "UA",
                "PSA", "EGD", "GFR", "BUN", "PFT", "PFTS", "NSAID", "NSAIDS", "ICU", "PT", "OT", "LFTS", "SI", "ADHD",
                "PTSD", "IUD", "CVA", "TENS", "RICE", "AC")) {
            out.putIfAbsent(abbreviation.toLowerCase(Locale.ROOT), abbreviation);
        }
        out.put("nsaids", "NSAIDs");
        out.put("i", "I");
        out.put("english", "English");
        for (String ambiguous : List.of("pt", "er", "ot", "si", "rice", "tens", "ac", "iv")) {
            out.remove(ambiguous);
        }
        return Map.copyOf(out);
    }

    /** One sentence with a capital first letter and a full stop. */
    public static String sentence(String text) {
        String words = names(STRAY_COMMA.matcher(text.strip()).replaceAll("$1 "));
        if (words.isEmpty()) {
            return words;
        }
        String out = Character.toUpperCase(words.charAt(0)) + words.substring(1);
        char last = out.charAt(out.length() - 1);
        if (last == ',' || last == ';' || last == ':' || last == '?' || last == '-') {
            out = out.substring(0, out.length() - 1).strip();
        }
        return out.endsWith(".") || out.endsWith("!") ? out : out + ".";
    }

    /** Brand names and abbreviations in their usual capitals. */
    public static String names(String text) {
        Matcher m = WORD.matcher(text);
        StringBuilder out = new StringBuilder();
        while (m.find()) {
            String word = m.group();
            m.appendReplacement(
                    out, Matcher.quoteReplacement(PROPER.getOrDefault(word.toLowerCase(Locale.ROOT), word)));
        }
        return m.appendTail(out).toString();
    }

    /** A phrase inside a sentence: small first letter unless it is a name. */
    public static String list(List<String> terms, String conjunction) {
        if (terms.size() <= 1) {
            return String.join("", terms);
        }
        String last = terms.get(terms.size() - 1);
        String rest = String.join(", ", terms.subList(0, terms.size() - 1));
        return rest + (terms.size() > 2 ? ", " : " ") + conjunction + " " + last;
    }
}
