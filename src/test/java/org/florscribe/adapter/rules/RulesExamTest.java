package org.florscribe.adapter.rules;

import static org.assertj.core.api.Assertions.assertThat;

import org.florscribe.clinical.extraction.FindingKind;
import org.florscribe.clinical.note.SectionCode;
import org.junit.jupiter.api.Test;

/** Examinations as they are spoken while they are done. */
class RulesExamTest {

    private static final SpokenVisit HEART = SpokenVisit.of(
            "patient: i have had a cough for two weeks\n"
                    + "doctor: let's do a quick physical exam here on your neck exam there is no jugular venous distention on your heart exam i appreciate a "
                    + "two over six systolic ejection murmur and your lungs are clear bilaterally and your lower extremities show trace edema");

    @Test
    void signs_are_found_with_whether_they_are_there() {
        assertThat(HEART.said(FindingKind.EXAM))
                .contains(
                        "ABSENT jugular venous distention",
                        "PRESENT systolic ejection murmur",
                        "PRESENT clear lungs",
                        "PRESENT trace edema");
    }

    @Test
    void each_organ_system_has_one_statement_in_the_usual_order() {
        String exam = HEART.section(SectionCode.PHYSICAL_EXAM);
        assertThat(exam).contains("Neck: No jugular venous distention.");
        assertThat(exam.indexOf("Neck:")).isLessThan(exam.indexOf("Respiratory:"));
        assertThat(exam.indexOf("Respiratory:")).isLessThan(exam.indexOf("Cardiovascular:"));
        assertThat(exam.lines().filter(line -> line.startsWith("Cardiovascular:")))
                .hasSizeLessThanOrEqualTo(1);
    }

    @Test
    void a_sign_carries_the_place_it_was_looked_for() {
        SpokenVisit visit = SpokenVisit.of(
                "doctor: let me examine you . there is tenderness over the left medial epicondyle . there is no swelling of the right wrist .");
        assertThat(visit.said(FindingKind.EXAM))
                .contains("PRESENT left medial epicondyle tenderness", "ABSENT right wrist swelling");
    }

    @Test
    void a_negative_test_is_absent_and_no_before_other_signs_leaves_what_is_fine_alone() {
        SpokenVisit visit = SpokenVisit.of(
                "doctor: let me do a physical exam . negative murphy's sign . no murmurs or gallops your lungs are clear .");
        assertThat(visit.said(FindingKind.EXAM))
                .contains("ABSENT Murphy's sign", "ABSENT murmur", "ABSENT gallops", "PRESENT clear lungs");
    }

    @Test
    void tenderness_over_the_kidney_is_no_stroke() {
        SpokenVisit visit = SpokenVisit.of(
                "doctor: let me do a physical exam . there is positive cva tenderness on the right side .");
        assertThat(visit.said(FindingKind.CONDITION)).isEmpty();
        assertThat(visit.said(FindingKind.EXAM)).contains("PRESENT CVA tenderness");
    }
}
