package org.florscribe.platform.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.florscribe.platform.config.Settings;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ClientAddressTest {

    private final ClientAddress behindProxies =
            new ClientAddress(Settings.of(Map.of("TRUSTED_PROXIES", "10.0.0.0/8,fd00::/8,127.0.0.1")));

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "192.0.2.9 | 203.0.113.5 | 192.0.2.9",
                "10.1.2.3 | 203.0.113.5 | 203.0.113.5",
                "10.1.2.3 | 198.51.100.1, 203.0.113.5 | 203.0.113.5",
                "10.1.2.3 | 203.0.113.5, 10.9.9.9 | 203.0.113.5",
                "127.0.0.1 | 198.51.100.1, 203.0.113.5, 10.9.9.9 | 203.0.113.5",
                "fd00::1 | 2001:db8::7 | 2001:db8::7",
                "10.1.2.3 | '' | 10.1.2.3",
                "10.1.2.3 | unknown | 10.1.2.3",
                "10.1.2.3 | evil.example | 10.1.2.3",
                "10.1.2.3 | 203.0.113.5, evil\"\\r\\n | 10.1.2.3"
            })
    void an_address_is_believed_only_from_a_proxy_and_from_the_end(String peer, String forwarded, String address) {
        assertThat(behindProxies.of(peer, forwarded)).isEqualTo(address);
    }

    @Test
    void without_proxies_nothing_is_believed_not_even_from_loopback() {
        assertThat(new ClientAddress(Settings.of(Map.of())).of("127.0.0.1", "203.0.113.5"))
                .isEqualTo("127.0.0.1");
    }
}
