package org.florscribe.clinical.note;

import static org.assertj.core.api.Assertions.assertThat;
import static org.florscribe.clinical.note.Notes.DOCTOR;
import static org.florscribe.clinical.note.Notes.HPI;
import static org.florscribe.clinical.note.Notes.LATER;
import static org.florscribe.clinical.note.Notes.PLAN;
import static org.florscribe.clinical.note.Notes.aDraft;
import static org.florscribe.clinical.note.Notes.draft;
import static org.florscribe.clinical.note.Notes.heard;
import static org.florscribe.clinical.note.Notes.section;
import static org.florscribe.clinical.note.Notes.words;

import java.util.List;
import java.util.Optional;
import org.florscribe.shared.Ids;
import org.florscribe.shared.PhiText;
import org.junit.jupiter.api.Test;

class SectionAnswerTest {

    private static final CheckedDraft NEWER = draft(
            section(HPI, heard("Cough for five weeks.", "u1"), heard("Smokes.", "u3")),
            section(PLAN, heard("CT of the chest.", "u4")));

    @Test
    void sections_that_nobody_worked_on_read_as_the_newer_draft_has_them() {
        ClinicalNote note = answered(aDraft(), RedraftOrder.Kind.CORRECTION, HPI, PLAN);

        assertThat(words(note, HPI)).containsExactly("Cough for five weeks.", "Smokes.");
        assertThat(words(note, PLAN)).containsExactly("CT of the chest.");
        assertThat(note.redrafting().proposals()).isEmpty();
        assertThat(note.redrafting().order().orElseThrow().written()).containsExactly(HPI, PLAN);
    }

    @Test
    void only_the_sections_that_were_asked_for_change() {
        ClinicalNote note = answered(aDraft(), RedraftOrder.Kind.REWRITE, PLAN);

        assertThat(words(note, HPI)).containsExactly("Cough for a week.", "No fever.", "Smokes.");
        assertThat(words(note, PLAN)).containsExactly("CT of the chest.");
    }

    @Test
    void a_section_that_a_person_worked_on_stays_and_the_newer_text_waits() {
        ClinicalNote edited = aDraft().edit("n1", "Dry cough for a week.", LATER);

        ClinicalNote note = answered(edited, RedraftOrder.Kind.CORRECTION, HPI);

        assertThat(words(note, HPI)).containsExactly("Dry cough for a week.", "No fever.", "Smokes.");
        assertThat(note.redrafting().proposal(HPI)).isPresent();
        assertThat(words(note.take(HPI, LATER), HPI)).containsExactly("Cough for five weeks.", "Smokes.");
        assertThat(note.take(HPI, LATER).redrafting().proposals()).isEmpty();
    }

    @Test
    void taking_a_statement_out_or_keeping_one_is_work_too() {
        ClinicalNote without = aDraft().remove("n2", PhiText.EMPTY, DOCTOR, LATER);
        ClinicalNote kept = aDraft().keep("n2", PhiText.EMPTY, DOCTOR, LATER);

        assertThat(words(answered(without, RedraftOrder.Kind.CORRECTION, HPI), HPI))
                .containsExactly("Cough for a week.", "Smokes.");
        assertThat(words(answered(kept, RedraftOrder.Kind.CORRECTION, HPI), HPI))
                .contains("No fever.");
    }

    @Test
    void an_engine_that_has_nothing_to_say_takes_nothing_away() {
        ClinicalNote note = aDraft();
        RedraftOrder order = order(RedraftOrder.Kind.REWRITE, HPI);

        assertThat(words(note.answered(order, draft(), LATER), HPI)).hasSize(3);
        assertThat(note.answered(order, draft(), LATER)
                        .redrafting()
                        .order()
                        .orElseThrow()
                        .state())
                .isEqualTo(RedraftOrder.State.DONE);
    }

    @Test
    void an_answer_to_a_correction_settles_it() {
        ClinicalNote corrected = aDraft().with(Redrafting.NONE.corrected(List.of(HPI)), LATER);

        assertThat(answered(corrected, RedraftOrder.Kind.CORRECTION, HPI)
                        .redrafting()
                        .corrected())
                .isEmpty();
        assertThat(answered(corrected, RedraftOrder.Kind.REWRITE, HPI)
                        .redrafting()
                        .corrected())
                .isPresent();
    }

    @Test
    void in_another_form_own_words_stay_in_their_section_and_nothing_settled_comes_back() {
        ClinicalNote edited =
                aDraft().edit("n1", "Dry cough for a week.", LATER).remove("n3", PhiText.EMPTY, DOCTOR, LATER);
        NoteForm dap = BuiltInTemplates.DAP.form(NoteDetail.STANDARD, NoteLayout.NARRATIVE, List.of());
        CheckedDraft inDap = new CheckedDraft(
                "rules",
                dap,
                List.of(
                        section(SectionCode.SESSION_DATA, heard("Tired.", "u2"), heard("Smokes.", "u3")),
                        section(SectionCode.PLAN, heard("Chest X-ray.", "u4"))));

        ClinicalNote note = edited.redrafted(inDap, LATER);

        assertThat(note.form().sections()).extracting(FormSection::code).contains(HPI, SectionCode.SESSION_DATA);
        assertThat(words(note, HPI)).containsExactly("Dry cough for a week.");
        assertThat(words(note, SectionCode.SESSION_DATA)).containsExactly("Tired.");
        assertThat(words(note, PLAN)).isEmpty();
        assertThat(words(note, SectionCode.PLAN)).containsExactly("Chest X-ray.");
    }

    private static ClinicalNote answered(ClinicalNote note, RedraftOrder.Kind kind, SectionCode... codes) {
        return note.answered(order(kind, codes), NEWER, LATER);
    }

    private static RedraftOrder order(RedraftOrder.Kind kind, SectionCode... codes) {
        return RedraftOrder.asked(Ids.next(), kind, List.of(codes), Optional.empty(), DOCTOR, LATER);
    }
}
