package org.florscribe.adapter.rules.finding;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import org.florscribe.adapter.rules.lexicon.Match;
import org.florscribe.adapter.rules.lexicon.Vocabulary;
import org.florscribe.adapter.rules.text.Word;
import org.florscribe.clinical.extraction.FindingKind;

/** The symptoms and conditions named in a line, the longest words winning. */
public final class Concepts {

    /** Too plain to be a finding by themselves. */
    private static final Set<String> PLAIN = Set.of(
            "pain",
            "stiffness",
            "soreness",
            "redness",
            "warmth",
            "tenderness",
            "lump",
            "drainage",
            "stress",
            "tear",
            "infection",
            "popping",
            "burn",
            "scar tissue",
            "deformity",
            "locking",
            "sputum",
            "falls",
            "cancer",
            "burning sensation",
            "strain",
            "sprain",
            "instability");

    private Concepts() {}

    static List<SpokenConcept> in(List<Word> words) {
        List<Match> symptoms = Vocabulary.SYMPTOMS.find(words);
        List<SpokenConcept> all = new ArrayList<>(SitedSymptoms.in(words, symptoms));
        for (Match match : Vocabulary.CONDITIONS.find(words)) {
            all.add(new SpokenConcept(
                    FindingKind.CONDITION, match.entry().term(), match.entry().group(), match.from(), match.to()));
        }
        for (Match match : symptoms) {
            all.add(new SpokenConcept(
                    FindingKind.SYMPTOM, match.entry().term(), match.entry().group(), match.from(), match.to()));
        }
        if (!all.isEmpty()) {
            List<Match> names = new ArrayList<>(Vocabulary.DRUGS.find(words));
            names.addAll(Vocabulary.STUDIES.find(words));
            names.addAll(Vocabulary.SIGNS.find(words));
            all.removeIf(concept -> isPartOf(concept, names));
        }
        all.sort(Comparator.comparingInt(SpokenConcept::length).reversed());
        List<SpokenConcept> out = new ArrayList<>();
        for (SpokenConcept one : all) {
            if (out.stream().noneMatch(one::overlaps)) {
                out.add(one);
            }
        }
        out.sort(Comparator.comparingInt(SpokenConcept::from));
        return out;
    }

    /** A flu shot is no flu, and neither is a test for it. */
    private static boolean isPartOf(SpokenConcept concept, List<Match> names) {
        return names.stream()
                .anyMatch(name -> name.from() <= concept.from()
                        && concept.to() <= name.to()
                        && name.to() - name.from() > concept.length());
    }

    static boolean isPlain(SpokenConcept concept) {
        return isPlain(concept.term());
    }

    /** Whether these chart's words say too little to stand alone: "pain", of what? */
    public static boolean isPlain(String term) {
        return PLAIN.contains(term);
    }
}
