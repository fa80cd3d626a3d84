package org.florscribe.practice.mail;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class LetterTest {

    private static final Instant WRITTEN = Instant.parse("2026-03-02T09:00:00Z");

    private final Letter letter = Letter.queued(
            new UUID(0, 1), new UUID(0, 2), new UUID(0, 3), Letter.Kind.INVITATION, "words with a link", WRITTEN);

    @Test
    void a_letter_that_was_not_taken_waits_longer_each_time() {
        assertThat(letter.isDue(WRITTEN)).isTrue();
        Letter once = letter.failed("away", false);
        assertThat(once.isDue(WRITTEN.plusSeconds(29))).isFalse();
        assertThat(once.isDue(WRITTEN.plusSeconds(30))).isTrue();
        Letter twice = once.failed("away", false);
        assertThat(twice.isDue(WRITTEN.plusSeconds(89))).isFalse();
        assertThat(twice.isDue(WRITTEN.plusSeconds(90))).isTrue();
    }

    @Test
    void after_a_dozen_tries_or_for_good_it_is_parked() {
        Letter tried = letter;
        for (int i = 0; i < 11; i++) {
            tried = tried.failed("away", false);
            assertThat(tried.state()).isEqualTo(Letter.State.QUEUED);
        }
        assertThat(tried.failed("away", false).state()).isEqualTo(Letter.State.PARKED);
        assertThat(letter.failed("no such address", true).state()).isEqualTo(Letter.State.PARKED);
    }

    @Test
    void what_was_sent_is_not_kept() {
        assertThat(letter.sent(WRITTEN).body()).isEmpty();
        assertThat(letter.toString()).doesNotContain("link");
    }

    @Test
    void a_link_that_has_died_is_not_sent() {
        assertThat(letter.isTooLate(WRITTEN.plus(Duration.ofHours(71)))).isFalse();
        assertThat(letter.isTooLate(WRITTEN.plus(Duration.ofDays(3)))).isTrue();
    }
}
