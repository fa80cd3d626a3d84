package org.florscribe.adapter.rules;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.florscribe.clinical.note.Draft;
import org.florscribe.clinical.note.DraftRequest;
import org.florscribe.clinical.note.FormSection;
import org.florscribe.clinical.note.NoteDetail;
import org.florscribe.clinical.note.NoteForm;
import org.florscribe.clinical.note.NoteLayout;
import org.florscribe.clinical.note.SectionCode;
import org.florscribe.clinical.note.SectionGroup;
import org.florscribe.clinical.note.TemplateMark;
import org.junit.jupiter.api.Test;

/** Sections of sessions and procedures, which a medical note has not. */
class RulesDeedsTest {

    private static final SpokenVisit SESSION = SpokenVisit.of("""
            doctor: how have you been since we last met ?
            patient: i have been anxious at work all week .
            doctor: let's try a breathing exercise together now .
            patient: okay . i feel calmer after that .
            doctor: we talked about how you can write down one worry each evening .
            patient: i will try that this week .
            doctor: i want you to come back in two weeks .
            """);

    private static final SpokenVisit PROCEDURE = SpokenVisit.of("""
            doctor: what brings you in ?
            patient: i have had pain in my right knee for six weeks .
            doctor: we could try physical therapy or an injection .
            patient: i would like the injection .
            doctor: i cleaned the knee with alcohol and i am going to numb the skin with lidocaine now .
            doctor: i am injecting the knee with kenalog forty milligrams .
            doctor: you tolerated that well and there is no bleeding .
            doctor: i want you to rest the knee for two days and come back in six weeks .
            """);

    @Test
    void a_session_tells_what_was_done_and_how_it_was_taken() {
        Draft draft = drafted(
                SESSION, SectionCode.BEHAVIOR, SectionCode.INTERVENTION, SectionCode.RESPONSE, SectionCode.PLAN);
        assertThat(words(draft, SectionCode.INTERVENTION))
                .contains("breathing exercise")
                .contains("worry");
        assertThat(words(draft, SectionCode.RESPONSE)).contains("calmer").contains("try that");
        assertThat(words(draft, SectionCode.BEHAVIOR)).contains("anxi").doesNotContain("calmer");
    }

    @Test
    void a_procedure_is_told_step_by_step_and_what_was_only_thought_of_is_not() {
        Draft draft = drafted(
                PROCEDURE,
                SectionCode.INDICATION,
                SectionCode.ANESTHESIA,
                SectionCode.PROCEDURE_DESCRIPTION,
                SectionCode.COMPLICATIONS,
                SectionCode.DISPOSITION);
        assertThat(words(draft, SectionCode.INDICATION)).contains("knee");
        assertThat(words(draft, SectionCode.ANESTHESIA)).contains("lidocaine");
        assertThat(words(draft, SectionCode.PROCEDURE_DESCRIPTION))
                .contains("inject")
                .doesNotContain("therapy");
        assertThat(words(draft, SectionCode.COMPLICATIONS)).contains("no bleeding");
    }

    /** What was seen at the part it was done to, and while it was done; the heart is no finding of a knee injection. */
    @Test
    void the_findings_of_a_procedure_are_of_that_procedure() {
        Draft draft = drafted(
                SpokenVisit.of("""
                    doctor: what brings you in ?
                    patient: i have had pain in my right knee for six weeks .
                    doctor: let me do an exam . your heart has a regular rate and rhythm . your lungs are clear to auscultation .
                    doctor: on your right knee exam , i do appreciate some swelling over your knee .
                    doctor: i cleaned the knee with alcohol and i am injecting the knee with kenalog forty milligrams now .
                    doctor: you tolerated that well and there is no bleeding .
                    """),
                SectionCode.INDICATION,
                SectionCode.PROCEDURE_DESCRIPTION,
                SectionCode.PROCEDURE_FINDINGS,
                SectionCode.COMPLICATIONS);
        assertThat(words(draft, SectionCode.PROCEDURE_FINDINGS))
                .containsIgnoringCase("swelling")
                .doesNotContainIgnoringCase("lungs")
                .doesNotContainIgnoringCase("rhythm");
    }

    @Test
    void a_section_about_which_nothing_was_said_is_left_out() {
        Draft draft = drafted(SESSION, SectionCode.BEHAVIOR, SectionCode.SPECIMENS, SectionCode.COMPLICATIONS);
        assertThat(draft.sections()).extracting(Draft.Section::code).containsExactly(SectionCode.BEHAVIOR);
    }

    private static Draft drafted(SpokenVisit visit, SectionCode... codes) {
        NoteForm form = new NoteForm(
                new TemplateMark(new UUID(0, 1), 1, "Ours", "11506-3"),
                Stream.of(codes).map(RulesDeedsTest::section).toList(),
                NoteDetail.STANDARD,
                NoteLayout.NARRATIVE,
                List.of());
        return new RulesNoteDrafter()
                .draft(DraftRequest.of(visit.material(), visit.findings(), form))
                .orElseThrow();
    }

    private static FormSection section(SectionCode code) {
        SectionGroup group = code.equals(SectionCode.BEHAVIOR)
                ? SectionGroup.SUBJECTIVE
                : code.equals(SectionCode.PLAN) || code.equals(SectionCode.DISPOSITION)
                        ? SectionGroup.ASSESSMENT_AND_PLAN
                        : SectionGroup.PROCEDURE;
        return new FormSection(code, code.name(), Optional.empty(), "", group);
    }

    private static String words(Draft draft, SectionCode code) {
        return draft.sections().stream()
                .filter(section -> section.code().equals(code))
                .flatMap(section -> section.sentences().stream())
                .map(Draft.Sentence::text)
                .collect(Collectors.joining(" "));
    }
}
