package org.florscribe.adapter.rules.chart;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FluencyTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "she slipped on the stairs yesterday",
                "he has been taking ibuprofen, but it does not help",
                "there is a fracture of the distal radius",
                "one ear infection when she was two"
            })
    void what_somebody_would_write_stays(String phrase) {
        assertThat(Fluency.isFluent(phrase)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "all of a sudden she her wrist started to hurt",
                "she would looks at what was eaten",
                "he and started picking it up",
                "lungs are clear bilaterally her lower legs",
                "of the fall there was some pain",
                "the pain is there for the most part",
                "what about when she picks it up",
                "she has not what have her blood sugars been running",
                "it comes and goes she",
                "he has not been doing",
                "his depression, he said it is...",
                "he says it hurts and he was walking and then he felt it and he went home and it was bad and he could not sleep at all"
            })
    void what_was_cut_wrongly_or_broken_off_goes(String phrase) {
        assertThat(Fluency.isFluent(phrase)).isFalse();
    }
}
