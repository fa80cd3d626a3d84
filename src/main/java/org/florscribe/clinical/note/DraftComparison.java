package org.florscribe.clinical.note;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The engine's draft against what the note says now, statement by statement.
 *
 * @param form of the note
 */
public record DraftComparison(NoteForm form, List<Section> sections) {

    public DraftComparison {
        sections = List.copyOf(sections);
    }

    public enum Kind {
        SAME,
        CHANGED,
        ADDED,
        REMOVED
    }

    public record Section(SectionCode code, List<Change> changes) {

        public Section {
            changes = List.copyOf(changes);
        }
    }

    /**
     * @param before as drafted, empty for ADDED
     * @param after as it is now, empty for REMOVED
     */
    public record Change(Kind kind, Optional<Statement> before, Optional<Statement> after) {}

    public static DraftComparison of(ClinicalNote note) {
        List<Section> sections = new ArrayList<>();
        for (SectionCode code :
                note.form().sections().stream().map(FormSection::code).toList()) {
            List<Change> changes = compare(
                    NoteBody.statementsOf(note.draft(), code), note.body().statementsOf(code));
            if (!changes.isEmpty()) {
                sections.add(new Section(code, changes));
            }
        }
        return new DraftComparison(note.form(), sections);
    }

    public boolean isUnchanged() {
        return sections.stream()
                .flatMap(section -> section.changes().stream())
                .allMatch(change -> change.kind() == Kind.SAME);
    }

    /** In the order of what is now; what was taken out stands where it was. */
    private static List<Change> compare(List<Statement> before, List<Statement> after) {
        List<Change> changes = new ArrayList<>();
        Set<String> shown = new HashSet<>();
        Set<String> remaining = new HashSet<>(after.stream().map(Statement::id).toList());
        int next = 0;
        for (Statement now : after) {
            Optional<Statement> was =
                    before.stream().filter(it -> it.id().equals(now.id())).findFirst();
            while (was.isPresent()
                    && next < before.size()
                    && !before.get(next).id().equals(now.id())) {
                addRemoved(changes, before.get(next), remaining, shown);
                next++;
            }
            if (was.isPresent() && next < before.size()) {
                next++;
            }
            changes.add(new Change(
                    was.map(it -> Words.same(it.text(), now.text()) ? Kind.SAME : Kind.CHANGED)
                            .orElse(Kind.ADDED),
                    was,
                    Optional.of(now)));
        }
        for (Statement rest : before) {
            addRemoved(changes, rest, remaining, shown);
        }
        return changes;
    }

    private static void addRemoved(List<Change> changes, Statement was, Set<String> remaining, Set<String> shown) {
        if (!remaining.contains(was.id()) && shown.add(was.id())) {
            changes.add(new Change(Kind.REMOVED, Optional.of(was), Optional.empty()));
        }
    }
}
