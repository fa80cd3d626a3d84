package org.florscribe.adapter.rules;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.junit.jupiter.api.Assertions.assertTimeout;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HostileTextTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "no ",
                "no , ",
                ", ",
                ". ",
                "- ",
                "a",
                "1 ",
                "one ",
                "uh ",
                "okay so and ",
                "hundred ",
                "?!",
                "any pain or ",
                "i i i- ",
                "\u0000\uFFFF ",
                "( [ { ",
                "on your exam ",
                "for your problem ",
                "not no never "
            })
    void endless_repetition_neither_hangs_nor_breaks_the_engine(String part) {
        SpokenVisit visit = SpokenVisit.of("doctor: any pain ? " + part.repeat(9_000 / part.length()) + "\npatient: "
                + part.repeat(9_000 / part.length()) + " chest pain");
        assertTimeout(Duration.ofSeconds(20), () -> visit.draft());
    }

    @Test
    void marks_without_words_are_nothing() {
        assertThatCode(() -> SpokenVisit.of("doctor: .\npatient: ?").draft()).doesNotThrowAnyException();
    }
}
