package org.florscribe.clinical.note;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import org.florscribe.clinical.extraction.Assertion;
import org.florscribe.clinical.extraction.Experiencer;
import org.florscribe.clinical.extraction.Finding;
import org.florscribe.clinical.extraction.FindingKind;
import org.florscribe.clinical.extraction.Temporality;
import org.junit.jupiter.api.Test;

class OmissionSentenceTest {

    @Test
    void a_finding_reads_as_a_chart_would_have_it() {
        assertThat(words(FindingKind.SYMPTOM, "chest pain", Assertion.PRESENT)).isEqualTo("Reports chest pain.");
        assertThat(words(FindingKind.SYMPTOM, "chest pain", Assertion.ABSENT)).isEqualTo("Denies chest pain.");
        assertThat(words(FindingKind.SYMPTOM, "no chest pain", Assertion.ABSENT))
                .isEqualTo("No chest pain.");
        assertThat(words(FindingKind.CONDITION, "gout", Assertion.UNCERTAIN)).isEqualTo("Possible gout.");
        assertThat(words(FindingKind.ALLERGY, "penicillin", Assertion.PRESENT)).isEqualTo("Allergic to penicillin.");
        assertThat(words(FindingKind.ALLERGY, "penicillin", Assertion.ABSENT))
                .isEqualTo("No known allergy to penicillin.");
        assertThat(words(FindingKind.ALLERGY, "no known drug allergies", Assertion.ABSENT))
                .isEqualTo("No known drug allergies.");
        assertThat(words(FindingKind.EXAM, "edema", Assertion.ABSENT)).isEqualTo("No edema.");
        assertThat(words(FindingKind.PLAN, "return in two weeks", Assertion.PRESENT))
                .isEqualTo("Return in two weeks.");
        assertThat(words(FindingKind.MEDICATION, "warfarin", Assertion.ABSENT)).isEqualTo("Not taking warfarin.");
    }

    @Test
    void amounts_come_along_only_where_the_words_do_not_have_them() {
        Finding.Details details = new Finding.Details(
                Optional.empty(),
                Optional.empty(),
                Optional.of("20 mg"),
                Optional.of("by mouth"),
                Optional.of("once daily"),
                Optional.empty());

        assertThat(OmissionSentence.wordsFor(
                        finding(FindingKind.MEDICATION, "lisinopril", Assertion.PRESENT, Experiencer.PATIENT, details)))
                .isEqualTo("Lisinopril 20 mg by mouth once daily.");
        assertThat(OmissionSentence.wordsFor(finding(
                        FindingKind.MEDICATION,
                        "lisinopril 20 mg once daily",
                        Assertion.PRESENT,
                        Experiencer.PATIENT,
                        details)))
                .isEqualTo("Lisinopril 20 mg once daily by mouth.");
    }

    @Test
    void a_relatives_illness_is_family_history() {
        assertThat(OmissionSentence.wordsFor(finding(
                        FindingKind.CONDITION, "stroke", Assertion.PRESENT, Experiencer.FAMILY, Finding.Details.NONE)))
                .isEqualTo("Family history of stroke.");
    }

    @Test
    void every_kind_has_its_section() {
        for (FindingKind kind : FindingKind.values()) {
            assertThat(OmissionSentence.sectionFor(
                            finding(kind, "x", Assertion.PRESENT, Experiencer.PATIENT, Finding.Details.NONE),
                            NoteForm.soap()))
                    .isNotNull();
        }
        assertThat(OmissionSentence.sectionFor(
                        finding(
                                FindingKind.VITAL,
                                "pulse 70",
                                Assertion.PRESENT,
                                Experiencer.PATIENT,
                                Finding.Details.NONE),
                        NoteForm.soap()))
                .isEqualTo(SectionCode.PHYSICAL_EXAM);
    }

    private static String words(FindingKind kind, String text, Assertion assertion) {
        return OmissionSentence.wordsFor(finding(kind, text, assertion, Experiencer.PATIENT, Finding.Details.NONE));
    }

    private static Finding finding(
            FindingKind kind, String text, Assertion assertion, Experiencer experiencer, Finding.Details details) {
        return new Finding(
                "f1",
                kind,
                text,
                Optional.empty(),
                assertion,
                experiencer,
                Temporality.CURRENT,
                Optional.empty(),
                details,
                List.of("u1"));
    }
}
