package org.florscribe.adapter.rules.text;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Folds the commonest English endings so that "rashes" meets "rash" and "wheezing" meets "wheeze". */
public final class Stem {

    private static final int MOST_CACHED = 20_000;
    private static final Map<String, String> CACHE = new ConcurrentHashMap<>();

    private Stem() {}

    /** @param word in lower case */
    public static String of(String word) {
        String known = CACHE.get(word);
        if (known != null) {
            return known;
        }
        String stem = fold(word);
        if (CACHE.size() < MOST_CACHED) {
            CACHE.put(word, stem);
        }
        return stem;
    }

    private static String fold(String word) {
        String w = word.endsWith("'s") ? word.substring(0, word.length() - 2) : word;
        if (w.length() <= 3 || Character.isDigit(w.charAt(0))) {
            return w;
        }
        if (w.endsWith("ies") && w.length() > 4) {
            return w.substring(0, w.length() - 3) + "y";
        }
        if (w.endsWith("s") && !w.endsWith("ss") && !w.endsWith("us") && !w.endsWith("is")) {
            w = w.endsWith("sses") || w.endsWith("shes") || w.endsWith("ches") || w.endsWith("xes")
                    ? w.substring(0, w.length() - 2)
                    : w.substring(0, w.length() - 1);
        }
        if (w.length() > 5 && w.endsWith("ing")) {
            w = undouble(w.substring(0, w.length() - 3));
        } else if (w.length() > 4 && w.endsWith("ed") && !w.endsWith("eed")) {
            w = undouble(w.substring(0, w.length() - 2));
        }
        return w.length() > 4 && w.endsWith("e") ? w.substring(0, w.length() - 1) : w;
    }

    private static String undouble(String w) {
        int n = w.length();
        boolean twice = n > 3 && w.charAt(n - 1) == w.charAt(n - 2) && "bdgmnprt".indexOf(w.charAt(n - 1)) >= 0;
        return twice ? w.substring(0, n - 1) : w;
    }
}
