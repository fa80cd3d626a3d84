package org.florscribe.api.body;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.florscribe.api.problem.ProblemException;
import org.florscribe.shared.InvalidInput;
import org.florscribe.shared.PhiText;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class JsonTest {

    private final ObjectMapper json = Json.mapper();

    enum Colour {
        RED,
        GREEN
    }

    record Sample(
            @Nullable PhiText name,
            @Nullable Integer count,
            @Nullable Colour colour,
            @Nullable Instant at,
            @Nullable List<String> tags) {}

    record Answer(PhiText name, Optional<String> none, Instant at) {}

    @Test
    void patient_text_goes_in_and_out_as_text() throws IOException {
        assertThat(json.readValue("{\"name\":\"Bo\"}", Sample.class).name()).isEqualTo(PhiText.of("Bo"));
        assertThat(json.writeValueAsString(new Answer(PhiText.of("Bo"), Optional.empty(), Instant.EPOCH)))
                .isEqualTo("{\"name\":\"Bo\",\"none\":null,\"at\":\"1970-01-01T00:00:00Z\"}");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '\0',
            value = {
                "{\"nme\":\"Bo\"} | nme | not known",
                "{\"name\":\"Bo\",\"name\":\"Al\"} | body | not JSON",
                "{\"name\":5} | name | not what belongs",
                "{\"count\":\"3\"} | count | not what belongs",
                "{\"count\":3.5} | count | not what belongs",
                "{\"colour\":\"BLUE\"} | colour | one of RED, GREEN",
                "{\"colour\":1} | colour | one of RED, GREEN",
                "{\"at\":\"soon\"} | at | not what belongs",
                "{\"tags\":[\"a\",{}]} | tags[1] | not what belongs",
                "{} {} | body | not JSON",
                "{\"name | body | not JSON",
                "{\"count\":99999999999999999999999999999999999999999} | body | too long",
            })
    void what_does_not_belong_is_told_by_field_and_never_quoted(String body, String field, String words) {
        assertThatThrownBy(() -> json.readValue(body, Sample.class))
                .isInstanceOfSatisfying(
                        JsonProcessingException.class,
                        e -> assertThat(JsonBodies.refusal(e)).isInstanceOfSatisfying(InvalidInput.class, refusal -> {
                            assertThat(refusal.errors()).singleElement().satisfies(error -> {
                                assertThat(error.field()).isEqualTo(field);
                                assertThat(error.message()).contains(words).doesNotContain("BLUE", "soon");
                            });
                        }));
    }

    @Test
    void thousands_of_levels_are_refused_without_a_stack_overflow() {
        String deep = "[".repeat(100_000) + "]".repeat(100_000);
        assertThatThrownBy(() -> json.readTree(deep)).isInstanceOf(JsonProcessingException.class);
    }

    @Test
    void a_body_that_says_nothing_of_its_length_is_stopped_at_the_limit() throws IOException {
        var within = new BodyLimitFilter.Bounded(new ByteArrayInputStream(new byte[10]), 10);
        assertThat(within.readAllBytes()).hasSize(10);
        var beyond = new BodyLimitFilter.Bounded(new ByteArrayInputStream(new byte[11]), 10);
        assertThatThrownBy(beyond::readAllBytes)
                .isInstanceOfSatisfying(
                        ProblemException.class, e -> assertThat(e.status()).isEqualTo(413));
    }
}
