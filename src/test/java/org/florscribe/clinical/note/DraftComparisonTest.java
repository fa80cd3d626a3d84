package org.florscribe.clinical.note;

import static org.assertj.core.api.Assertions.assertThat;
import static org.florscribe.clinical.note.Notes.DOCTOR;
import static org.florscribe.clinical.note.Notes.HPI;
import static org.florscribe.clinical.note.Notes.LATER;
import static org.florscribe.clinical.note.Notes.NOW;
import static org.florscribe.clinical.note.Notes.aDraft;
import static org.florscribe.clinical.note.Notes.lines;

import java.util.List;
import java.util.Optional;
import org.florscribe.shared.PhiText;
import org.junit.jupiter.api.Test;

class DraftComparisonTest {

    @Test
    void a_draft_that_nobody_touched_is_unchanged() {
        assertThat(DraftComparison.of(aDraft()).isUnchanged()).isTrue();
    }

    @Test
    void keeping_changes_no_words() {
        assertThat(DraftComparison.of(aDraft().keep("n2", PhiText.EMPTY, DOCTOR, NOW))
                        .isUnchanged())
                .isTrue();
    }

    @Test
    void each_change_stands_where_it_was_made() {
        ClinicalNote note = aDraft().replace(
                        List.of(lines(HPI, "Dry cough for a week.", "No fever.", "Lives alone.")), NOW)
                .remove("n2", PhiText.EMPTY, DOCTOR, LATER);

        assertThat(changes(note))
                .containsExactly(
                        "CHANGED Cough for a week. > Dry cough for a week.",
                        "REMOVED No fever. > ",
                        "CHANGED Smokes. > Lives alone.");
    }

    @Test
    void added_and_removed_sentences_are_told_from_changed_ones() {
        ClinicalNote note = aDraft().remove("n1", PhiText.EMPTY, DOCTOR, NOW)
                .replace(List.of(lines(HPI, "No fever.", "Smokes.", "Lives alone.")), LATER);

        assertThat(changes(note))
                .containsExactly(
                        "REMOVED Cough for a week. > ",
                        "SAME No fever. > No fever.",
                        "SAME Smokes. > Smokes.",
                        "ADDED  > Lives alone.");
    }

    private static List<String> changes(ClinicalNote note) {
        return DraftComparison.of(note).sections().stream()
                .filter(section -> section.code().equals(HPI))
                .flatMap(section -> section.changes().stream())
                .map(it -> it.kind() + " " + words(it.before()) + " > " + words(it.after()))
                .toList();
    }

    private static String words(Optional<Statement> statement) {
        return statement.map(Statement::text).orElse("");
    }
}
