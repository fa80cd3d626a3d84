package org.florscribe.platform.outbound;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class VendorHintsTest {

    private static final UUID PRACTICE = new UUID(0, 1);

    @Test
    void a_vendor_is_told_a_secret_of_its_own() {
        VendorHints hints = SetHints.at("https://scribe.practice.example");
        VendorHints.Hint hint = hints.of("assemblyai", PRACTICE).orElseThrow();

        assertThat(hint.address()).hasToString("https://scribe.practice.example/api/webhooks/assemblyai/" + PRACTICE);
        assertThat(hints.isSecret("assemblyai", PRACTICE, hint.secret())).isTrue();
        assertThat(hints.isSecret("another", PRACTICE, hint.secret())).isFalse();
        assertThat(hints.isSecret("assemblyai", PRACTICE, "")).isFalse();
        assertThat(hints.isSecret("assemblyai", new UUID(0, 2), hint.secret())).isFalse();
        assertThat(hint.toString()).doesNotContain(hint.secret());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://scribe.practice.example",
                "https://localhost:8443",
                "https://127.0.0.1",
                "https://10.1.2.3",
                "https://192.168.1.20:8443",
                "https://[::1]",
                "https://scribe"
            })
    void where_nobody_outside_can_reach_us_no_hint_is_asked_for(String publicUrl) {
        assertThat(SetHints.at(publicUrl).of("assemblyai", PRACTICE)).isEmpty();
    }
}
