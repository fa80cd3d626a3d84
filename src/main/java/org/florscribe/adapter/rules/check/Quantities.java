package org.florscribe.adapter.rules.check;

import java.math.BigDecimal;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The numbers of a text, alone and with their units.
 *
 * @param numbers in canonical form: no thousands mark, no closing zeros
 * @param amounts number and unit, e.g. "20 mg", "10 day"
 */
record Quantities(Set<String> numbers, Set<String> amounts) {

    private static final Pattern NUMBER = Pattern.compile("(?<![\\w.])\\d+(?:,\\d{3})*(?:\\.\\d+)?");
    private static final Pattern AMOUNT = Pattern.compile(
            "(?<![\\w.])(\\d+(?:,\\d{3})*(?:\\.\\d+)?)[ -]?(mg|mcg|g|ml|meq|units?|%|puffs?|tablets?|pills?|capsules?|cc|pounds?|lbs?|kg|kilograms?|cm|centimeters?|mm|millimeters?|inch(?:es)?|feet|days?|weeks?|months?|years?(?![ -]old)|hours?|minutes?|seconds?|degrees?)(?![a-z])",
            Pattern.CASE_INSENSITIVE);
    private static final Map<String, String> IN_WORDS = Map.ofEntries(
            Map.entry("once", "1"),
            Map.entry("one", "1"),
            Map.entry("single", "1"),
            Map.entry("two", "2"),
            Map.entry("twice", "2"),
            Map.entry("couple", "2"),
            Map.entry("both", "2"),
            Map.entry("pair", "2"),
            Map.entry("three", "3"),
            Map.entry("half", "0.5"),
            Map.entry("dozen", "12"));
    private static final List<String> MONTHS = List.of(
            "january",
            "february",
            "march",
            "april",
            "may",
            "june",
            "july",
            "august",
            "september",
            "october",
            "november",
            "december");
    private static final List<String> ORDINALS = List.of(
            "first",
            "second",
            "third",
            "fourth",
            "fifth",
            "sixth",
            "seventh",
            "eighth",
            "ninth",
            "tenth",
            "eleventh",
            "twelfth",
            "thirteenth",
            "fourteenth",
            "fifteenth",
            "sixteenth",
            "seventeenth",
            "eighteenth",
            "nineteenth",
            "twentieth");
    /** "2:00 am" is said "two in the morning". */
    private static final Pattern FULL_HOUR = Pattern.compile("\\b(\\d{1,2}):00\\b");

    private static final Pattern HALF_MORE = Pattern.compile("\\b(\\d{1,3})(?: [a-z]+)? and a half\\b");
    private static final Pattern PACK_AND_HALF = Pattern.compile("\\b(?:a|an|one) [a-z]+ and a half\\b");
    private static final List<String> DECADES =
            List.of("twenties", "thirties", "forties", "fifties", "sixties", "seventies", "eighties", "nineties");
    private static final Pattern DECADE = Pattern.compile("\\b(?:" + String.join("|", DECADES) + ")\\b");
    private static final Pattern ORDINAL_IN_DIGITS = Pattern.compile("\\b(\\d{1,2})(?:st|nd|rd|th)\\b");
    private static final Pattern TENS_ORDINAL =
            Pattern.compile("\\b(twenty|thirty)[ -](first|second|third|fourth|fifth|sixth|seventh|eighth|ninth)\\b");
    private static final Pattern NAME_WITH_DIGITS = Pattern.compile("\\b[A-Za-z]+-?\\d[\\w./-]*");
    private static final Pattern SPAN_IN_WORDS = Pattern.compile(
            "\\b(a couple(?: of)?|couple(?: of)?|a|an|one|few|several) (days?|weeks?|months?|years?(?![ -]old)|hours?)\\b",
            Pattern.CASE_INSENSITIVE);

    static Quantities of(String text) {
        Set<String> numbers = new HashSet<>();
        Set<String> amounts = new HashSet<>();
        String plain = NAME_WITH_DIGITS
                .matcher(FULL_HOUR.matcher(text).replaceAll("$1"))
                .replaceAll(" ");
        Matcher number = NUMBER.matcher(plain);
        while (number.find()) {
            numbers.add(canonical(number.group()));
        }
        Matcher amount = AMOUNT.matcher(plain);
        while (amount.find()) {
            amounts.add(canonical(amount.group(1)) + " " + unit(amount.group(2)));
        }
        Matcher span = SPAN_IN_WORDS.matcher(plain);
        while (span.find()) {
            amounts.add((span.group(1).contains("couple") ? "2 " : "1 ") + unit(span.group(2)));
        }
        return new Quantities(numbers, amounts);
    }

    /** What was said: also the numbers that are no digits, such as "twice", "october" and "tenth". */
    static Quantities heardIn(String text) {
        Quantities read = of(text);
        Set<String> numbers = new HashSet<>(read.numbers);
        numbers.addAll(saidInWords(text));
        return new Quantities(numbers, read.amounts);
    }

    /** Numbers that a speaker says without a number word: "twice" for 2. */
    static Set<String> saidInWords(String text) {
        Set<String> out = new HashSet<>();
        out.add("1");
        String lower = text.toLowerCase(Locale.ROOT);
        Matcher tens = TENS_ORDINAL.matcher(lower);
        while (tens.find()) {
            out.add(Integer.toString((tens.group(1).equals("twenty") ? 20 : 30) + ORDINALS.indexOf(tens.group(2)) + 1));
        }
        Matcher ordinal = ORDINAL_IN_DIGITS.matcher(lower);
        while (ordinal.find()) {
            out.add(canonical(ordinal.group(1)));
        }
        Matcher decade = DECADE.matcher(lower);
        while (decade.find()) {
            out.add(Integer.toString(20 + 10 * DECADES.indexOf(decade.group())));
        }
        if (PACK_AND_HALF.matcher(lower).find()) {
            out.add("1.5");
        }
        if (lower.contains("half an hour") || lower.contains("half hour")) {
            out.add("30");
        }
        if (lower.contains("and a half")) {
            Matcher whole = HALF_MORE.matcher(lower);
            while (whole.find()) {
                out.add(canonical(whole.group(1)) + ".5");
            }
        }
        for (String word : text.toLowerCase(Locale.ROOT).split("[^a-z]+", -1)) {
            String number = IN_WORDS.get(word);
            if (number != null) {
                out.add(number);
            }
            if (MONTHS.contains(word)) {
                out.add(Integer.toString(MONTHS.indexOf(word) + 1));
            } else if (ORDINALS.contains(word)) {
                out.add(Integer.toString(ORDINALS.indexOf(word) + 1));
            }
        }
        return out;
    }

    private static String canonical(String number) {
        return new BigDecimal(number.replace(",", "")).stripTrailingZeros().toPlainString();
    }

    /** The year of a date may be said with two digits. */
    static boolean isYearOf(String number, Set<String> said) {
        return number.length() == 4 && number.startsWith("20") && said.contains(canonical(number.substring(2)));
    }

    /** One name for each unit. */
    static String unit(String unit) {
        String lower = unit.toLowerCase(Locale.ROOT);
        return switch (lower) {
            case "lbs", "lb", "pounds" -> "pound";
            case "kilograms", "kilogram" -> "kg";
            case "centimeters", "centimeter" -> "cm";
            case "millimeters", "millimeter" -> "mm";
            case "inches" -> "inch";
            case "feet" -> "foot";
            default -> lower.length() > 3 && lower.endsWith("s") ? lower.substring(0, lower.length() - 1) : lower;
        };
    }
}
