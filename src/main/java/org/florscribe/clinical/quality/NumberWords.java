package org.florscribe.clinical.quality;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Reads runs of number words as the numbers they can be. */
final class NumberWords {

    /** DIGITS as written, WORD from one to ninety and first to thirtieth, TIMES a multiplier, GLUE what joins them. */
    enum Kind {
        DIGITS,
        WORD,
        TIMES,
        GLUE,
        NONE
    }

    private static final Map<String, Long> VALUES = values();
    private static final Map<String, Long> TIMES = Map.of("hundred", 100L, "thousand", 1000L, "million", 1_000_000L);

    private NumberWords() {}

    private static Map<String, Long> values() {
        Map<String, Long> out = new HashMap<>();
        put(
                out,
                0,
                1,
                "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen"
                        + " sixteen seventeen eighteen nineteen");
        put(out, 20, 10, "twenty thirty forty fifty sixty seventy eighty ninety");
        put(
                out,
                1,
                1,
                "first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth"
                        + " fourteenth fifteenth sixteenth seventeenth eighteenth nineteenth twentieth");
        out.put("thirtieth", 30L);
        return Map.copyOf(out);
    }

    private static void put(Map<String, Long> out, long first, long step, String words) {
        long value = first;
        for (String word : words.split(" ", -1)) {
            out.put(word, value);
            value += step;
        }
    }

    static Kind kind(String token) {
        if (Character.isDigit(token.charAt(0)) || token.charAt(0) == '.') {
            return Kind.DIGITS;
        }
        if (VALUES.containsKey(token)) {
            return Kind.WORD;
        }
        if (TIMES.containsKey(token)) {
            return Kind.TIMES;
        }
        return switch (token) {
            case "and", "point", "o", "oh", "a", "dot" -> Kind.GLUE;
            default -> Kind.NONE;
        };
    }

    /** One number after the other: "one thousand five hundred" is 1500, "one twenty eight" 1 and 28. */
    static List<String> groups(List<String> run) {
        Reading reading = new Reading();
        for (int i = 0; i < run.size(); i++) {
            String token = run.get(i);
            switch (kind(token)) {
                case WORD -> reading.word(VALUES.getOrDefault(token, 0L));
                case TIMES -> reading.times(TIMES.getOrDefault(token, 1L));
                case DIGITS -> {
                    boolean multiplied = i + 1 < run.size() && TIMES.containsKey(run.get(i + 1));
                    reading.digits(token, multiplied && token.chars().allMatch(Character::isDigit));
                }
                default -> {
                    if (token.equals("o") || token.equals("oh")) {
                        reading.flush();
                        reading.out.add("0");
                    }
                }
            }
        }
        reading.flush();
        return reading.out;
    }

    private static final class Reading {

        private final List<String> out = new ArrayList<>();
        private long total = -1;
        private long part = -1;
        private long last;

        void flush() {
            if (total >= 0 || part >= 0) {
                out.add(Long.toString(Math.max(0, total) + Math.max(0, part)));
            }
            total = -1;
            part = -1;
            last = 0;
        }

        void word(long value) {
            long next = value;
            if (part < 0) {
                part = value;
            } else if (part % 100 == 0 && part >= 100 && value > 0) {
                part += value;
            } else if (last >= 20 && last % 10 == 0 && last < 100 && value > 0 && value < 10) {
                part += value;
                next = value + last;
            } else {
                flush();
                part = value;
            }
            last = next;
        }

        void times(long multiplier) {
            if (multiplier == 100) {
                if (part >= 100) {
                    long keep = last == 0 ? 1 : last;
                    part -= last;
                    flush();
                    part = keep * 100;
                } else {
                    part = (part <= 0 ? 1 : part) * 100;
                }
                last = 0;
                return;
            }
            long add = (part <= 0 ? 1 : part) * multiplier;
            if (total >= 0 && total < add) {
                out.add(Long.toString(total));
                total = -1;
            }
            total = Math.max(0, total) + add;
            part = -1;
            last = 0;
        }

        void digits(String token, boolean multiplied) {
            flush();
            if (multiplied) {
                part = Long.parseLong(token);
            } else {
                out.add(token.replace(",", ""));
            }
        }
    }

    /** Number words as digits; "one twenty eight" and "twenty nineteen" are put together. */
    static List<String> asDigits(List<String> words) {
        List<String> out = new ArrayList<>();
        List<String> run = new ArrayList<>();
        for (String word : words) {
            Kind kind = kind(word);
            boolean number = kind == Kind.DIGITS || kind == Kind.WORD || kind == Kind.TIMES;
            if (number || (!run.isEmpty() && word.equals("point"))) {
                run.add(word);
            } else {
                close(out, run);
                out.add(word);
            }
        }
        close(out, run);
        return out;
    }

    private static void close(List<String> out, List<String> run) {
        int point = run.indexOf("point");
        if (point >= 0) {
            out.add(String.join("", groups(run.subList(0, point))) + "."
                    + String.join("", groups(run.subList(point + 1, run.size()))));
        } else {
            boolean joinable = false;
            for (String group : groups(run)) {
                String before = out.isEmpty() ? "" : out.get(out.size() - 1);
                boolean joins = joinable
                        && !before.isEmpty()
                        && before.length() <= 2
                        && before.chars().allMatch(Character::isDigit)
                        && group.length() == 2
                        && group.compareTo("10") >= 0;
                if (joins) {
                    out.set(out.size() - 1, before + group);
                } else {
                    out.add(group);
                }
                joinable = !joins;
            }
        }
        run.clear();
    }
}
