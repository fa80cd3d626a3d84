package org.florscribe.api.visit;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ByteRangeTest {

    @ParameterizedTest
    @CsvSource({
        "bytes=0-0, bytes 0-0/1000",
        "bytes=0-, bytes 0-999/1000",
        "bytes=500-599, bytes 500-599/1000",
        "bytes=990-2000, bytes 990-999/1000",
        "bytes=-1, bytes 999-999/1000",
        "bytes=-5000, bytes 0-999/1000",
        "bytes=1000-, bytes */1000",
        "bytes=5000-6000, bytes */1000",
        "bytes=-0, bytes */1000"
    })
    void a_stretch_is_that_part_of_the_file(String asked, String given) {
        assertThat(ByteRange.parse(asked, 1_000).orElseThrow().of(1_000)).isEqualTo(given);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "bytes=-",
                "bytes=9-3",
                "bytes=0-1,4-5",
                "items=0-1",
                "bytes=x-1",
                "bytes=0-99999999999999999999"
            })
    void what_is_no_stretch_gives_the_whole_file(String asked) {
        assertThat(ByteRange.parse(asked, 1_000)).isEmpty();
    }

    @Test
    void no_field_gives_the_whole_file() {
        assertThat(ByteRange.parse(null, 1_000)).isEmpty();
    }

    @Test
    void only_a_stretch_without_an_end_is_given_piece_by_piece() {
        assertThat(ByteRange.parse("bytes=10-", 1_000).orElseThrow().atMost(100).of(1_000))
                .isEqualTo("bytes 10-109/1000");
        assertThat(ByteRange.parse("bytes=10-999", 1_000)
                        .orElseThrow()
                        .atMost(100)
                        .of(1_000))
                .isEqualTo("bytes 10-999/1000");
    }
}
