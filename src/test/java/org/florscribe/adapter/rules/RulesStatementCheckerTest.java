package org.florscribe.adapter.rules;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RulesStatementCheckerTest {

    private static final SpokenVisit VISIT = SpokenVisit.of("""
            doctor: any chest pain or cough ?
            patient: no , just some swelling in my right ankle for ten days .
            patient: i take lisinopril twenty milligrams once a day . my mother had gout .
            doctor: there is no edema and no murmur . your blood pressure is one twenty eight over seventy two .
            doctor: you have hypertension . come back on monday .
            """);

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            Cardiovascular: Denies chest pain.             | SUPPORTED
            Cardiovascular: Reports chest pain.            | CONTRADICTED
            Respiratory: Denies cough.                     | SUPPORTED
            She takes lisinopril 20 mg once daily.         | SUPPORTED
            She takes lisinopril 40 mg once daily.         | NOT_HEARD
            She takes lisinopril 20 mcg once daily.        | CONTRADICTED
            She takes metoprolol 20 mg once daily.         | NOT_HEARD
            Right ankle swelling for 10 days.              | SUPPORTED
            Left ankle swelling for 10 days.               | CONTRADICTED
            Right ankle swelling for 10 weeks.             | CONTRADICTED
            Cardiovascular: No murmur.                     | SUPPORTED
            Cardiovascular: Murmur present.                | CONTRADICTED
            Blood pressure: 128/72 mmHg.                   | SUPPORTED
            Blood pressure: 138/72 mmHg.                   | NOT_HEARD
            Hypertension.                                  | SUPPORTED
            Atrial fibrillation.                           | NOT_HEARD
            Her mother had gout.                           | SUPPORTED
            She has gout.                                  | CONTRADICTED
            Return on Monday.                              | SUPPORTED
            Return on Friday.                              | NOT_HEARD
            """)
    void a_statement_is_held_against_what_it_cites(String statement, String support) {
        assertThat(new RulesStatementChecker().check(statement, VISIT.allIds(), VISIT.material()))
                .hasToString(support);
    }

    @Test
    void what_cites_nothing_or_something_unknown_was_not_heard() {
        RulesStatementChecker checker = new RulesStatementChecker();
        assertThat(checker.check("Hypertension.", List.of(), VISIT.material())).hasToString("NOT_HEARD");
        assertThat(checker.check("Hypertension.", List.of("u99"), VISIT.material()))
                .hasToString("NOT_HEARD");
    }

    @Test
    void only_what_is_cited_counts() {
        assertThat(new RulesStatementChecker().check("Hypertension.", List.of("u1"), VISIT.material()))
                .hasToString("NOT_HEARD");
    }
}
