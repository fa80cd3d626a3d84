package org.florscribe.adapter.rules;

import static org.assertj.core.api.Assertions.assertThat;

import org.florscribe.clinical.extraction.Experiencer;
import org.florscribe.clinical.extraction.Finding;
import org.florscribe.clinical.extraction.FindingKind;
import org.florscribe.clinical.extraction.OrderType;
import org.florscribe.clinical.extraction.Temporality;
import org.junit.jupiter.api.Test;

class RulesFindingExtractorTest {

    @Test
    void a_question_answered_no_is_an_absent_symptom_with_both_utterances_as_evidence() {
        Finding finding = SpokenVisit.of("doctor: any chest pain ?\npatient: no .")
                .findings()
                .get(0);
        assertThat(finding.text()).isEqualTo("chest pain");
        assertThat(finding.assertion()).hasToString("ABSENT");
        assertThat(finding.evidence()).containsExactly("u1", "u2");
    }

    @Test
    void a_question_answered_yes_is_a_present_symptom() {
        assertThat(SpokenVisit.of("doctor: do you have any dizziness ?\npatient: yeah , a little .")
                        .said(FindingKind.SYMPTOM))
                .containsExactly("PRESENT dizziness");
    }

    @Test
    void a_question_nobody_answered_is_no_finding() {
        assertThat(SpokenVisit.of("doctor: any fever ?\ndoctor: let me see .").findings())
                .isEmpty();
        assertThat(SpokenVisit.of("doctor: any fever ?\npatient: what do you mean ?")
                        .findings())
                .isEmpty();
    }

    @Test
    void an_exception_in_the_answer_is_believed() {
        assertThat(SpokenVisit.of("doctor: have you had a fever or any cough ?\npatient: not really , just the cough .")
                        .said(FindingKind.SYMPTOM))
                .containsExactlyInAnyOrder("ABSENT fever", "PRESENT cough");
    }

    @Test
    void a_bare_yes_to_a_long_list_says_nothing_of_each() {
        assertThat(SpokenVisit.of("doctor: any nausea , vomiting , diarrhea , or fever ?\npatient: yes .")
                        .findings())
                .isEmpty();
    }

    @Test
    void a_no_to_a_list_denies_each() {
        assertThat(SpokenVisit.of("doctor: any nausea , vomiting , or diarrhea ?\npatient: no , nothing like that .")
                        .said(FindingKind.SYMPTOM))
                .containsExactlyInAnyOrder("ABSENT nausea", "ABSENT vomiting", "ABSENT diarrhea");
    }

    @Test
    void a_correction_in_the_answer_counts() {
        assertThat(SpokenVisit.of("doctor: any headaches ?\npatient: no , actually yes , in the evening .")
                        .said(FindingKind.SYMPTOM))
                .containsExactly("PRESENT headache");
    }

    @Test
    void a_complaint_with_a_place_and_a_side_is_one_symptom() {
        assertThat(SpokenVisit.of("patient: my left knee has been hurting since monday .")
                        .said(FindingKind.SYMPTOM))
                .containsExactly("PRESENT left knee pain");
    }

    @Test
    void a_medicine_has_dose_and_frequency_as_they_were_said() {
        Finding finding = SpokenVisit.of("patient: i take lisinopril twenty milligrams twice a day .")
                .findings()
                .get(0);
        assertThat(finding.kind()).isEqualTo(FindingKind.MEDICATION);
        assertThat(finding.details().dose()).contains("20 mg");
        assertThat(finding.details().frequency()).contains("twice daily");
    }

    @Test
    void each_of_two_medicines_has_its_own_dose() {
        assertThat(SpokenVisit.of("patient: i take cozaar one hundred milligrams daily and norvasc five milligrams .")
                        .findings())
                .extracting(finding ->
                        finding.text() + " " + finding.details().dose().orElse(""))
                .containsExactly("Cozaar 100 mg", "Norvasc 5 mg");
    }

    @Test
    void what_someone_is_allergic_to_is_an_allergy_not_a_medication() {
        SpokenVisit visit = SpokenVisit.of("patient: i am allergic to penicillin .");
        assertThat(visit.said(FindingKind.ALLERGY)).containsExactly("PRESENT penicillin");
        assertThat(visit.said(FindingKind.MEDICATION)).isEmpty();
    }

    @Test
    void an_allergy_is_heard_in_an_answer_and_in_what_a_medicine_does() {
        assertThat(SpokenVisit.of("doctor: do you have any allergies to medicines ?\npatient: sulfa .")
                        .said(FindingKind.ALLERGY))
                .containsExactly("PRESENT sulfa");
        assertThat(SpokenVisit.of("patient: amoxicillin gives me hives .").said(FindingKind.ALLERGY))
                .containsExactly("PRESENT amoxicillin");
        assertThat(SpokenVisit.of("patient: i'm allergic to peanuts .").said(FindingKind.ALLERGY))
                .containsExactly("PRESENT peanuts");
        assertThat(SpokenVisit.of("doctor: any allergies ?\npatient: no .").said(FindingKind.ALLERGY))
                .containsExactly("ABSENT known allergies");
    }

    @Test
    void habits_and_earlier_operations_are_findings() {
        SpokenVisit visit = SpokenVisit.of(
                "doctor: do you smoke ?\npatient: no .\npatient: i had my appendix removed ten years ago .");
        assertThat(visit.said(FindingKind.SOCIAL)).containsExactly("ABSENT tobacco use");
        assertThat(visit.said(FindingKind.PROCEDURE)).containsExactly("PRESENT appendectomy");
    }

    @Test
    void a_result_has_its_value() {
        SpokenVisit visit = SpokenVisit.of(
                "doctor: let me do a physical exam . your lungs are clear .\ndoctor: i reviewed your labs . your hemoglobin a1c is seven point three .");
        assertThat(visit.findings())
                .filteredOn(finding -> finding.kind() == FindingKind.LAB
                        && finding.details().value().isPresent())
                .extracting(finding ->
                        finding.text() + " " + finding.details().value().orElseThrow())
                .containsExactly("hemoglobin A1c 7.3");
    }

    @Test
    void a_relatives_condition_is_the_familys() {
        Finding finding =
                SpokenVisit.of("patient: my dad had gout .").findings().get(0);
        assertThat(finding.experiencer()).isEqualTo(Experiencer.FAMILY);
    }

    @Test
    void a_condition_has_a_code_only_where_the_words_name_it() {
        assertThat(SpokenVisit.of("patient: i have hypertension .")
                        .findings()
                        .get(0)
                        .code())
                .hasValueSatisfying(code -> assertThat(code.code()).isEqualTo("I10"));
        assertThat(SpokenVisit.of("patient: i have heart problems .")
                        .findings()
                        .get(0)
                        .code())
                .isEmpty();
    }

    @Test
    void vital_signs_have_their_values() {
        SpokenVisit visit = SpokenVisit.of(
                "doctor: let me do a quick physical exam . your blood pressure is one twenty eight over seventy two "
                        + "and your temperature is ninety eight point six .");
        assertThat(visit.findings())
                .filteredOn(
                        finding -> finding.kind() == FindingKind.VITAL && finding.temporality() == Temporality.CURRENT)
                .extracting(finding ->
                        finding.text() + " " + finding.details().value().orElse(""))
                .containsExactly("Blood pressure 128/72", "Temperature 98.6");
    }

    @Test
    void what_the_clinician_orders_has_its_type() {
        SpokenVisit visit = SpokenVisit.of(
                "doctor: so for your knee pain , i'm going to order an mri and refer you to physical therapy . "
                        + "i'll see you back in three weeks .");
        assertThat(visit.findings())
                .filteredOn(finding -> finding.orderType().isPresent())
                .extracting(finding -> finding.orderType().orElseThrow() + " " + finding.text())
                .contains(
                        OrderType.IMAGING + " MRI",
                        OrderType.REFERRAL + " physical therapy",
                        OrderType.FOLLOWUP + " return in 3 weeks");
    }

    @Test
    void what_is_not_clinical_gives_no_finding() {
        assertThat(SpokenVisit.of("doctor: hi , how are you ?\npatient: good , how was your weekend ?")
                        .findings())
                .isEmpty();
    }
}
