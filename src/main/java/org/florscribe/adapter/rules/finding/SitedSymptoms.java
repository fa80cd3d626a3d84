package org.florscribe.adapter.rules.finding;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.florscribe.adapter.rules.lexicon.Match;
import org.florscribe.adapter.rules.lexicon.Vocabulary;
import org.florscribe.adapter.rules.text.Word;
import org.florscribe.adapter.rules.text.WordSet;
import org.florscribe.clinical.extraction.FindingKind;

/** Complaints said with a place: "my right knee has been hurting" is right knee pain. */
final class SitedSymptoms {

    /** Complaints that a place makes more precise, with the system they belong to when the place does not decide it. */
    private static final Map<String, String> SITED = Map.ofEntries(
            Map.entry("pain", ""),
            Map.entry("soreness", ""),
            Map.entry("swelling", "Musculoskeletal"),
            Map.entry("stiffness", "Musculoskeletal"),
            Map.entry("tenderness", ""),
            Map.entry("bruising", "Musculoskeletal"),
            Map.entry("muscle spasms", "Musculoskeletal"),
            Map.entry("burning sensation", "Neurological"),
            Map.entry("numbness", "Neurological"),
            Map.entry("tingling", "Neurological"),
            Map.entry("numbness and tingling", "Neurological"),
            Map.entry("weakness", "Neurological"),
            Map.entry("tremor", "Neurological"),
            Map.entry("rash", "Skin"),
            Map.entry("itching", "Skin"),
            Map.entry("redness", "Skin"),
            Map.entry("lump", "Skin"),
            Map.entry("skin lesion", "Skin"),
            Map.entry("wound", "Skin"));

    private static final Set<String> LINKS = WordSet.of("""
            in on of over around at down through to my your the his her both left right lower upper inside
            outside along across into this that side whole a these for behind with here there other
            """);
    private static final Set<String> BEFORE = WordSet.of("""
            has have been is are was were still really just also kind of a little bit very pretty feels feel
            felt started starts it quite gets get so area joint got keeps does do always where
            """);
    private static final int GAP = 5;

    private SitedSymptoms() {}

    /** @param symptoms found in the words without regard to places */
    static List<SpokenConcept> in(List<Word> words, List<Match> symptoms) {
        List<Match> sites = Vocabulary.SITES.find(words);
        List<SpokenConcept> out = new ArrayList<>();
        for (Match symptom : symptoms) {
            String head = symptom.entry().term();
            String system = SITED.get(head);
            if (system == null) {
                continue;
            }
            siteOf(words, sites, symptom).ifPresent(site -> out.add(sited(words, symptom, site, head, system)));
        }
        return out;
    }

    private static SpokenConcept sited(List<Word> words, Match symptom, Match site, String head, String system) {
        Optional<String> side = side(words, site);
        String place = site.entry().term();
        String term = side.map(s -> s + " ").orElse("") + place + " " + head;
        String group = system.isEmpty() || head.equals("pain") ? site.entry().group() : system;
        if (head.equals("swelling") && Set.of("leg", "ankle", "foot").contains(place)) {
            group = "Cardiovascular";
        }
        return new SpokenConcept(
                FindingKind.SYMPTOM,
                term,
                group,
                Math.min(symptom.from(), site.from() - (side.isPresent() ? 1 : 0)),
                Math.max(symptom.to(), site.to()));
    }

    private static Optional<Match> siteOf(List<Word> words, List<Match> sites, Match symptom) {
        Optional<Match> best = Optional.empty();
        for (Match site : sites) {
            if (site.overlaps(symptom)) {
                return Optional.empty();
            }
            if (isOnlySide(words, sites, site)) {
                continue;
            }
            boolean after = site.from() >= symptom.to() && linked(words, symptom.to(), site.from(), LINKS);
            boolean before = site.to() <= symptom.from() && linked(words, site.to(), symptom.from(), BEFORE);
            if (before || (after && best.isEmpty())) {
                best = Optional.of(site);
            }
        }
        return best;
    }

    /** "The right side of my abdomen" is a place in the abdomen; "the right hand side" is none in the hand. */
    private static boolean isOnlySide(List<Word> words, List<Match> sites, Match site) {
        boolean ofAnother = site.entry().term().equals("side")
                && sites.stream()
                        .anyMatch(other -> other.from() > site.to()
                                && other.from() <= site.to() + 3
                                && words.get(site.to()).lower().equals("of"));
        boolean handSide = site.to() < words.size()
                && words.get(site.to()).lower().equals("side")
                && site.entry().term().equals("hand");
        return ofAnother || handSide;
    }

    private static boolean linked(List<Word> words, int from, int to, Set<String> between) {
        if (to - from > GAP) {
            return false;
        }
        for (int i = from; i < to; i++) {
            if (!between.contains(words.get(i).lower())) {
                return false;
            }
        }
        return true;
    }

    /** The side said right before a place. */
    static Optional<String> side(List<Word> words, Match site) {
        int reach = site.from() > 2 && words.get(site.from() - 2).lower().equals("of") ? 5 : 2;
        for (int i = site.from() - 1; i >= Math.max(0, site.from() - reach); i--) {
            String word = words.get(i).lower();
            if (word.equals("left") || word.equals("right") || word.equals("bilateral")) {
                return Optional.of(word);
            }
            if (word.equals("both")) {
                return Optional.of("bilateral");
            }
        }
        return Optional.empty();
    }
}
