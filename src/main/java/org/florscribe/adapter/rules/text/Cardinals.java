package org.florscribe.adapter.rules.text;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/** Reads a run of number words as one number, or as several where they cannot be one. */
final class Cardinals {

    private static final Map<String, Integer> UNITS = Map.ofEntries(
            Map.entry("zero", 0),
            Map.entry("one", 1),
            Map.entry("two", 2),
            Map.entry("three", 3),
            Map.entry("four", 4),
            Map.entry("five", 5),
            Map.entry("six", 6),
            Map.entry("seven", 7),
            Map.entry("eight", 8),
            Map.entry("nine", 9),
            Map.entry("ten", 10),
            Map.entry("eleven", 11),
            Map.entry("twelve", 12),
            Map.entry("thirteen", 13),
            Map.entry("fourteen", 14),
            Map.entry("fifteen", 15),
            Map.entry("sixteen", 16),
            Map.entry("seventeen", 17),
            Map.entry("eighteen", 18),
            Map.entry("nineteen", 19));
    private static final Map<String, Integer> TENS = Map.of(
            "twenty", 20, "thirty", 30, "forty", 40, "fifty", 50, "sixty", 60, "seventy", 70, "eighty", 80, "ninety",
            90);
    private static final Pattern DIGITS = Pattern.compile("\\d+(?:,\\d{3})*(?:\\.\\d+)?");

    private Cardinals() {}

    static boolean isNumberWord(String word) {
        return isUnitWord(word)
                || isTensWord(word)
                || word.equals("hundred")
                || word.equals("thousand")
                || DIGITS.matcher(word).matches();
    }

    static boolean isUnitWord(String word) {
        return UNITS.containsKey(word);
    }

    static boolean isTensWord(String word) {
        return TENS.containsKey(word);
    }

    /** @param run number words with "point", "oh", "and" and "a" between; read as they are usually meant */
    static String read(List<String> run) {
        List<List<String>> parts = new ArrayList<>();
        parts.add(new ArrayList<>());
        for (String word : run) {
            if (word.equals("point") || word.equals("dot")) {
                parts.add(new ArrayList<>());
            } else if (!word.equals("and") && !word.equals("a")) {
                parts.get(parts.size() - 1).add(word);
            }
        }
        StringBuilder text = new StringBuilder(whole(parts.get(0)));
        for (List<String> fraction : parts.subList(1, parts.size())) {
            if (text.length() == 0) {
                text.append('0');
            }
            text.append('.').append(String.join("", groups(fraction)));
        }
        return text.toString();
    }

    /** "one twenty eight" is 128, "nineteen eighty five" 1985, "one oh five" 105, "nine one one" 911; else side by side. */
    private static String whole(List<String> words) {
        List<String> groups = groups(words);
        if (groups.size() == 2 && areDigits(groups)) {
            int first = Integer.parseInt(groups.get(0));
            int second = Integer.parseInt(groups.get(1));
            boolean hundreds = first >= 1 && first <= 9 && second >= 10 && second <= 99 && isWord(words.get(0));
            boolean year = (first == 19 || first == 20) && second >= 10 && second <= 99;
            if (hundreds || year) {
                return groups.get(0) + groups.get(1);
            }
        }
        boolean spelled = groups.size() >= 3 && groups.stream().allMatch(g -> g.length() == 1);
        boolean ohBetween =
                groups.size() == 3 && groups.get(1).equals("0") && groups.get(2).length() == 1;
        if (spelled || ohBetween) {
            return String.join("", groups);
        }
        return String.join(" ", groups);
    }

    private static boolean isWord(String word) {
        return !Character.isDigit(word.charAt(0));
    }

    private static boolean areDigits(List<String> groups) {
        return groups.stream().allMatch(g -> g.length() <= 4 && g.chars().allMatch(Character::isDigit));
    }

    private static List<String> groups(List<String> words) {
        List<String> out = new ArrayList<>();
        long total = -1;
        long part = -1;
        int last = -1;
        for (String word : words) {
            Integer unit = UNITS.get(word);
            Integer tens = TENS.get(word);
            if (unit != null || tens != null) {
                int value = unit != null ? unit : TENS.getOrDefault(word, 0);
                boolean afterHundred = part >= 100 && part % 100 == 0 && value > 0;
                boolean afterTens = last >= 20 && last <= 90 && value > 0 && value < 10;
                if (part < 0) {
                    part = value;
                } else if (afterHundred || afterTens) {
                    part += value;
                } else {
                    flush(out, total, part);
                    total = -1;
                    part = value;
                }
                last = afterTens ? -1 : value;
            } else if (word.equals("hundred")) {
                part = (part <= 0 ? 1 : part) * 100;
                last = -1;
            } else if (word.equals("thousand")) {
                total = (part <= 0 ? 1 : part) * 1000;
                part = -1;
                last = -1;
            } else if (word.equals("oh") || word.equals("o")) {
                flush(out, total, part);
                out.add("0");
                total = -1;
                part = -1;
                last = -1;
            } else {
                flush(out, total, part);
                total = -1;
                part = -1;
                last = -1;
                String plain = word.replace(",", "");
                if (plain.chars().allMatch(Character::isDigit) && plain.length() < 10 && nextIsMultiple(words, word)) {
                    part = Long.parseLong(plain);
                } else {
                    out.add(plain);
                }
            }
        }
        flush(out, total, part);
        return out;
    }

    private static boolean nextIsMultiple(List<String> words, String word) {
        int next = words.indexOf(word) + 1;
        return next < words.size()
                && (words.get(next).equals("hundred") || words.get(next).equals("thousand"));
    }

    private static void flush(List<String> out, long total, long part) {
        if (total >= 0 || part >= 0) {
            out.add(Long.toString(Math.max(total, 0) + Math.max(part, 0)));
        }
    }
}
