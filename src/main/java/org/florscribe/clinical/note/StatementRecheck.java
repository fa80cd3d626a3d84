package org.florscribe.clinical.note;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Predicate;
import org.florscribe.clinical.extraction.MaterialSource;
import org.florscribe.clinical.extraction.VisitMaterial;
import org.florscribe.clinical.transcript.Conversation;
import org.florscribe.clinical.transcript.DependentStatements;

/** Checks statements of a draft again when what they rest on is other than before. */
@ApplicationScoped
class StatementRecheck implements DependentStatements {

    private final NoteRepository notes;
    private final NoteHistory history;
    private final MaterialSource materials;
    private final CitationCheck citations;
    private final Clock clock;

    @Inject
    StatementRecheck(
            NoteRepository notes, NoteHistory history, MaterialSource materials, CitationCheck citations, Clock clock) {
        this.notes = notes;
        this.history = history;
        this.materials = materials;
        this.citations = citations;
        this.clock = clock;
    }

    @Override
    public Rechecked checkAgain(UUID encounterId, Conversation corrected, Set<String> changed) {
        Optional<ClinicalNote> note = notes.find(encounterId).filter(it -> it.state() == NoteState.DRAFT);
        if (note.isEmpty()) {
            return new Rechecked(List.of(), false);
        }
        VisitMaterial material = materials.of(encounterId, corrected);
        Map<String, CheckedDraft.Sentence> found =
                check(note.get(), material, it -> it.evidence().stream().anyMatch(changed::contains));
        List<SectionCode> resting = note.get().body().sections().stream()
                .filter(section -> section.statements().stream().anyMatch(it -> found.containsKey(it.id())))
                .map(NoteSection::code)
                .toList();
        ClinicalNote rechecked = note.get().rechecked(found, clock.instant());
        history.update(
                note.get(),
                rechecked.with(rechecked.redrafting().corrected(resting), clock.instant()),
                Optional.empty());
        return new Rechecked(
                note.get()
                        .body()
                        .statements()
                        .map(Statement::id)
                        .filter(found::containsKey)
                        .toList(),
                true);
    }

    /** What a new check of these statements, of the note and of its draft, finds; by id. */
    Map<String, CheckedDraft.Sentence> check(ClinicalNote note, VisitMaterial material, Predicate<Statement> which) {
        List<Statement> all = new ArrayList<>(note.body().statements().toList());
        note.draft().forEach(section -> all.addAll(section.statements()));
        Map<String, CheckedDraft.Sentence> found = new HashMap<>();
        for (Statement statement : all) {
            if (!statement.evidence().isEmpty() && which.test(statement) && !found.containsKey(statement.id())) {
                found.put(
                        statement.id(),
                        citations
                                .check(statement.text(), statement.evidence(), material)
                                .orElseGet(() -> gone(statement)));
            }
        }
        return found;
    }

    /** All it rested on was taken back; it still names what that was. */
    private static CheckedDraft.Sentence gone(Statement statement) {
        return new CheckedDraft.Sentence(statement.text(), statement.evidence(), Support.NOT_HEARD);
    }
}
