package org.florscribe.adapter.rules.lexicon;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.florscribe.adapter.rules.text.Stem;
import org.florscribe.adapter.rules.text.Word;
import org.florscribe.adapter.rules.text.WordSet;
import org.jspecify.annotations.Nullable;

/**
 * A vocabulary read from a resource of {@code group | term | other; words} lines. Finds the longest entry at each place
 * over folded endings; articles and possessives between the words do not matter.
 */
public final class Lexicon {

    private static final Set<String> LITTLE = WordSet.of("""
            a an the my your his her their our any some this that of those these - '
            """);

    /** How endings are treated: medicines are matched as they are written, everything else by stem. */
    public enum Folding {
        STEMS,
        PLURALS
    }

    private static final class Node {
        private final Map<String, Node> next = new HashMap<>();
        private @Nullable Entry entry;
    }

    private final Node root = new Node();
    private final Map<String, Entry> byTerm = new HashMap<>();
    private final Folding folding;

    private Lexicon(Folding folding) {
        this.folding = folding;
    }

    /** @param termFirst whether the lines are {@code term | group | words} */
    public static Lexicon read(String resource, boolean termFirst, Folding folding) {
        Lexicon lexicon = new Lexicon(folding);
        for (String[] columns : lines(resource)) {
            String first = columns[0].strip();
            String second = columns.length > 1 ? columns[1].strip() : "";
            Entry entry = termFirst ? new Entry(first, second) : new Entry(second, first);
            lexicon.add(entry, entry.term());
            if (columns.length > 2) {
                for (String other : columns[2].split(";", -1)) {
                    lexicon.add(entry, other.strip());
                }
            }
            lexicon.byTerm.putIfAbsent(entry.term().toLowerCase(Locale.ROOT), entry);
        }
        return lexicon;
    }

    /** A vocabulary of {@code group | words; words} where the words themselves are the terms. */
    public static Lexicon readWords(String resource) {
        Lexicon lexicon = new Lexicon(Folding.STEMS);
        for (String[] columns : lines(resource)) {
            for (String word : columns[1].split(";", -1)) {
                lexicon.add(new Entry(word.strip(), columns[0].strip()), word.strip());
            }
        }
        return lexicon;
    }

    /** The lines of a resource beside this package's parent, split at bars; comments and blank lines left out. */
    public static List<String[]> lines(String resource) {
        List<String[]> out = new ArrayList<>();
        String path = "/org/florscribe/adapter/rules/" + resource;
        try (InputStream in = Objects.requireNonNull(Lexicon.class.getResourceAsStream(path), path);
                BufferedReader reader = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))) {
            for (String line = reader.readLine(); line != null; line = reader.readLine()) {
                if (!line.isBlank() && !line.startsWith("#")) {
                    out.add(line.split("\\|", -1));
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out;
    }

    private void add(Entry entry, String words) {
        Node node = root;
        for (Word word : Word.of(words)) {
            String key = key(word);
            if (!LITTLE.contains(key)) {
                node = node.next.computeIfAbsent(key, k -> new Node());
            }
        }
        if (node != root && node.entry == null) {
            node.entry = entry;
        }
    }

    private String key(Word word) {
        if (folding == Folding.STEMS) {
            return Stem.of(word.lower());
        }
        String w = word.lower();
        return w.length() > 5 && w.endsWith("s") && !w.endsWith("ss") && !w.endsWith("us")
                ? w.substring(0, w.length() - 1)
                : w;
    }

    /** Entries from left to right, longest first, without overlaps. */
    public List<Match> find(List<Word> words) {
        List<Match> out = new ArrayList<>();
        int i = 0;
        while (i < words.size()) {
            Match match = at(words, i);
            if (match == null) {
                i++;
            } else {
                out.add(match);
                i = match.to();
            }
        }
        return out;
    }

    private @Nullable Match at(List<Word> words, int from) {
        if (LITTLE.contains(words.get(from).lower())) {
            return null;
        }
        Node node = root;
        Match best = null;
        for (int i = from; i < words.size(); i++) {
            String key = key(words.get(i));
            if (LITTLE.contains(key)) {
                continue;
            }
            Node next = node.next.get(key);
            if (next == null) {
                break;
            }
            node = next;
            if (node.entry != null) {
                best = new Match(from, i + 1, node.entry);
            }
        }
        return best;
    }

    public Optional<Entry> term(String term) {
        return Optional.ofNullable(byTerm.get(term.toLowerCase(Locale.ROOT)));
    }
}
