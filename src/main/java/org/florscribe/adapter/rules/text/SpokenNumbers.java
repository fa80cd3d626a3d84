package org.florscribe.adapter.rules.text;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Writes spoken numbers in digits with a chart's units: "one twenty eight over seventy two" becomes "128/72", "twenty
 * milligrams twice a day" becomes "20 mg twice daily". What is not surely a number stays in words.
 */
public final class SpokenNumbers {

    private static final Pattern TOKEN = Pattern.compile("\\S+");
    private static final Pattern TRAILING = Pattern.compile("^(.*?)([.,?!;:]*)$");
    private static final String NUMBER =
            "(?:zero|oh|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|thirteen|fourteen|fifteen|sixteen|seventeen|eighteen|nineteen"
                    + "|twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety|hundred|thousand|\\d+)";
    private static final Pattern POINT_AS_STOP =
            Pattern.compile("\\b(" + NUMBER + ") ?\\. (?=" + NUMBER + "\\b)", Pattern.CASE_INSENSITIVE);
    private static final Pattern POINT_FIRST = Pattern.compile(
            "\\b(a|an|of|is|at|measures|measuring|about|approximately|shows) ?\\. (?=" + NUMBER + "\\b)",
            Pattern.CASE_INSENSITIVE);
    private static final Pattern OTHER_MARK = Pattern.compile("[,?!]|\\.(?! ?" + NUMBER + "\\b)(?!\\s*$)");
    private static final Set<String> COUNTED = WordSet.of("""
            mg milligram milligrams mcg microgram micrograms gram grams unit units tablet tablets pill pills
            puff puffs cc ccs milliliter milliliters ml day days week weeks month months year years hour hours
            minute minutes time times pound pounds percent % degrees degree centimeter centimeters millimeter
            millimeters inch inches feet point dot out over plus hundred thousand capsule capsules
            milliequivalents drops packs pack beats
            """);

    private static final Set<String> ORDINALS =
            Set.of("first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth");

    private SpokenNumbers() {}

    /** @param natural from {@link NaturalText} */
    public static String toDigits(String natural) {
        String text = natural;
        if (!OTHER_MARK.matcher(text).find()) {
            text = POINT_FIRST.matcher(text).replaceAll("$1 point ");
            text = POINT_AS_STOP.matcher(text).replaceAll("$1 point ");
        }
        return MeasureWords.write(digits(text.replace("-", " - ")).replace(" - ", "-"));
    }

    private static String digits(String text) {
        List<String> tokens = new ArrayList<>();
        Matcher m = TOKEN.matcher(text);
        while (m.find()) {
            tokens.add(m.group());
        }
        StringBuilder out = new StringBuilder(text.length());
        int i = 0;
        while (i < tokens.size()) {
            int end = runEnd(tokens, i);
            if (end == i) {
                append(out, tokens.get(i++));
            } else {
                boolean ambiguous = isAmbiguous(tokens, end);
                int stop = ambiguous ? Math.max(end, runEnd(tokens, end)) : end;
                append(out, ambiguous ? String.join(" ", tokens.subList(i, stop)) : write(tokens, i, end));
                i = stop;
            }
        }
        return out.toString();
    }

    /** "Three hundred, twenty" may be one number or two, and "twenty eighth" is none: they stay in words. */
    private static boolean isAmbiguous(List<String> tokens, int end) {
        if (end >= tokens.size()) {
            return false;
        }
        String last = bare(tokens.get(end - 1));
        String next = bare(tokens.get(end));
        boolean large = last.equals("hundred") || last.equals("thousand");
        boolean tens = Cardinals.isTensWord(last);
        boolean parted = !last.equals(tokens.get(end - 1).toLowerCase(Locale.ROOT));
        boolean number = Cardinals.isNumberWord(next) && !Character.isDigit(next.charAt(0));
        return (parted && number && (large || (tens && Cardinals.isUnitWord(next))))
                || (tens && ORDINALS.contains(next));
    }

    private static void append(StringBuilder out, String token) {
        if (out.length() > 0) {
            out.append(' ');
        }
        out.append(token);
    }

    /** The end of the number words that begin at {@code from}; {@code from} itself when none do. */
    private static int runEnd(List<String> tokens, int from) {
        int i = from;
        int lastNumber = from;
        boolean any = false;
        while (i < tokens.size()) {
            String word = bare(tokens.get(i));
            boolean ends = !word.equals(tokens.get(i).toLowerCase(Locale.ROOT));
            if (Cardinals.isNumberWord(word)) {
                any = true;
                lastNumber = i + 1;
            } else if (word.equals("hyphen") || tokens.get(i).equals("-")) {
                if (!any
                        || i + 1 >= tokens.size()
                        || !Cardinals.isUnitWord(bare(tokens.get(i + 1)))
                        || !Cardinals.isTensWord(bare(tokens.get(i - 1)))) {
                    break;
                }
            } else if (!joins(tokens, i, any)) {
                break;
            }
            i++;
            if (ends) {
                break;
            }
        }
        return any ? lastNumber : from;
    }

    /** Whether the word at i lies inside a number: "point", "oh", the "and" after a hundred, the "a" before one. */
    private static boolean joins(List<String> tokens, int i, boolean any) {
        String word = bare(tokens.get(i));
        String next = i + 1 < tokens.size() ? bare(tokens.get(i + 1)) : "";
        String before = i > 0 ? bare(tokens.get(i - 1)) : "";
        return switch (word) {
            case "point", "dot" -> Cardinals.isNumberWord(next) || next.equals("oh") || next.equals("o");
            case "oh", "o" ->
                any && Cardinals.isNumberWord(next) && (Cardinals.isNumberWord(before) || before.equals("point"));
            case "and" ->
                any && (before.equals("hundred") || before.equals("thousand")) && Cardinals.isNumberWord(next);
            case "a" -> !any && (next.equals("hundred") || next.equals("thousand"));
            default -> false;
        };
    }

    private static String write(List<String> tokens, int from, int to) {
        List<String> run = new ArrayList<>();
        for (int i = from; i < to; i++) {
            String word = bare(tokens.get(i));
            if (!word.isEmpty() && !word.equals("-")) {
                run.add(word);
            }
        }
        Matcher last = TRAILING.matcher(tokens.get(to - 1));
        String marks = last.matches() ? last.group(2) : "";
        String following = to < tokens.size() ? bare(tokens.get(to)) : "";
        if (run.size() == 1 && !startsWithDigit(run.get(0)) && stays(run.get(0), following, marks)) {
            return String.join(" ", tokens.subList(from, to));
        }
        return Cardinals.read(run) + marks;
    }

    /** A lone "one" is seldom a number, and a lone "hundred" or "thousand" never a measured one. */
    private static boolean stays(String word, String following, String marks) {
        if (word.equals("one")) {
            return !marks.isEmpty() || !COUNTED.contains(following);
        }
        return word.equals("hundred")
                || word.equals("thousand")
                || (word.equals("zero") && !COUNTED.contains(following));
    }

    private static boolean startsWithDigit(String word) {
        return Character.isDigit(word.charAt(0));
    }

    /** In lower case and without the marks at its end. */
    private static String bare(String token) {
        int end = token.length();
        while (end > 0 && ".,?!;:".indexOf(token.charAt(end - 1)) >= 0) {
            end--;
        }
        return token.substring(0, end).toLowerCase(Locale.ROOT);
    }
}
