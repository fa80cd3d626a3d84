package org.florscribe.clinical.note;

import static org.assertj.core.api.Assertions.assertThat;
import static org.florscribe.clinical.note.Notes.DOCTOR;
import static org.florscribe.clinical.note.Notes.HPI;
import static org.florscribe.clinical.note.Notes.LATER;
import static org.florscribe.clinical.note.Notes.NOTE;
import static org.florscribe.clinical.note.Notes.NOW;
import static org.florscribe.clinical.note.Notes.PLAN;
import static org.florscribe.clinical.note.Notes.VISIT;
import static org.florscribe.clinical.note.Notes.aDraft;
import static org.florscribe.clinical.note.Notes.draft;
import static org.florscribe.clinical.note.Notes.heard;
import static org.florscribe.clinical.note.Notes.lines;
import static org.florscribe.clinical.note.Notes.notHeard;
import static org.florscribe.clinical.note.Notes.says;
import static org.florscribe.clinical.note.Notes.section;
import static org.florscribe.clinical.note.Notes.words;

import java.util.List;
import org.florscribe.shared.PhiText;
import org.junit.jupiter.api.Test;

/** A newer draft meets a note that people may have worked on. */
class DraftMergeTest {

    private static final CheckedDraft SAME = draft(
            section(HPI, heard("Cough for a week.", "u1"), notHeard("No fever.", "u2"), heard("Smokes.", "u3")),
            section(PLAN, heard("Chest X-ray.", "u4")));

    @Test
    void the_same_draft_twice_changes_nothing() {
        ClinicalNote note = aDraft();
        assertThat(note.redrafted(SAME, LATER)).isSameAs(note);

        ClinicalNote worked = note.edit("n1", "Dry cough.", NOW)
                .remove("n3", PhiText.EMPTY, DOCTOR, NOW)
                .keep("n2", PhiText.EMPTY, DOCTOR, NOW)
                .add(HPI, heard("Lives alone.", "u8"), NOW);
        assertThat(worked.redrafted(SAME, LATER)).isSameAs(worked);
    }

    @Test
    void what_nobody_touched_is_as_the_newer_draft_has_it_and_keeps_its_ids() {
        ClinicalNote note = aDraft().redrafted(
                        draft(section(
                                HPI,
                                heard("Cough for two weeks.", "u1"),
                                heard("No fever.", "u2", "u7"),
                                heard("Smokes.", "u3"))),
                        LATER);

        assertThat(says(note, HPI))
                .containsExactly(
                        "n5 Cough for two weeks. [SUPPORTED]", "n2 No fever. [SUPPORTED]", "n3 Smokes. [SUPPORTED]");
        assertThat(says(note, PLAN)).isEmpty();
        assertThat(note.body().statement("n2").orElseThrow().evidence()).containsExactly("u2", "u7");
    }

    @Test
    void edited_words_stay_and_the_sentence_they_replaced_does_not_come_back() {
        ClinicalNote note = aDraft().edit("n1", "Dry cough for a week.", NOW);

        ClinicalNote merged = note.redrafted(
                draft(section(HPI, heard("Cough for a week.", "u1"), heard("Smokes.", "u3"), heard("Drinks.", "u8"))),
                LATER);

        assertThat(says(merged, HPI))
                .containsExactly(
                        "n1 Dry cough for a week. [NOT_CHECKED, EDITED]",
                        "n3 Smokes. [SUPPORTED]",
                        "n5 Drinks. [SUPPORTED]");
    }

    @Test
    void what_was_taken_out_does_not_come_back_however_often_it_is_drafted() {
        ClinicalNote note = aDraft().remove("n2", PhiText.EMPTY, DOCTOR, NOW);

        ClinicalNote twice = note.redrafted(
                        draft(section(HPI, heard("Cough for a week.", "u1"), notHeard("No fever.", "u2"))), NOW)
                .redrafted(SAME, LATER);

        assertThat(words(twice, HPI)).containsExactly("Cough for a week.", "Smokes.");
    }

    @Test
    void what_was_kept_stays_even_when_the_newer_draft_leaves_it_out() {
        ClinicalNote note = aDraft().keep("n2", PhiText.EMPTY, DOCTOR, NOW);

        assertThat(says(note.redrafted(draft(section(HPI, heard("Smokes.", "u3"))), LATER), HPI))
                .containsExactly("n2 No fever. [NOT_HEARD, KEPT]", "n3 Smokes. [SUPPORTED]");
    }

    @Test
    void what_was_kept_takes_the_evidence_that_was_found_since() {
        ClinicalNote note = aDraft().keep("n2", PhiText.EMPTY, DOCTOR, NOW);

        assertThat(says(note.redrafted(draft(section(HPI, heard("No fever.", "u2", "u9"))), LATER), HPI))
                .containsExactly("n2 No fever. [SUPPORTED, KEPT]");
    }

    @Test
    void own_sentences_stay_behind_the_sentence_they_followed() {
        ClinicalNote note =
                aDraft().replace(List.of(lines(HPI, "Cough for a week.", "No fever.", "Lives alone.", "Smokes.")), NOW);

        ClinicalNote merged = note.redrafted(
                draft(section(HPI, heard("Before.", "u5"), heard("No fever.", "u2"), heard("Smokes.", "u3"))), LATER);

        assertThat(words(merged, HPI)).containsExactly("Before.", "No fever.", "Lives alone.", "Smokes.");
    }

    @Test
    void an_engine_that_comes_to_say_what_a_person_typed_does_not_say_it_twice() {
        ClinicalNote note = aDraft().edit("n1", "Cough for two weeks.", NOW);

        ClinicalNote merged = note.redrafted(draft(section(HPI, heard("Cough for two weeks.", "u1"))), LATER);

        assertThat(says(merged, HPI)).containsExactly("n1 Cough for two weeks. [NOT_CHECKED, EDITED]");
    }

    @Test
    void a_typed_note_keeps_its_words_beside_a_draft_that_comes_later() {
        ClinicalNote typed =
                ClinicalNote.typed(NOTE, VISIT, NoteForm.soap(), List.of(lines(HPI, "Came for a form.")), NOW);

        ClinicalNote merged = typed.redrafted(SAME, LATER);

        assertThat(words(merged, HPI)).contains("Came for a form.", "Smokes.");
        assertThat(merged.engine()).isEqualTo("rules");
    }

    @Test
    void an_empty_newer_draft_leaves_only_what_people_wrote() {
        ClinicalNote note = aDraft().edit("n1", "Own words.", NOW);

        assertThat(words(note.redrafted(draft(), LATER), HPI)).containsExactly("Own words.");
        assertThat(aDraft().redrafted(draft(), LATER).body().hasNoWords()).isTrue();
    }

    @Test
    void the_draft_to_compare_with_is_the_newest_and_the_ids_go_on_counting() {
        ClinicalNote merged = aDraft().redrafted(draft(section(HPI, heard("New.", "u1"))), NOW)
                .redrafted(draft(section(HPI, heard("Newer.", "u1"))), LATER);

        assertThat(merged.draft()).hasSize(1);
        assertThat(says(merged, HPI)).containsExactly("n6 Newer. [SUPPORTED]");
    }
}
