package org.florscribe.adapter.rules;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import org.florscribe.clinical.extraction.Finding;
import org.florscribe.clinical.note.NoteSection;
import org.florscribe.clinical.note.Omission;
import org.florscribe.clinical.note.SectionCode;
import org.florscribe.clinical.note.Statement;
import org.florscribe.clinical.note.Support;
import org.junit.jupiter.api.Test;

class RulesOmissionFinderTest {

    private static final SpokenVisit VISIT = SpokenVisit.of("""
            patient: i have hypertension and i take lisinopril . i have had a cough for two weeks .
            doctor: any fever ?
            patient: no .
            """);

    @Test
    void what_no_statement_mentions_is_missing_and_medicines_come_first() {
        assertThat(missingFrom("She has a cough.")).containsExactly("lisinopril", "hypertension");
    }

    @Test
    void other_words_for_the_same_count_as_mentioned() {
        assertThat(missingFrom("She has high blood pressure, takes Zestril and is coughing."))
                .isEmpty();
    }

    @Test
    void what_does_most_harm_when_it_is_lost_comes_first() {
        SpokenVisit visit = SpokenVisit.of("""
                patient: i have had a cough and some chest pain . i am allergic to penicillin . i have hypertension .
                doctor: i want you to start lisinopril ten milligrams daily and i'll see you back in two weeks .
                """);
        List<Finding> missing = new RulesOmissionFinder()
                .find(List.of(), visit.findings()).stream()
                        .map(Omission::finding)
                        .toList();
        assertThat(missing.get(0).text()).isEqualTo("penicillin");
        assertThat(texts(missing).indexOf("chest pain"))
                .isLessThan(texts(missing).indexOf("hypertension"));
        assertThat(texts(missing).indexOf("hypertension"))
                .isLessThan(texts(missing).indexOf("cough"));
    }

    private static List<String> texts(List<Finding> findings) {
        return findings.stream().map(Finding::text).toList();
    }

    private static List<String> missingFrom(String note) {
        Statement statement = new Statement("n1", note, List.of("u1"), Support.SUPPORTED, Optional.empty());
        List<NoteSection> sections =
                List.of(new NoteSection(SectionCode.HISTORY_OF_PRESENT_ILLNESS, List.of(statement)));
        return new RulesOmissionFinder()
                .find(sections, VISIT.findings()).stream()
                        .map(it -> it.finding().text())
                        .toList();
    }
}
