package org.florscribe.adapter.rules.voice;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** What tells a voice: its words, and how one piece follows the other. Names are those of {@code voices.txt}. */
final class TalkFeatures {

    private static final String NOTHING = "-";
    private static final int SHORT = 4;

    private TalkFeatures() {}

    /** Of a piece by itself: words, pairs of words, length. */
    static List<String> own(List<String> tokens) {
        Set<String> out = new HashSet<>(tokens);
        String before = "<";
        for (String token : tokens) {
            out.add(before + " " + token);
            before = token;
        }
        out.add(before + " >");
        List<String> all = new ArrayList<>(out);
        all.add("n" + Math.min(6, tokens.size() / 4));
        all.add(tokens.size() < SHORT ? "only:" + String.join(" ", tokens) : NOTHING);
        return all;
    }

    /** Of a piece after another. */
    static List<String> following(List<String> before, List<String> now, TalkPiece.Opening opening) {
        String b = opening.feature();
        String asked = !before.isEmpty() && last(before).equals("?") ? "Q" : "S";
        int spoken = (int) before.stream().filter(token -> !token.equals("?")).count();
        List<String> out = new ArrayList<>();
        out.add(b + asked);
        out.add(b + asked + " f:" + first(now));
        out.add(b + " l:" + last(before));
        out.add("f2:" + head(now));
        out.add("l2:" + tail(before));
        out.add(asked + " f2:" + head(now));
        out.add("pf2:" + head(before));
        out.add("pf2 f:" + (before.isEmpty() ? "" : before.get(0)) + "|" + (now.isEmpty() ? "" : now.get(0)));
        out.add(b + " pl" + Math.min(4, spoken / 3) + " cl" + Math.min(4, now.size() / 3));
        out.add(asked + " cl" + Math.min(4, now.size() / 2));
        if (now.size() < SHORT) {
            out.add(b + asked + " only:" + String.join(" ", now));
        }
        if (before.size() < SHORT) {
            out.add(b + " ponly:" + String.join(" ", before));
        }
        return out;
    }

    private static String first(List<String> tokens) {
        return tokens.isEmpty() ? NOTHING : tokens.get(0);
    }

    private static String last(List<String> tokens) {
        return tokens.isEmpty() ? NOTHING : tokens.get(tokens.size() - 1);
    }

    private static String head(List<String> tokens) {
        return String.join(" ", tokens.subList(0, Math.min(2, tokens.size())));
    }

    private static String tail(List<String> tokens) {
        return String.join(" ", tokens.subList(Math.max(0, tokens.size() - 2), tokens.size()));
    }
}
