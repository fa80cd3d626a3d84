package org.florscribe.practice.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import java.util.Optional;
import org.florscribe.shared.InvalidInput;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EngineTermsTest {

    @Test
    void what_is_typed_is_tidied_and_what_is_empty_is_absent() {
        EngineTerms terms = new EngineTerms(
                EngineKind.OPENAI,
                " Whisper ",
                Optional.of(" https://speech.example.com/v1// "),
                Optional.of(" "),
                Optional.of(""),
                Map.of("dialect", " speaches ", "apiVersion", ""));
        assertThat(terms.name()).isEqualTo("Whisper");
        assertThat(terms.baseUrl()).contains("https://speech.example.com/v1");
        assertThat(terms.apiKey()).isEmpty();
        assertThat(terms.model()).isEmpty();
        assertThat(terms.options()).containsExactly(Map.entry("dialect", "speaches"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "speech.example.com",
                "ftp://speech.example.com",
                "https://user@speech.example.com",
                "https://speech.example.com/?key=1",
                "https://speech.example.com/#x",
                "https://a b",
                "https:///v1"
            })
    void no_address_is_refused_by_its_field(String typed) {
        assertThatThrownBy(() -> terms(Optional.of(typed), Optional.empty(), Map.of()))
                .isInstanceOfSatisfying(
                        InvalidInput.class,
                        e -> assertThat(e.errors())
                                .extracting(InvalidInput.FieldError::field)
                                .containsExactly("baseUrl"));
    }

    @Test
    void a_key_has_no_space_and_is_never_printed() {
        assertThatThrownBy(() -> terms(Optional.empty(), Optional.of("a key"), Map.of()))
                .isInstanceOf(InvalidInput.class);
        assertThat(terms(Optional.empty(), Optional.of("k4Rw9"), Map.of()).toString())
                .doesNotContain("k4Rw9");
    }

    @ParameterizedTest
    @ValueSource(strings = {"-1", "1,5", "1e3", "0.0000001", "1000.1", "free"})
    void a_price_is_a_plain_number(String typed) {
        assertThatThrownBy(() -> terms(Optional.empty(), Optional.empty(), Map.of("pricePerMinute", typed)))
                .isInstanceOf(InvalidInput.class);
    }

    @Test
    void options_are_those_of_the_kind() {
        assertThatThrownBy(() -> terms(Optional.empty(), Optional.empty(), Map.of("speechModels", "universal-2")))
                .isInstanceOf(InvalidInput.class);
        assertThatThrownBy(() -> terms(Optional.empty(), Optional.empty(), Map.of("dialect", "klingon")))
                .isInstanceOf(InvalidInput.class);
    }

    @Test
    void a_call_costs_its_share_of_a_minute_rounded_to_millionths() {
        EngineTerms terms = terms(Optional.empty(), Optional.empty(), Map.of("pricePerMinute", "0.006"));
        assertThat(EngineCalls.costMicros(terms, 60_000)).isEqualTo(6_000);
        assertThat(EngineCalls.costMicros(terms, 10_800_000)).isEqualTo(1_080_000);
        assertThat(EngineCalls.costMicros(terms, 5)).isEqualTo(1);
        assertThat(EngineCalls.costMicros(terms(Optional.empty(), Optional.empty(), Map.of()), 60_000))
                .isZero();
    }

    private static EngineTerms terms(Optional<String> url, Optional<String> key, Map<String, String> options) {
        return new EngineTerms(EngineKind.OPENAI, "Whisper", url, key, Optional.empty(), options);
    }
}
