package org.florscribe.adapter.rules.chart;

import java.util.Map;
import java.util.Set;
import org.florscribe.adapter.rules.text.WordSet;

/** English verb forms, as far as a change of person needs them. */
public final class Verbs {

    static final Set<String> ADVERBS = WordSet.of("""
            just really also still always usually never sometimes actually only even probably definitely mostly
            basically normally typically occasionally often currently recently generally then kinda pretty
            already finally immediately initially first ever both constantly simply certainly obviously honestly
            almost now too not suddenly accidentally literally specifically mainly barely hardly do did
            """);
    private static final Set<String> UNCHANGED = WordSet.of("""
            went felt had was were did took got came saw thought said told knew made found heard left lost ate
            drank slept woke ran fell hurt hit put quit cut let set kept began broke brought bought built caught
            chose drove flew forgot gave grew held led meant met paid rode sat sent shot sold spent spoke stood
            stuck taught threw understood wore won wrote could would should might may must can cannot will
            slipped beat became bent bled dealt dug fought froze laid rang shook shut slid sprang stole swam
            swelled swore tore twisted read is has does am are gonna at in on and or but the a to of it when if
            because so that with for from as like he she they i you we my your been being what who there by
            about after before some any no yes yeah than these those this his her him me well mean guys
            """);
    private static final Map<String, String> IRREGULAR = Map.of(
            "have", "has", "do", "does", "go", "goes", "am", "is", "are", "is", "were", "was", "be", "is", "was",
            "was");

    private Verbs() {}

    public static boolean isAdverb(String word) {
        return ADVERBS.contains(word) && !word.equals("do") && !word.equals("did");
    }

    /** "have" to "has", "feel" to "feels"; past forms, modals and what is no verb stay. */
    public static String third(String word) {
        String irregular = IRREGULAR.get(word);
        if (irregular != null) {
            return irregular;
        }
        boolean plain = word.chars().allMatch(c -> c >= 'a' && c <= 'z') && word.length() > 1;
        boolean past = word.endsWith("ed") && !word.equals("need");
        if (!plain || past || word.endsWith("ing") || (UNCHANGED.contains(word) && !word.equals("like"))) {
            return word;
        }
        if (word.endsWith("y") && word.length() > 2 && "aeiou".indexOf(word.charAt(word.length() - 2)) < 0) {
            return word.substring(0, word.length() - 1) + "ies";
        }
        boolean hisses = word.endsWith("s")
                || word.endsWith("sh")
                || word.endsWith("ch")
                || word.endsWith("x")
                || word.endsWith("z");
        return word + (hisses ? "es" : "s");
    }
}
