package org.florscribe.adapter.otp;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TimeBasedCodesTest {

    private static final byte[] SECRET = "12345678901234567890".getBytes(StandardCharsets.US_ASCII);

    private final TimeBasedCodes codes = new TimeBasedCodes();

    /** The last six digits of RFC 6238, appendix B. */
    @ParameterizedTest
    @CsvSource({
        "59, 287082",
        "1111111109, 081804",
        "1111111111, 050471",
        "1234567890, 005924",
        "2000000000, 279037",
        "20000000000, 353130"
    })
    void codes_are_those_of_the_specification(long second, String code) {
        assertThat(codes.stepOf(code, SECRET, Instant.ofEpochSecond(second))).isEqualTo(OptionalLong.of(second / 30));
    }

    @Test
    void half_a_minute_early_or_late_is_taken_and_a_minute_is_not() {
        for (int late : new int[] {-30, 0, 30}) {
            assertThat(codes.stepOf("005924", SECRET, Instant.ofEpochSecond(1234567890 + late)))
                    .hasValue(1234567890 / 30);
        }
        for (int late : new int[] {-60, 60}) {
            assertThat(codes.stepOf("005924", SECRET, Instant.ofEpochSecond(1234567890 + late)))
                    .isEmpty();
        }
    }

    @Test
    void what_is_no_code_is_none() {
        for (String typed : new String[] {"", "00592", "0059240", "５９２４00", "abcdef"}) {
            assertThat(codes.stepOf(typed, SECRET, Instant.ofEpochSecond(1234567890)))
                    .isEmpty();
        }
    }

    @Test
    void a_secret_is_160_bits_and_reads_as_apps_type_it() {
        assertThat(codes.text(SECRET)).isEqualTo("GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ");
        assertThat(codes.newSecret()).hasSize(20).isNotEqualTo(codes.newSecret());
    }
}
