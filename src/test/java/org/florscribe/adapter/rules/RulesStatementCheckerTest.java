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

    private static final SpokenVisit LONGER = SpokenVisit.of("""
            doctor: do you get any chest pain when you are climbing the stairs ?
            patient: no , never .
            patient: i did have some chest pain after my fall last year though .
            patient: my right knee is swollen . i take metformin five hundred milligrams .
            doctor: and for your blood pressure ?
            patient: nothing . well , i used to . my dad had a stroke when he was sixty .
            doctor: how is your garden ?
            patient: oh , it is lovely this year .
            doctor: it has been warm .
            patient: yes , it has .
            doctor: we met on october tenth twenty twenty .
            doctor: your temperature is ninety eight point six degrees . there is a scar on the left . no edema in your lower extremities .
            doctor: i want to put you on lisinopril ten milligrams .
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

    /** Something is often said both ways in a visit; what was said nearest to the statement counts. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            She denies chest pain while climbing stairs.               | SUPPORTED
            She reports chest pain while climbing stairs.              | CONTRADICTED
            She reports chest pain after her fall last year.           | SUPPORTED
            She reports any chest pain.                                | NOT_HEARD
            Her right knee is swollen.                                 | SUPPORTED
            Her left knee is swollen.                                  | CONTRADICTED
            There is a scar on the left.                               | SUPPORTED
            She takes metformin 500 mg and lisinopril 10 mg.           | SUPPORTED
            She takes metformin 10 mg and lisinopril 500 mg.           | NOT_HEARD
            The temperature was 98.6 degrees.                          | SUPPORTED
            The temperature was 99.6 degrees.                          | NOT_HEARD
            She was seen on 10/10/2020.                                | SUPPORTED
            She was seen on 11/10/2020.                                | NOT_HEARD
            Her father had a stroke.                                   | SUPPORTED
            Her sister had a stroke.                                   | NOT_HEARD
            She had a stroke.                                          | CONTRADICTED
            No lower extremity edema.                                  | SUPPORTED
            Thyromegaly is present.                                    | NOT_HEARD
            """)
    void the_passages_nearest_to_a_statement_decide(String statement, String support) {
        assertThat(new RulesStatementChecker().check(statement, LONGER.allIds(), LONGER.material()))
                .hasToString(support);
    }

    /** Asked and answered in two lines, which alone are cited. */
    @Test
    void a_pain_that_goes_nowhere_is_still_a_pain() {
        assertThat(new RulesStatementChecker()
                        .check("The pain does not radiate.", List.of("u3", "u4"), TURNED.material()))
                .hasToString("SUPPORTED");
    }

    @Test
    void what_cites_nothing_or_something_unknown_was_not_heard() {
        RulesStatementChecker checker = new RulesStatementChecker();
        assertThat(checker.check("Hypertension.", List.of(), VISIT.material())).hasToString("NOT_HEARD");
        assertThat(checker.check("Hypertension.", List.of("u99"), VISIT.material()))
                .hasToString("NOT_HEARD");
    }

    @Test
    void a_check_that_fails_leaves_the_statement_unchecked() {
        RulesStatementChecker broken = new RulesStatementChecker(material -> {
            throw new IllegalStateException("cannot be read");
        });
        assertThat(broken.check("Hypertension.", List.of("u1"), VISIT.material()))
                .hasToString("NOT_CHECKED");
    }

    @Test
    void only_what_is_cited_counts() {
        assertThat(new RulesStatementChecker().check("Hypertension.", List.of("u1"), VISIT.material()))
                .hasToString("NOT_HEARD");
    }

    /** What a model was told to write by somebody's words, laid on a line that has nothing to do with it. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            No further care needed.                | NOT_HEARD
            Double all medicines.                  | NOT_HEARD
            She reports intense chest pain.        | NOT_HEARD
            The garden is lovely this year.        | SUPPORTED
            Her garden is lovely.                  | SUPPORTED
            """)
    void what_cannot_be_looked_up_shares_words_with_what_it_cites(String statement, String support) {
        assertThat(new RulesStatementChecker().check(statement, List.of("u7", "u8"), LONGER.material()))
                .hasToString(support);
    }

    private static final SpokenVisit ASKED = SpokenVisit.of("""
            doctor: and no other injuries ? just the thumb ?
            patient: just the thumb .
            doctor: have you noticed any blood in your stool ?
            patient: no , i have n't . i did about three years ago .
            doctor: how about your epilepsy , any seizures lately ?
            patient: not in a while .
            doctor: do you smoke ?
            patient: i do smoke , about two cigarettes a day .
            doctor: any fever , chills , or a runny nose ?
            patient: a runny nose , but everything else has been okay .
            doctor: did you hear a pop when you fell ?
            patient: i would n't say i heard a pop , it felt stretched .
            doctor: have you ever hurt your left foot before ?
            patient: no , but now my left foot hurts .
            doctor: i do feel a mass on the left side , and there is no mass on the right .
            doctor: the straight leg raise is positive on the right , and strength is good bilaterally in your lower extremities .
            doctor: there is an ulcer on the right foot . your cholesterol was a tiny bit high .
            """);

    /** Turns of phrase that decide what an answer denies: a negated question, an exception, what a question takes for granted. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            She has no other injuries.                               | SUPPORTED
            She has marked other injuries.                           | CONTRADICTED
            She had blood in her stool 3 years ago.                  | SUPPORTED
            She denies any blood in her stool.                       | SUPPORTED
            She has epilepsy.                                        | SUPPORTED
            She denies seizures.                                     | SUPPORTED
            She reports seizures.                                    | CONTRADICTED
            She denies smoking 2 cigarettes a day.                   | CONTRADICTED
            She smokes 2 cigarettes a day.                           | SUPPORTED
            She denies fever and chills.                             | SUPPORTED
            She reports fever and chills.                            | CONTRADICTED
            She reports a runny nose.                                | SUPPORTED
            She denies hearing a pop.                                | SUPPORTED
            She reports hearing a pop.                               | CONTRADICTED
            She reports left foot pain.                              | SUPPORTED
            She denies left foot pain.                               | CONTRADICTED
            No mass on the right.                                    | SUPPORTED
            Positive for a mass on the right.                        | CONTRADICTED
            Positive straight leg raise on the right.                | SUPPORTED
            Positive straight leg raise on the left.                 | CONTRADICTED
            There is an ulcer on the left foot.                      | CONTRADICTED
            Elevated cholesterol.                                    | SUPPORTED
            """)
    void a_question_counts_as_it_was_put_and_answered(String statement, String support) {
        assertThat(new RulesStatementChecker().check(statement, ASKED.allIds(), ASKED.material()))
                .hasToString(support);
    }

    private static final SpokenVisit TURNED = SpokenVisit.of("""
            doctor: the patient has gout and asthma . so , no issues with the gout ?
            patient: no , none .
            doctor: does the pain radiate anywhere ?
            patient: no , it doesn't .
            doctor: have you noticed any hives ?
            patient: on my arms , no , not really .
            doctor: any earaches , sore throat ?
            patient: a bit of a sore throat .
            doctor: is there any glaucoma in the family ?
            patient: my grandfather had cataracts .
            doctor: is there any family history of migraines ?
            patient: my mom has it .
            doctor: is bending your wrist uncomfortable at all ?
            patient: no .
            doctor: have you noticed any blood in your urine ?
            patient: no . i did about two years ago .
            doctor: there is no pain with supination and no laxity on the left .
            patient: i get numbness or weakness in my hand . i have been throwing up .
            """);

    /** What a denial leaves behind when it is turned round, and what was asked for but never told. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            She denies issues with her gout.                         | SUPPORTED
            She reports issues with her gout.                        | CONTRADICTED
            She has gout.                                            | SUPPORTED
            She denies radiating pain.                               | SUPPORTED
            She reports radiating pain.                              | CONTRADICTED
            She denies hives.                                        | SUPPORTED
            She reports hives.                                       | CONTRADICTED
            She reports a sore throat.                               | SUPPORTED
            She denies earaches.                                     | SUPPORTED
            She reports earaches.                                    | CONTRADICTED
            No family history of glaucoma.                           | SUPPORTED
            Positive for family history of glaucoma.                 | CONTRADICTED
            Family history of migraines.                             | SUPPORTED
            She denies pain when bending her wrist.                  | SUPPORTED
            She reports pain when bending her wrist.                 | CONTRADICTED
            She denies blood in her urine now but notes she had blood in her urine 2 years ago.    | SUPPORTED
            She reports blood in her urine now but notes she had blood in her urine 2 years ago.   | CONTRADICTED
            No pain with supination.                                 | SUPPORTED
            Some pain with supination.                               | CONTRADICTED
            There is no laxity on the left.                          | SUPPORTED
            There is laxity on the left.                             | CONTRADICTED
            She reports taking any medicine for asthma.              | NOT_HEARD
            Musculoskeletal: Reports hand numbness or weakness.      | SUPPORTED
            She reports a sore throat or vomiting.                   | NOT_HEARD
            She reports a sore throat and vomiting.                  | SUPPORTED
            She denies vomiting.                                     | CONTRADICTED
            """)
    void a_denial_turned_round_is_seen(String statement, String support) {
        assertThat(new RulesStatementChecker().check(statement, TURNED.allIds(), TURNED.material()))
                .hasToString(support);
    }
}
