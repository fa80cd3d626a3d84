package org.florscribe.clinical.quality;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.florscribe.clinical.quality.NoteText.Division;

/** Drafts against the notes that clinicians wrote: ROUGE of the whole note and of each division. */
public final class NoteScores {

    /** @param draft empty where none was made, which counts as zero */
    public record Pair(String reference, String draft) {

        /** Masked: notes are never printed. */
        @Override
        public String toString() {
            return "Pair[masked]";
        }
    }

    /**
     * @param mean of n pairs, in percent, rounded to two digits
     */
    public record Row(String name, Rouge mean, int n) {}

    private NoteScores() {}

    /**
     * The whole note, each division that references have, and the mean of the divisions. A division that the reference lacks
     * is left out of that division's mean.
     */
    public static List<Row> of(List<Pair> pairs, boolean stemmed) {
        Map<String, List<Rouge>> all = new LinkedHashMap<>();
        all.put("whole note", new ArrayList<>());
        for (Division division : Division.values()) {
            all.put(name(division), new ArrayList<>());
        }
        for (Pair pair : pairs) {
            String reference = NoteText.withoutCitations(pair.reference());
            String draft = NoteText.withoutCitations(pair.draft());
            add(all, "whole note", Rouge.of(reference, draft, stemmed));
            Map<Division, String> drafted = NoteText.divisions(draft);
            NoteText.divisions(reference).forEach((division, text) -> {
                if (!text.isBlank()) {
                    add(all, name(division), Rouge.of(text, drafted.getOrDefault(division, ""), stemmed));
                }
            });
        }
        List<Row> rows = new ArrayList<>();
        all.forEach((name, scores) -> {
            if (!scores.isEmpty()) {
                rows.add(new Row(name, mean(scores, 100), scores.size()));
            }
        });
        List<Rouge> divisions =
                rows.stream().skip(pairs.isEmpty() ? 0 : 1).map(Row::mean).toList();
        if (!divisions.isEmpty()) {
            rows.add(new Row("divisions, mean", mean(divisions, 1), pairs.size()));
        }
        return rows;
    }

    private static void add(Map<String, List<Rouge>> all, String name, Rouge score) {
        all.computeIfAbsent(name, key -> new ArrayList<>()).add(score);
    }

    private static String name(Division division) {
        return division.name().toLowerCase(Locale.ROOT);
    }

    private static Rouge mean(List<Rouge> scores, double times) {
        return new Rouge(
                rounded(times
                        * scores.stream().mapToDouble(Rouge::one).average().orElse(0)),
                rounded(times
                        * scores.stream().mapToDouble(Rouge::two).average().orElse(0)),
                rounded(times
                        * scores.stream().mapToDouble(Rouge::lsum).average().orElse(0)));
    }

    private static double rounded(double value) {
        return Math.round(100 * value) / 100.0;
    }

    /** Mean count of words, rounded. */
    public static int words(List<String> notes) {
        return (int) Math.round(notes.stream()
                .map(NoteText::withoutCitations)
                .mapToInt(note -> note.isBlank() ? 0 : note.strip().split("\\s+", -1).length)
                .average()
                .orElse(0));
    }
}
