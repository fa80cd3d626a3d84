package org.florscribe.adapter.rules;

import static org.assertj.core.api.Assertions.assertThat;

import org.florscribe.adapter.rules.context.Context;
import org.florscribe.adapter.rules.harness.Exchange;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ConTextTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            She denies cough or fever.                     | fever        | ABSENT    | PATIENT | CURRENT
            no cough, fever, or sweats                     | sweats       | ABSENT    | PATIENT | CURRENT
            She denies cough but has a fever.              | fever        | PRESENT   | PATIENT | CURRENT
            i don't have any hip pain                      | hip pain     | ABSENT    | PATIENT | CURRENT
            no change in the cough                         | cough        | PRESENT   | PATIENT | CURRENT
            the ibuprofen doesn't help the back pain       | back pain    | PRESENT   | PATIENT | CURRENT
            not only a cough but wheezing too              | cough        | PRESENT   | PATIENT | CURRENT
            Stroke was ruled out by the scan.              | stroke       | ABSENT    | PATIENT | CURRENT
            Rash: none.                                    | rash         | ABSENT    | PATIENT | CURRENT
            possible sprain of the wrist                   | sprain       | UNCERTAIN | PATIENT | CURRENT
            i suspect a sprain                             | sprain       | UNCERTAIN | PATIENT | CURRENT
            my father had gout                             | gout         | PRESENT   | FAMILY  | CURRENT
            my mother has gout but i have diabetes         | diabetes     | PRESENT   | PATIENT | CURRENT
            my neighbor has the flu                        | flu          | PRESENT   | OTHER   | CURRENT
            he has a history of gout                       | gout         | PRESENT   | PATIENT | HISTORICAL
            she had shingles three years ago               | shingles     | PRESENT   | PATIENT | HISTORICAL
            the rash went away                             | rash         | PRESENT   | PATIENT | HISTORICAL
            if the rash comes back call me                 | rash         | PRESENT   | PATIENT | HYPOTHETICAL
            an x-ray to rule out fracture                  | fracture     | PRESENT   | PATIENT | HYPOTHETICAL
            let's screen you for diabetes                  | diabetes     | PRESENT   | PATIENT | HYPOTHETICAL
            """)
    void a_trigger_rules_the_concepts_in_its_scope(
            String sentence, String concept, String assertion, String experiencer, String temporality) {
        Context context = Exchange.stated(concept, sentence);
        assertThat(context.assertion()).hasToString(assertion);
        assertThat(context.experiencer()).hasToString(experiencer);
        assertThat(context.temporality()).hasToString(temporality);
    }
}
