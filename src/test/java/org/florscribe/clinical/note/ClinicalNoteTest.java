package org.florscribe.clinical.note;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.florscribe.clinical.note.Notes.DOCTOR;
import static org.florscribe.clinical.note.Notes.HPI;
import static org.florscribe.clinical.note.Notes.LATER;
import static org.florscribe.clinical.note.Notes.NOTE;
import static org.florscribe.clinical.note.Notes.NOW;
import static org.florscribe.clinical.note.Notes.PLAN;
import static org.florscribe.clinical.note.Notes.VISIT;
import static org.florscribe.clinical.note.Notes.aDraft;
import static org.florscribe.clinical.note.Notes.aSignedNote;
import static org.florscribe.clinical.note.Notes.draft;
import static org.florscribe.clinical.note.Notes.drafted;
import static org.florscribe.clinical.note.Notes.heard;
import static org.florscribe.clinical.note.Notes.line;
import static org.florscribe.clinical.note.Notes.lines;
import static org.florscribe.clinical.note.Notes.notHeard;
import static org.florscribe.clinical.note.Notes.says;
import static org.florscribe.clinical.note.Notes.section;

import java.util.Collections;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.florscribe.shared.Conflict;
import org.florscribe.shared.InvalidInput;
import org.florscribe.shared.NotFound;
import org.florscribe.shared.PhiText;
import org.junit.jupiter.api.Test;

class ClinicalNoteTest {

    private static final PhiText WHY = PhiText.of("said on the phone");

    @Test
    void a_draft_numbers_its_statements_in_the_order_of_the_sections() {
        ClinicalNote note = drafted(draft(section(PLAN, heard("Rest.")), section(HPI, heard("Cough."))));

        assertThat(note.body().sections()).extracting(NoteSection::code).containsExactly(HPI, PLAN);
        assertThat(note.body().statements().map(Statement::id)).containsExactly("n1", "n2");
        assertThat(note.state()).isEqualTo(NoteState.DRAFT);
        assertThat(note.engine()).isEqualTo("rules");
    }

    @Test
    void a_sentence_that_cites_nothing_cannot_be_part_of_a_draft() {
        assertThatThrownBy(() -> new CheckedDraft.Sentence("Cough.", List.of(), Support.SUPPORTED))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void only_what_its_evidence_does_not_carry_is_unresolved() {
        ClinicalNote note = drafted(draft(section(
                HPI,
                heard("One."),
                notHeard("Two."),
                new CheckedDraft.Sentence("Three.", List.of("u1"), Support.CONTRADICTED),
                new CheckedDraft.Sentence("Four.", List.of("u1"), Support.NOT_CHECKED))));

        assertThat(note.unresolved()).extracting(Statement::id).containsExactly("n2", "n3", "n4");
    }

    @Test
    void keeping_settles_a_statement_and_says_who_and_why() {
        ClinicalNote note = aDraft().keep("n2", WHY, DOCTOR, LATER);

        assertThat(says(note, HPI)).contains("n2 No fever. [NOT_HEARD, KEPT]");
        assertThat(note.unresolved()).isEmpty();
        assertThat(note.body().decisions()).containsExactly(new Decision("n2", Decision.Kind.KEPT, WHY, DOCTOR, LATER));
        assertThat(note.updatedAt()).isEqualTo(LATER);
    }

    @Test
    void keeping_twice_or_keeping_own_words_changes_nothing() {
        ClinicalNote kept = aDraft().keep("n2", WHY, DOCTOR, LATER);
        assertThat(kept.keep("n2", PhiText.EMPTY, DOCTOR, LATER)).isSameAs(kept);

        ClinicalNote edited = aDraft().edit("n2", "No fever at home.", LATER);
        assertThat(edited.keep("n2", PhiText.EMPTY, DOCTOR, LATER)).isSameAs(edited);
    }

    @Test
    void removing_takes_a_statement_out_and_says_who_and_why() {
        ClinicalNote note = aDraft().remove("n2", WHY, DOCTOR, LATER);

        assertThat(says(note, HPI)).containsExactly("n1 Cough for a week. [SUPPORTED]", "n3 Smokes. [SUPPORTED]");
        assertThat(note.unresolved()).isEmpty();
        assertThat(note.body().decisions())
                .containsExactly(new Decision("n2", Decision.Kind.REMOVED, WHY, DOCTOR, LATER));
    }

    @Test
    void removing_the_last_statement_of_a_section_removes_the_section() {
        ClinicalNote note = aDraft().remove("n4", PhiText.EMPTY, DOCTOR, LATER);

        assertThat(note.body().sections()).extracting(NoteSection::code).containsExactly(HPI);
    }

    @Test
    void a_decision_about_a_statement_that_is_not_there_is_refused() {
        assertThatExceptionOfType(NotFound.class).isThrownBy(() -> aDraft().keep("n9", PhiText.EMPTY, DOCTOR, LATER));
        assertThatExceptionOfType(NotFound.class).isThrownBy(() -> aDraft().remove("n9", PhiText.EMPTY, DOCTOR, LATER));
        assertThatExceptionOfType(NotFound.class).isThrownBy(() -> aDraft().edit("n9", "Words.", LATER));
    }

    @Test
    void a_reason_longer_than_a_paragraph_is_refused() {
        PhiText endless = PhiText.of("x".repeat(1_001));
        assertThatExceptionOfType(InvalidInput.class)
                .isThrownBy(() -> aDraft().keep("n2", endless, DOCTOR, LATER))
                .satisfies(e -> assertThat(e.errors()).extracting("field").containsExactly("reason"));
    }

    @Test
    void edited_words_are_the_persons_own_and_claim_no_evidence() {
        ClinicalNote note = aDraft().edit("n2", "No fever, no chills.", LATER);

        Statement own = note.body().statement("n2").orElseThrow();
        assertThat(own.text()).isEqualTo("No fever, no chills.");
        assertThat(own.disposition()).contains(Disposition.EDITED);
        assertThat(own.support()).isEqualTo(Support.NOT_CHECKED);
        assertThat(own.evidence()).isEmpty();
        assertThat(note.unresolved()).isEmpty();
    }

    @Test
    void words_typed_back_as_they_were_drafted_are_the_engines_again() {
        ClinicalNote note = aDraft().edit("n2", "Fever.", NOW).edit("n2", "No fever.", LATER);

        assertThat(says(note, HPI)).contains("n2 No fever. [NOT_HEARD]");
        assertThat(note.unresolved()).hasSize(1);
    }

    @Test
    void an_edit_that_changes_only_blanks_changes_nothing() {
        ClinicalNote note = aDraft();
        assertThat(note.edit("n2", "  No \n fever. ", LATER)).isSameAs(note);
    }

    @Test
    void a_statement_edited_to_nothing_is_taken_out() {
        assertThat(says(aDraft().edit("n2", "  ", LATER), HPI)).hasSize(2);
    }

    @Test
    void replaced_sections_keep_the_evidence_of_what_did_not_change() {
        ClinicalNote note = aDraft().replace(
                        List.of(new SectionText(
                                HPI,
                                List.of(
                                        line("n1", "Cough for a week."),
                                        line("n3", "Used to smoke."),
                                        line("n2", "")))),
                        LATER);

        assertThat(says(note, HPI))
                .containsExactly("n1 Cough for a week. [SUPPORTED]", "n3 Used to smoke. [NOT_CHECKED, EDITED]");
        assertThat(note.body().statement("n1").orElseThrow().evidence()).containsExactly("u1");
        assertThat(says(note, PLAN)).as("not named").containsExactly("n4 Chest X-ray. [SUPPORTED]");
    }

    @Test
    void lines_without_ids_are_told_by_their_words_and_else_by_their_place() {
        ClinicalNote note = aDraft().replace(
                        List.of(lines(HPI, "Cough for a week.", "No fever so far.", "Smokes.", "Lives alone.")), LATER);

        assertThat(says(note, HPI))
                .containsExactly(
                        "n1 Cough for a week. [SUPPORTED]",
                        "n2 No fever so far. [NOT_CHECKED, EDITED]",
                        "n3 Smokes. [SUPPORTED]",
                        "n5 Lives alone. [NOT_CHECKED, EDITED]");
    }

    @Test
    void a_line_put_in_front_takes_no_other_statements_place() {
        ClinicalNote note =
                aDraft().replace(List.of(lines(HPI, "New.", "Cough for a week.", "No fever.", "Smokes.")), LATER);

        assertThat(says(note, HPI))
                .containsExactly(
                        "n5 New. [NOT_CHECKED, EDITED]",
                        "n1 Cough for a week. [SUPPORTED]",
                        "n2 No fever. [NOT_HEARD]",
                        "n3 Smokes. [SUPPORTED]");
    }

    @Test
    void a_sentence_moved_to_another_section_is_the_persons_own_there() {
        ClinicalNote note = aDraft().replace(
                        List.of(
                                new SectionText(HPI, List.of(line("n1", "Cough for a week."))),
                                new SectionText(PLAN, List.of(line("n4", "Chest X-ray."), line("n3", "Smokes.")))),
                        LATER);

        assertThat(says(note, PLAN)).containsExactly("n4 Chest X-ray. [SUPPORTED]", "n5 Smokes. [NOT_CHECKED, EDITED]");
    }

    @Test
    void ids_of_statements_that_were_taken_out_are_never_used_again() {
        ClinicalNote note = aDraft().replace(List.of(lines(PLAN)), NOW).replace(List.of(lines(PLAN, "Rest.")), LATER);

        assertThat(says(note, PLAN)).containsExactly("n5 Rest. [NOT_CHECKED, EDITED]");
    }

    @Test
    void unknown_and_doubled_ids_doubled_sections_and_endless_text_are_refused() {
        refuses(new SectionText(HPI, List.of(line("n77", "Words."))));
        refuses(new SectionText(HPI, List.of(line("n1", "One."), line("n1", "Two."))));
        refuses(lines(HPI, "x".repeat(4_001)));
        refuses(new SectionText(HPI, Collections.nCopies(301, new SectionText.Line(Optional.empty(), "x"))));
        assertThatExceptionOfType(InvalidInput.class)
                .isThrownBy(() -> aDraft().replace(List.of(lines(HPI, "One."), lines(HPI, "Two.")), LATER));
    }

    private static void refuses(SectionText text) {
        assertThatExceptionOfType(InvalidInput.class)
                .isThrownBy(() -> aDraft().replace(List.of(text), LATER))
                .satisfies(e -> assertThat(e.errors()).extracting("field").containsExactly("sections"));
    }

    @Test
    void an_omission_comes_in_with_its_evidence_and_as_the_persons_choice() {
        ClinicalNote note = aDraft().add(SectionCode.RESULTS, heard("Troponin normal.", "u9"), LATER);

        assertThat(says(note, SectionCode.RESULTS)).containsExactly("n5 Troponin normal. [SUPPORTED, KEPT]");
        assertThat(note.body().statement("n5").orElseThrow().evidence()).containsExactly("u9");
        assertThat(note.body().sections())
                .extracting(NoteSection::code)
                .containsExactly(HPI, SectionCode.RESULTS, PLAN);
    }

    @Test
    void a_new_check_changes_support_and_leaves_own_words_alone() {
        ClinicalNote note = aDraft().edit("n3", "Smokes ten a day.", NOW);

        ClinicalNote checked = note.rechecked(
                Map.of(
                        "n1", notHeard("Cough for a week.", "u1"),
                        "n2", heard("No fever.", "u2"),
                        "n3", heard("Smokes ten a day.", "u3")),
                LATER);

        assertThat(says(checked, HPI))
                .containsExactly(
                        "n1 Cough for a week. [NOT_HEARD]",
                        "n2 No fever. [SUPPORTED]",
                        "n3 Smokes ten a day. [NOT_CHECKED, EDITED]");
    }

    @Test
    void a_note_is_typed_from_scratch_without_claiming_anything() {
        ClinicalNote note =
                ClinicalNote.typed(NOTE, VISIT, NoteForm.soap(), List.of(lines(HPI, "Came for a form.", " ")), NOW);

        assertThat(says(note, HPI)).containsExactly("n1 Came for a form. [NOT_CHECKED, EDITED]");
        assertThat(note.engine()).isEqualTo(ClinicalNote.TYPED);
        assertThat(note.unresolved()).isEmpty();
        assertThatExceptionOfType(InvalidInput.class)
                .isThrownBy(() -> ClinicalNote.typed(NOTE, VISIT, NoteForm.soap(), List.of(lines(HPI, " ")), NOW));
    }

    @Test
    void signing_is_refused_while_statements_are_unresolved_and_says_how_many() {
        assertThatExceptionOfType(Conflict.class)
                .isThrownBy(() -> aDraft().sign(DOCTOR, LATER))
                .satisfies(e -> assertThat(e.slug()).isEqualTo("unresolved-statements"))
                .withMessageContaining("1 statement ");
        ClinicalNote two = drafted(draft(section(HPI, notHeard("A."), notHeard("B."))));
        assertThatExceptionOfType(Conflict.class)
                .isThrownBy(() -> two.sign(DOCTOR, LATER))
                .withMessageContaining("2 statements ");
    }

    @Test
    void a_note_that_says_nothing_cannot_be_signed() {
        ClinicalNote empty = drafted(draft(section(HPI, heard("Cough.")))).remove("n1", PhiText.EMPTY, DOCTOR, NOW);

        assertThatExceptionOfType(Conflict.class)
                .isThrownBy(() -> empty.sign(DOCTOR, LATER))
                .satisfies(e -> assertThat(e.slug()).isEqualTo("empty-note"));
    }

    @Test
    void a_signed_note_says_who_signed_what_and_when() {
        ClinicalNote note = aSignedNote();

        assertThat(note.state()).isEqualTo(NoteState.SIGNED);
        Attestation attestation = note.attestation().orElseThrow();
        assertThat(attestation.signedBy()).isEqualTo(DOCTOR);
        assertThat(attestation.signedAt()).isEqualTo(LATER);
        assertThat(attestation.fingerprint()).hasSize(64);
        assertThat(note.isAsSigned()).isTrue();
        assertThat(note.unresolved()).isEmpty();
    }

    @Test
    void the_fingerprint_is_that_of_the_words_their_evidence_and_what_was_decided() {
        String signed = fingerprint(aSignedNote());

        assertThat(fingerprint(aDraft().keep("n2", WHY, UUID.randomUUID(), NOW).sign(DOCTOR, NOW)))
                .as("not of time and reason")
                .isEqualTo(signed);
        assertThat(fingerprint(aDraft().remove("n2", WHY, DOCTOR, NOW).sign(DOCTOR, LATER)))
                .isNotEqualTo(signed);
        assertThat(fingerprint(aDraft().edit("n2", "No fever!", NOW).sign(DOCTOR, LATER)))
                .isNotEqualTo(signed);
        assertThat(fingerprint(aDraft().rechecked(Map.of("n2", heard("No fever.", "u2", "u3")), NOW)
                        .sign(DOCTOR, LATER)))
                .isNotEqualTo(signed);
    }

    @Test
    void the_form_of_the_fingerprint_never_changes() {
        assertThat(fingerprint(aSignedNote()))
                .isEqualTo("a2446c6fd9153f10c7c829a7d5f51985fd130eada65adabeb584f3f9da20031e");
    }

    @Test
    void a_note_that_was_signed_before_there_were_forms_is_still_as_signed() {
        byte[] hash = HexFormat.of().parseHex("14dbfa1f5dd70eb8abdeb4d0dfc9cb82de7bd85b31f765582f66bb4441c97ba5");

        assertThat(NoteSeal.fits(aSignedNote(), hash)).isTrue();
        assertThat(NoteSeal.fits(aDraft(), hash)).isFalse();
    }

    private static String fingerprint(ClinicalNote note) {
        return note.attestation().orElseThrow().fingerprint();
    }

    @Test
    void a_signed_note_no_longer_changes() {
        ClinicalNote note = aSignedNote();

        List<Runnable> changes = List.of(
                () -> note.edit("n1", "Other.", LATER),
                () -> note.keep("n1", PhiText.EMPTY, DOCTOR, LATER),
                () -> note.remove("n1", PhiText.EMPTY, DOCTOR, LATER),
                () -> note.replace(List.of(lines(HPI, "Other.")), LATER),
                () -> note.add(HPI, heard("Other."), LATER),
                () -> note.redrafted(draft(section(HPI, heard("Other."))), LATER),
                () -> note.rechecked(Map.of(), LATER),
                () -> note.sign(DOCTOR, LATER));
        assertThat(changes)
                .allSatisfy(change -> assertThatExceptionOfType(Conflict.class)
                        .isThrownBy(change::run)
                        .satisfies(e -> assertThat(e.slug()).isEqualTo("note-signed")));
    }

    @Test
    void only_a_signed_note_is_entered_in_error_and_its_words_stay() {
        assertThatExceptionOfType(Conflict.class)
                .isThrownBy(() -> aDraft().enteredInError(WHY, DOCTOR, LATER))
                .satisfies(e -> assertThat(e.slug()).isEqualTo("note-not-signed"));

        ClinicalNote wrong = aSignedNote().enteredInError(PhiText.of("of another patient"), DOCTOR, LATER);
        assertThat(wrong.state()).isEqualTo(NoteState.ENTERED_IN_ERROR);
        assertThat(wrong.errorMark()).contains(new ErrorMark(DOCTOR, LATER, PhiText.of("of another patient")));
        assertThat(wrong.body()).isEqualTo(aSignedNote().body());
        assertThat(wrong.isAsSigned()).isTrue();
        assertThatExceptionOfType(Conflict.class).isThrownBy(wrong::requireSigned);
        assertThatExceptionOfType(Conflict.class).isThrownBy(() -> wrong.enteredInError(WHY, DOCTOR, LATER));
    }

    @Test
    void an_error_without_a_reason_is_refused() {
        assertThatExceptionOfType(InvalidInput.class)
                .isThrownBy(() -> aSignedNote().enteredInError(PhiText.of(" "), DOCTOR, LATER));
    }

    @Test
    void nothing_of_a_note_is_printed() {
        assertThat(aDraft() + " " + aSignedNote() + " " + aDraft().draft()).doesNotContain("Cough", "fever", "X-ray");
        assertThat(draft(section(HPI, heard("Cough."))).toString()).doesNotContain("Cough");
        assertThat(lines(HPI, "Cough.").toString()).doesNotContain("Cough");
    }
}
