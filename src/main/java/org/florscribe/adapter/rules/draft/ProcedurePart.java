package org.florscribe.adapter.rules.draft;

import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.florscribe.adapter.rules.dialogue.Line;
import org.florscribe.adapter.rules.dialogue.Visit;
import org.florscribe.adapter.rules.lexicon.Vocabulary;
import org.florscribe.adapter.rules.text.Word;
import org.florscribe.clinical.note.Draft.Sentence;
import org.florscribe.clinical.note.SectionCode;

/**
 * Which of the examination belongs to a procedure: what was found while it was done, and what was found of the part of the body it
 * was done to. The rest of an examination is no finding of it.
 */
final class ProcedurePart {

    private static final List<SectionCode> STEPS = List.of(
            SectionCode.ANESTHESIA,
            SectionCode.PROCEDURE_DESCRIPTION,
            SectionCode.SPECIMENS,
            SectionCode.COMPLICATIONS);

    private final Set<String> during;
    private final Set<String> sites;

    private ProcedurePart(Set<String> during, Set<String> sites) {
        this.during = during;
        this.sites = sites;
    }

    /**
     * @param deeds what was done, by section
     * @param complaint why the patient came: names the part where no step does
     */
    static ProcedurePart of(Visit visit, Map<SectionCode, List<Sentence>> deeds, List<Sentence> complaint) {
        List<Sentence> steps = STEPS.stream()
                .flatMap(code -> deeds.getOrDefault(code, List.of()).stream())
                .toList();
        Set<String> sites = sites(steps);
        return new ProcedurePart(during(visit, evidence(steps)), sites.isEmpty() ? sites(complaint) : sites);
    }

    boolean holds(Sentence sentence) {
        return during.containsAll(sentence.evidence())
                || sites(List.of(sentence)).stream().anyMatch(sites::contains);
    }

    private static Set<String> evidence(List<Sentence> sentences) {
        return sentences.stream()
                .map(Sentence::evidence)
                .flatMap(Collection::stream)
                .collect(Collectors.toSet());
    }

    /** All that was said from the first step to the last. */
    private static Set<String> during(Visit visit, Set<String> steps) {
        List<String> said =
                visit.lines().stream().map(Line::evidence).distinct().toList();
        List<Integer> places = Stream.iterate(0, i -> i < said.size(), i -> i + 1)
                .filter(i -> steps.contains(said.get(i)))
                .toList();
        return places.isEmpty()
                ? Set.of()
                : new HashSet<>(said.subList(places.get(0), places.get(places.size() - 1) + 1));
    }

    private static Set<String> sites(List<Sentence> sentences) {
        return sentences.stream()
                .flatMap(sentence -> Vocabulary.SITES.find(Word.of(sentence.text())).stream())
                .map(match -> match.entry().term())
                .collect(Collectors.toSet());
    }
}
