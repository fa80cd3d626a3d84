package org.florscribe.adapter.rules;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import org.florscribe.clinical.extraction.Finding;
import org.florscribe.clinical.extraction.FindingKind;
import org.florscribe.clinical.note.SectionCode;
import org.junit.jupiter.api.Test;

/** What is decided about medicines, tests and what the patient is given. */
class RulesPlanTest {

    private static List<String> orders(SpokenVisit visit) {
        return visit.findings().stream()
                .filter(finding -> finding.orderType().isPresent())
                .map(RulesPlanTest::words)
                .toList();
    }

    private static String words(Finding finding) {
        return finding.text()
                + amount(finding.details().dose())
                + amount(finding.details().frequency());
    }

    private static String amount(Optional<String> said) {
        return said.map(it -> " " + it).orElse("");
    }

    @Test
    void what_goes_on_is_no_order_and_what_begins_or_changes_is() {
        SpokenVisit visit = SpokenVisit.of(
                "doctor: so for your hypertension , let's increase the lisinopril to twenty milligrams daily . continue the amlodipine five milligrams daily . "
                        + "i'm going to start you on chlorthalidone twenty five milligrams once a day .");
        assertThat(orders(visit))
                .contains("lisinopril 20 mg daily", "chlorthalidone 25 mg once daily")
                .noneMatch(order -> order.contains("amlodipine"));
        assertThat(visit.section(SectionCode.ASSESSMENT_AND_PLAN)).contains("ontinue the amlodipine 5 mg daily");
    }

    @Test
    void what_is_only_thought_of_is_no_order() {
        SpokenVisit visit = SpokenVisit.of(
                "doctor: for your knee pain i'm going to order an x-ray . if that doesn't help we could consider an mri .");
        assertThat(orders(visit)).containsExactly("x-ray");
    }

    @Test
    void a_dose_in_the_next_sentence_belongs_to_the_medicine() {
        SpokenVisit visit = SpokenVisit.of(
                "doctor: i'm going to give you some motrin , eight hundred milligrams . you can take it every six hours with food .");
        assertThat(orders(visit)).contains("Motrin 800 mg every 6 hours");
    }

    @Test
    void a_class_of_medicines_goes_where_one_of_it_is_named() {
        SpokenVisit visit = SpokenVisit.of(
                "doctor: i'm going to prescribe you some pain medicine . we'll do tramadol fifty milligrams every six hours .");
        assertThat(orders(visit)).containsExactly("tramadol 50 mg every 6 hours");
        assertThat(visit.said(FindingKind.MEDICATION)).containsExactly("PRESENT tramadol");
    }

    @Test
    void a_basic_panel_is_no_comprehensive_one() {
        SpokenVisit visit = SpokenVisit.of(
                "doctor: so my plan , i'm also going to order what we call a basic metabolic panel a urinalysis and a urine culture");
        assertThat(orders(visit)).containsExactly("basic metabolic panel", "urinalysis", "urine culture");
    }

    @Test
    void the_patient_agrees_only_where_words_to_that_end_follow_a_plan() {
        String plan = "doctor: i'm going to order an mri of your knee and start meloxicam fifteen milligrams daily .\n";
        assertThat(SpokenVisit.of(plan + "patient: okay , that sounds good .").section(SectionCode.ASSESSMENT_AND_PLAN))
                .contains("agrees with the recommended medical treatment plan");
        assertThat(SpokenVisit.of(plan + "patient: i would rather wait .").section(SectionCode.ASSESSMENT_AND_PLAN))
                .doesNotContain("agrees");
    }

    @Test
    void relatives_operations_and_habits_have_their_own_lines() {
        SpokenVisit visit = SpokenVisit.of("""
            doctor: have you had any surgeries ?
            patient: i had my appendix removed ten years ago .
            doctor: do you smoke ?
            patient: no .
            patient: my father had kidney stones .
            doctor: okay .
            patient: i have had belly pain for three days .
            """);
        assertThat(visit.section(SectionCode.HISTORY_OF_PRESENT_ILLNESS))
                .contains(
                        "Surgical history: appendectomy.",
                        "Family history: Father with kidney stones.",
                        "Social history: Denies tobacco use.");
    }
}
