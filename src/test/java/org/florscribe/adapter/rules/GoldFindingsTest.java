package org.florscribe.adapter.rules;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Objects;
import org.junit.jupiter.api.condition.EnabledIfEnvironmentVariable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The conversations are not ours to keep here: the environment says where they are. */
@EnabledIfEnvironmentVariable(named = "EVAL_DIR", matches = ".+")
class GoldFindingsTest {

    @ParameterizedTest
    @ValueSource(strings = {"train", "valid"})
    void what_was_annotated_by_hand_is_found_and_little_else(String part) throws IOException {
        GoldScore score = GoldScore.of(Path.of(Objects.requireNonNull(System.getenv("EVAL_DIR"))), part);
        assertThat(score.precision()).as(score.toString()).isGreaterThanOrEqualTo(0.9);
        assertThat(score.recall()).as(score.toString()).isGreaterThanOrEqualTo(0.7);
    }
}
