package org.florscribe.shared;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Addresses come from headers too: none may lead to a look-up, however long or odd. */
class AddressRangeTest {

    @ParameterizedTest
    @ValueSource(
            strings = {"999.1.1.1", "1.2.3.4.5", "1..2.3.4", "0127.0.0.1", "10.0.0", "localhost", "::1::1", ":", ""})
    void what_is_no_address_is_refused_at_once(String text) {
        assertThatThrownBy(() -> assertTimeoutPreemptively(Duration.ofMillis(500), () -> AddressRange.literal(text)))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void a_very_long_one_is_refused_at_once() {
        String text = "10.0.0" + "::1".repeat(25_000);

        assertThatThrownBy(() -> assertTimeoutPreemptively(Duration.ofMillis(500), () -> AddressRange.parse(text)))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void an_address_is_held_by_its_range() {
        assertThat(AddressRange.parse("10.1.0.0/16").holds(AddressRange.literal("10.1.255.7")))
                .isTrue();
        assertThat(AddressRange.parse("[fe80::]/10").holds(AddressRange.literal("fe80::1")))
                .isTrue();
        assertThat(AddressRange.parse("10.1.0.0/16").holds(AddressRange.literal("10.2.0.1")))
                .isFalse();
        assertThat(AddressRange.literal("::ffff:1.2.3.4").getHostAddress()).isEqualTo("1.2.3.4");
    }
}
