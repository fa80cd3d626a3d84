package org.florscribe.clinical.note;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.florscribe.clinical.extraction.VisitMaterial;

/**
 * Checks what a draft cites. A citation of something that is not there counts as none, and a sentence without a citation is
 * left out. What a clinician noted beside the conversation may carry a sentence that the cited lines do not.
 */
@ApplicationScoped
class CitationCheck {

    private final StatementChecker checker;

    @Inject
    CitationCheck(StatementChecker checker) {
        this.checker = checker;
    }

    CheckedDraft check(String engine, Optional<Draft> draft, DraftRequest request) {
        VisitMaterial material = request.material();
        List<CheckedDraft.Section> sections = new ArrayList<>();
        for (Draft.Section section :
                draft.map(request::within).map(Draft::sections).orElse(List.of())) {
            List<CheckedDraft.Sentence> sentences = section.sentences().stream()
                    .filter(sentence -> !sentence.text().isBlank())
                    .map(sentence -> check(sentence.text(), sentence.evidence(), material))
                    .flatMap(Optional::stream)
                    .toList();
            sections.add(new CheckedDraft.Section(section.code(), sentences));
        }
        return new CheckedDraft(engine, request.form(), sections);
    }

    /** Empty when nothing of what it cites is there. */
    Optional<CheckedDraft.Sentence> check(String text, List<String> evidence, VisitMaterial material) {
        Set<String> known = idsOf(material);
        List<String> cited =
                evidence.stream().filter(known::contains).distinct().toList();
        if (cited.isEmpty()) {
            return Optional.empty();
        }
        Support support = checker.check(text, cited, material);
        if (support == Support.SUPPORTED) {
            return Optional.of(new CheckedDraft.Sentence(text, cited, support));
        }
        return Optional.of(carriedByContext(text, cited, material)
                .orElseGet(() -> new CheckedDraft.Sentence(text, cited, support)));
    }

    private Optional<CheckedDraft.Sentence> carriedByContext(String text, List<String> cited, VisitMaterial material) {
        return material.context().stream()
                .map(item -> item.id().toString())
                .filter(id -> !cited.contains(id))
                .map(id -> and(cited, id))
                .filter(more -> checker.check(text, more, material) == Support.SUPPORTED)
                .findFirst()
                .map(more -> new CheckedDraft.Sentence(text, more, Support.SUPPORTED));
    }

    private static List<String> and(List<String> cited, String id) {
        Set<String> more = new LinkedHashSet<>(cited);
        more.add(id);
        return List.copyOf(more);
    }

    private static Set<String> idsOf(VisitMaterial material) {
        Set<String> ids = new HashSet<>();
        material.conversation().utterances().forEach(it -> ids.add(it.id()));
        material.context().forEach(it -> ids.add(it.id().toString()));
        return ids;
    }
}
