package org.florscribe.clinical.quality;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Predicate;

/**
 * The stem of an English word after M. F. Porter, "An algorithm for suffix stripping", Program 14(3), 1980, with the
 * amendments that are usual since: figures made with it compare with published ones.
 */
final class PorterStem {

    private static final Map<String, String> IRREGULAR = Map.ofEntries(
            Map.entry("skies", "sky"),
            Map.entry("dying", "die"),
            Map.entry("lying", "lie"),
            Map.entry("tying", "tie"),
            Map.entry("innings", "inning"),
            Map.entry("outings", "outing"),
            Map.entry("cannings", "canning"),
            Map.entry("howe", "howe"),
            Map.entry("proceed", "proceed"),
            Map.entry("exceed", "exceed"),
            Map.entry("succeed", "succeed"),
            Map.entry("sky", "sky"),
            Map.entry("news", "news"),
            Map.entry("inning", "inning"),
            Map.entry("outing", "outing"),
            Map.entry("canning", "canning"));

    private record Ending(String suffix, String instead) {}

    private static final List<Ending> SECOND = endings(
            "ational ate tional tion enci ence anci ance izer ize bli ble alli al entli ent eli e ousli ous ization ize"
                    + " ation ate ator ate alism al iveness ive fulness ful ousness ous aliti al iviti ive biliti ble fulli ful");
    private static final List<Ending> THIRD = endings("icate ic ative - alize al iciti ic ical ic ful - ness -");
    private static final List<String> FOURTH =
            List.of("al", "ance", "ence", "er", "ic", "able", "ible", "ant", "ement", "ment", "ent");
    private static final List<String> FOURTH_LATE = List.of("ou", "ism", "ate", "iti", "ous", "ive", "ize");

    private PorterStem() {}

    private static List<Ending> endings(String pairs) {
        String[] words = pairs.split(" ", -1);
        return java.util.stream.IntStream.range(0, words.length / 2)
                .mapToObj(i -> new Ending(words[2 * i], words[2 * i + 1].equals("-") ? "" : words[2 * i + 1]))
                .toList();
    }

    static String of(String word) {
        String lower = word.toLowerCase(Locale.ROOT);
        String irregular = IRREGULAR.get(lower);
        if (irregular != null) {
            return irregular;
        }
        return lower.length() <= 2 ? lower : fifth(fourth(replaced(second(first(lower)), THIRD)));
    }

    private static boolean isConsonant(String w, int i) {
        char c = w.charAt(i);
        if ("aeiou".indexOf(c) >= 0) {
            return false;
        }
        return c != 'y' || i == 0 || !isConsonant(w, i - 1);
    }

    /** How many sequences of vowels and consonants. */
    private static int measure(String stem) {
        int m = 0;
        boolean vowelBefore = false;
        for (int i = 0; i < stem.length(); i++) {
            boolean vowel = !isConsonant(stem, i);
            if (vowelBefore && !vowel) {
                m++;
            }
            vowelBefore = vowel;
        }
        return m;
    }

    private static boolean hasVowel(String stem) {
        for (int i = 0; i < stem.length(); i++) {
            if (!isConsonant(stem, i)) {
                return true;
            }
        }
        return false;
    }

    private static boolean endsTwice(String w) {
        int n = w.length();
        return n >= 2 && w.charAt(n - 1) == w.charAt(n - 2) && isConsonant(w, n - 1);
    }

    private static boolean endsShort(String w) {
        int n = w.length();
        if (n >= 3) {
            return isConsonant(w, n - 3)
                    && !isConsonant(w, n - 2)
                    && isConsonant(w, n - 1)
                    && "wxy".indexOf(w.charAt(n - 1)) < 0;
        }
        return n == 2 && !isConsonant(w, 0) && isConsonant(w, 1);
    }

    private static String without(String w, int letters) {
        return w.substring(0, w.length() - letters);
    }

    private static String first(String word) {
        String w = word;
        if (w.endsWith("ies") && w.length() == 4) {
            w = without(w, 1);
        } else if (w.endsWith("sses") || w.endsWith("ies")) {
            w = without(w, 2);
        } else if (w.endsWith("s") && !w.endsWith("ss")) {
            w = without(w, 1);
        }
        if (w.endsWith("ied")) {
            w = without(w, w.length() == 4 ? 1 : 2);
        } else if (w.endsWith("eed")) {
            w = measure(without(w, 3)) > 0 ? without(w, 1) : w;
        } else if (w.endsWith("ed") && hasVowel(without(w, 2))) {
            w = mended(without(w, 2));
        } else if (w.endsWith("ing") && hasVowel(without(w, 3))) {
            w = mended(without(w, 3));
        }
        boolean y = w.endsWith("y") && w.length() > 2 && isConsonant(w, w.length() - 2);
        return y ? without(w, 1) + "i" : w;
    }

    private static String mended(String w) {
        if (w.endsWith("at") || w.endsWith("bl") || w.endsWith("iz")) {
            return w + "e";
        }
        if (endsTwice(w)) {
            return "lsz".indexOf(w.charAt(w.length() - 1)) >= 0 ? w : without(w, 1);
        }
        return measure(w) == 1 && endsShort(w) ? w + "e" : w;
    }

    private static String second(String w) {
        if (w.endsWith("alli") && measure(without(w, 4)) > 0) {
            return second(without(w, 2));
        }
        if (SECOND.stream().noneMatch(ending -> w.endsWith(ending.suffix())) && w.endsWith("logi")) {
            return measure(without(w, 3)) > 0 ? without(w, 1) : w;
        }
        return replaced(w, SECOND);
    }

    /** The first ending that fits decides. */
    private static String replaced(String w, List<Ending> endings) {
        for (Ending ending : endings) {
            if (w.endsWith(ending.suffix())) {
                String stem = without(w, ending.suffix().length());
                return measure(stem) > 0 ? stem + ending.instead() : w;
            }
        }
        return w;
    }

    private static String fourth(String w) {
        Predicate<String> longEnough = stem -> measure(stem) > 1;
        for (String suffix : FOURTH) {
            if (w.endsWith(suffix)) {
                return longEnough.test(without(w, suffix.length())) ? without(w, suffix.length()) : w;
            }
        }
        if (w.endsWith("ion")) {
            String stem = without(w, 3);
            boolean st = !stem.isEmpty() && "st".indexOf(stem.charAt(stem.length() - 1)) >= 0;
            return st && longEnough.test(stem) ? stem : w;
        }
        for (String suffix : FOURTH_LATE) {
            if (w.endsWith(suffix)) {
                return longEnough.test(without(w, suffix.length())) ? without(w, suffix.length()) : w;
            }
        }
        return w;
    }

    private static String fifth(String word) {
        String w = word;
        if (w.endsWith("e")) {
            String stem = without(w, 1);
            int m = measure(stem);
            if (m > 1 || (m == 1 && !endsShort(stem))) {
                w = stem;
            }
        }
        return w.endsWith("ll") && measure(without(w, 1)) > 1 ? without(w, 1) : w;
    }
}
