package org.florscribe.platform.outbound;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.florscribe.platform.config.Settings;
import org.florscribe.practice.engine.EngineKind;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ConfiguredEngineDefaultsTest {

    private final ConfiguredEngineDefaults vendor = new ConfiguredEngineDefaults(
            Settings.of(Map.of("OPENAI_API_KEY", "k4Rw9-Tz", "ASSEMBLYAI_API_KEY", "a7Qx2-Lm")));

    @Test
    void without_a_setting_an_engine_is_the_vendors() {
        assertThat(vendor.baseUrl(EngineKind.OPENAI)).isEqualTo("https://api.openai.com/v1");
        assertThat(vendor.baseUrl(EngineKind.ASSEMBLYAI)).isEqualTo("https://api.assemblyai.com");
        assertThat(vendor.apiKey(EngineKind.OPENAI, "https://API.openai.com:443/v1"))
                .contains("k4Rw9-Tz");
        assertThat(vendor.apiKey(EngineKind.ASSEMBLYAI, "https://api.eu.assemblyai.com"))
                .contains("a7Qx2-Lm");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://elsewhere.example/v1",
                "http://api.openai.com/v1",
                "https://api.openai.com:8443/v1",
                "https://api.openai.com.elsewhere.example/v1",
                "https://api.assemblyai.com"
            })
    void the_installations_key_goes_to_no_other_address(String address) {
        assertThat(vendor.apiKey(EngineKind.OPENAI, address)).isEmpty();
    }

    @Test
    void a_server_of_the_installation_gets_the_key_instead_of_the_vendor() {
        ConfiguredEngineDefaults own = new ConfiguredEngineDefaults(
                Settings.of(Map.of("OPENAI_API_KEY", "k4Rw9-Tz", "OPENAI_BASE_URL", "https://speech.local:8443/v1/")));
        assertThat(own.baseUrl(EngineKind.OPENAI)).isEqualTo("https://speech.local:8443/v1");
        assertThat(own.apiKey(EngineKind.OPENAI, "https://speech.local:8443/v1"))
                .isPresent();
        assertThat(own.apiKey(EngineKind.OPENAI, "https://api.openai.com/v1")).isEmpty();
    }
}
