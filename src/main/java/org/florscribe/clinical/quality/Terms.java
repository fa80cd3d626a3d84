package org.florscribe.clinical.quality;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Concepts by their words: lines of {@code concept = other words | other words}. Which concepts are counted is the
 * evaluation's business: it brings its own lists, and none are in here.
 */
public final class Terms {

    /** A concept at the words from (inclusive) to (exclusive). */
    record Found(int from, int to, String concept) {}

    private static final Pattern WORD = Pattern.compile("[a-z]+(?:'[a-z]+)?|\\d+(?:\\.\\d+)?|[.;:?!,]");
    private static final Set<String> LITTLE = Set.of(
            "a", "an", "the", "my", "your", "his", "her", "their", "our", "any", "some", "this", "that", "of", "those",
            "these");

    private static final class Node {
        private final Map<String, Node> next = new HashMap<>();
        private @Nullable String concept;
    }

    private final Node root = new Node();
    private final Map<String, String> kinds = new HashMap<>();

    /** @param listsByKind lines of each list, by the kind of its concepts */
    public Terms(Map<String, List<String>> listsByKind) {
        listsByKind.forEach((kind, lines) -> lines.forEach(line -> read(kind, line)));
    }

    private void read(String kind, String line) {
        String plain = line.split("#", 2)[0].strip();
        if (plain.isEmpty()) {
            return;
        }
        String[] sides = plain.split("=", 2);
        String concept = sides[0].strip();
        kinds.put(concept, kind);
        add(concept, concept);
        if (sides.length > 1) {
            for (String form : sides[1].split("\\|", -1)) {
                if (!form.isBlank()) {
                    add(form.strip(), concept);
                }
            }
        }
    }

    private void add(String form, String concept) {
        Node node = root;
        for (String word : words(form)) {
            if (!LITTLE.contains(word)) {
                node = node.next.computeIfAbsent(key(word), k -> new Node());
            }
        }
        if (node.concept == null) {
            node.concept = concept;
        }
    }

    private static String key(String word) {
        return word.length() > 3 && !word.endsWith("itis") ? PorterStem.of(word) : word;
    }

    static Matcher matcher(String text) {
        return WORD.matcher(text.toLowerCase(Locale.ROOT)
                .replace('\u2019', '\'')
                .replace('-', ' ')
                .replace('/', ' '));
    }

    static List<String> words(String text) {
        List<String> out = new ArrayList<>();
        Matcher m = matcher(text);
        while (m.find()) {
            out.add(m.group());
        }
        return out;
    }

    String kind(String concept) {
        return kinds.getOrDefault(concept, "");
    }

    /** The longest concept at each place, from the left. */
    List<Found> find(List<String> words) {
        List<Integer> places = new ArrayList<>();
        List<String> keys = new ArrayList<>();
        for (int i = 0; i < words.size(); i++) {
            if (!LITTLE.contains(words.get(i))) {
                places.add(i);
                keys.add(key(words.get(i)));
            }
        }
        List<Found> out = new ArrayList<>();
        int p = 0;
        while (p < keys.size()) {
            Node node = root;
            int end = -1;
            String concept = "";
            for (int q = p; q < keys.size(); q++) {
                Node next = node.next.get(keys.get(q));
                if (next == null) {
                    break;
                }
                node = next;
                if (node.concept != null) {
                    end = q;
                    concept = node.concept;
                }
            }
            if (end >= 0) {
                out.add(new Found(places.get(p), places.get(end) + 1, concept));
            }
            p = Math.max(end, p) + 1;
        }
        return out;
    }
}
