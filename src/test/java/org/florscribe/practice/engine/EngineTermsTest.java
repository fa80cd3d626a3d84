package org.florscribe.practice.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatNoException;
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
        assertThat(EnginePrices.of(terms).ofAudio(60_000)).isEqualTo(6_000);
        assertThat(EnginePrices.of(terms).ofAudio(10_800_000)).isEqualTo(1_080_000);
        assertThat(EnginePrices.of(terms).ofAudio(5)).isEqualTo(1);
        assertThat(EnginePrices.of(terms(Optional.empty(), Optional.empty(), Map.of()))
                        .ofAudio(60_000))
                .isZero();
    }

    private static EngineTerms terms(Optional<String> url, Optional<String> key, Map<String, String> options) {
        return new EngineTerms(EngineKind.OPENAI, "Whisper", url, key, Optional.empty(), options);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://127.0.0.1:9000",
                "http://localhost:8080/v1",
                "http://10.0.0.5:8000",
                "http://172.20.1.2",
                "http://192.168.1.9/v1",
                "http://[::1]:9",
                "http://[fd00::7]:9",
                "http://asr",
                "http://asr.clinic.lan:8000",
                "https://speech.example.org/v1"
            })
    void plain_http_is_for_servers_inside(String address) {
        assertThatNoException().isThrownBy(() -> at(address).requireTlsOutside());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://speech.example.org",
                "HTTP://api.openai.com/v1",
                "http://8.8.8.8:80",
                "http://172.32.0.1",
                "http://10.0.0.1.example.org",
                "http://[2001:4860::1]"
            })
    void nothing_is_sent_in_the_clear_to_the_outside(String address) {
        assertThatThrownBy(() -> at(address).requireTlsOutside())
                .isInstanceOf(InvalidInput.class)
                .hasMessageContaining("https");
    }

    private static EngineTerms at(String address) {
        return new EngineTerms(
                EngineKind.OPENAI, "Own", Optional.of(address), Optional.empty(), Optional.empty(), Map.of());
    }
}
