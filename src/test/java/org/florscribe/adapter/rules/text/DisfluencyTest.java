package org.florscribe.adapter.rules.text;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the voice does and the thought does not. */
class DisfluencyTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            I'm so tired, and I feel ...                        | I'm so tired.
            We began to build in May, and it was...             | We began to build in May.
            I have seen an allergist, and also a neurologist... | I have seen an allergist, and also a neurologist.
            No fever, but the cough...                          | No fever, but the cough.
            """)
    void a_clause_that_trails_off_goes_and_one_that_says_something_stays(String said, String left) {
        assertThat(Disfluency.removed(said)).isEqualTo(left);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            I kind of had a stumble.      | I had a stumble.
            And I kinda twisted it.       | And I twisted it.
            It's sort of sore.            | It's sore.
            What kind of pain is it?      | What kind of pain is it?
            That kind of pain comes back. | That kind of pain comes back.
            """)
    void a_hedge_before_a_verb_goes_and_a_kind_of_thing_stays(String said, String left) {
        assertThat(Disfluency.removed(said)).isEqualTo(left);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            It it hurts.           | It hurts.
            Um, it's my k- knee.   | it's my knee.
            """)
    void hesitations_and_repetitions_go(String said, String left) {
        assertThat(Disfluency.removed(said)).isEqualTo(left);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            No back pain, I mean abdominal pain.            | No abdominal pain.
            I mean it hurts.                                | it hurts.
            He has medications of su-, significance.        | He has medications of significance.
            It feels , a little numb.                       | It feels a little numb.
            She was seeing, an orthopedist.                 | She was seeing an orthopedist.
            Does it hurt here on your , on this joint?      | Does it hurt here on your, on this joint?
            What are you taking, and how often?             | What are you taking, and how often?
            """)
    void what_was_meant_stays_and_a_mark_inside_a_phrase_goes(String said, String left) {
        assertThat(Disfluency.removed(said)).isEqualTo(left);
    }
}
