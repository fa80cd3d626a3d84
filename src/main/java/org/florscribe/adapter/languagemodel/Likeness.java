package org.florscribe.adapter.languagemodel;

import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

/** Whether two texts about the same lines say the same. Every number counts, so does every word of denial and every side. */
final class Likeness {

    private static final double SAME = 0.6;
    private static final Set<String> DECIDING =
            Set.of("no", "not", "denies", "denied", "without", "never", "left", "right", "both", "stop", "start");

    private Likeness() {}

    static boolean isSame(String one, String other) {
        Set<String> a = words(one);
        Set<String> b = words(other);
        if (a.equals(b)) {
            return true;
        }
        Set<String> common = new HashSet<>(a);
        common.retainAll(b);
        Set<String> all = new HashSet<>(a);
        all.addAll(b);
        return deciding(a).equals(deciding(b)) && common.size() >= SAME * all.size();
    }

    /** Whether one cites nothing that the other does not. */
    static boolean isWithin(List<String> one, List<String> other) {
        return other.containsAll(one) || one.containsAll(other);
    }

    private static Set<String> deciding(Set<String> words) {
        return words.stream()
                .filter(word -> DECIDING.contains(word) || word.chars().anyMatch(Character::isDigit))
                .collect(Collectors.toSet());
    }

    private static Set<String> words(String text) {
        return Arrays.stream(text.toLowerCase(Locale.ROOT).split("[^\\p{L}\\p{N}./%]+", -1))
                .map(word -> word.replaceAll("^[./]+|[./]+$", ""))
                .filter(word -> !word.isEmpty())
                .collect(Collectors.toSet());
    }
}
