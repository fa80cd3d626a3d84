package org.florscribe.adapter.rules;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.florscribe.clinical.note.Draft;
import org.florscribe.clinical.note.DraftRequest;
import org.florscribe.clinical.note.FormSection;
import org.florscribe.clinical.note.NoteDetail;
import org.florscribe.clinical.note.NoteForm;
import org.florscribe.clinical.note.NoteLayout;
import org.florscribe.clinical.note.SectionCode;
import org.florscribe.clinical.note.SectionGroup;
import org.florscribe.clinical.note.SectionWish;
import org.florscribe.clinical.note.TemplateMark;
import org.junit.jupiter.api.Test;

class FormFitTest {

    private static final SpokenVisit VISIT = SpokenVisit.of("""
            doctor: what brings you in ?
            patient: i have had a bad cough for two weeks . i take lisinopril ten milligrams every day . i am allergic to penicillin .
            doctor: your lungs are clear on both sides . blood pressure is one thirty over eighty .
            doctor: i am going to order a chest x-ray . i want you to come back in two weeks .
            """);

    @Test
    void what_has_a_section_of_its_own_stands_there() {
        Draft draft = drafted(
                Optional.empty(),
                section(SectionCode.HISTORY_OF_PRESENT_ILLNESS, SectionGroup.SUBJECTIVE),
                section(SectionCode.ALLERGIES, SectionGroup.SUBJECTIVE),
                section(SectionCode.PHYSICAL_EXAM, SectionGroup.OBJECTIVE),
                section(SectionCode.PLAN, SectionGroup.ASSESSMENT_AND_PLAN));

        assertThat(words(draft, SectionCode.ALLERGIES)).containsIgnoringCase("penicillin");
        assertThat(words(draft, SectionCode.PLAN)).containsIgnoringCase("x-ray");
    }

    @Test
    void a_practices_own_section_takes_what_its_group_tells_of() {
        SectionCode story = new SectionCode("STORY");
        SectionCode next = new SectionCode("WHAT_NEXT");
        Draft draft = drafted(
                Optional.empty(),
                section(story, SectionGroup.SUBJECTIVE),
                section(next, SectionGroup.ASSESSMENT_AND_PLAN));

        assertThat(words(draft, story)).containsIgnoringCase("cough");
        assertThat(words(draft, next)).containsIgnoringCase("x-ray");
        assertThat(draft.sections()).hasSize(2);
    }

    @Test
    void only_what_was_asked_for_is_written() {
        Draft draft = drafted(
                Optional.of(new SectionWish(List.of(SectionCode.PLAN), Optional.empty())),
                section(SectionCode.HISTORY_OF_PRESENT_ILLNESS, SectionGroup.SUBJECTIVE),
                section(SectionCode.PLAN, SectionGroup.ASSESSMENT_AND_PLAN));

        assertThat(draft.sections()).extracting(Draft.Section::code).containsExactly(SectionCode.PLAN);
    }

    private static Draft drafted(Optional<SectionWish> only, FormSection... sections) {
        NoteForm form = new NoteForm(
                new TemplateMark(new UUID(0, 1), 1, "Ours", "11506-3"),
                List.of(sections),
                NoteDetail.STANDARD,
                NoteLayout.NARRATIVE,
                List.of());
        return new RulesNoteDrafter()
                .draft(new DraftRequest(VISIT.material(), VISIT.findings(), form, only))
                .orElseThrow();
    }

    private static FormSection section(SectionCode code, SectionGroup group) {
        return new FormSection(code, code.name(), Optional.empty(), "", group);
    }

    private static String words(Draft draft, SectionCode code) {
        return draft.sections().stream()
                .filter(section -> section.code().equals(code))
                .flatMap(section -> section.sentences().stream())
                .map(Draft.Sentence::text)
                .reduce("", (all, one) -> all + one + "\n");
    }
}
