package org.florscribe.practice.webhook;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class RetryScheduleTest {

    private static final Instant QUEUED = Instant.parse("2026-03-02T09:00:00Z");

    @Test
    void waits_grow_from_ten_seconds_and_the_last_try_is_a_day_later() {
        List<Duration> waits = new ArrayList<>();
        Instant now = QUEUED;
        Optional<Instant> next = next(now, Optional.empty(), 0);
        while (next.isPresent()) {
            waits.add(Duration.between(now, next.get()));
            now = next.get();
            next = next(now, Optional.empty(), 0);
        }

        assertThat(waits)
                .startsWith(
                        Duration.ofSeconds(10), Duration.ofSeconds(10), Duration.ofSeconds(20), Duration.ofSeconds(40))
                .allMatch(wait -> wait.compareTo(Duration.ofHours(6)) <= 0)
                .hasSizeBetween(12, 20);
        assertThat(now).isEqualTo(QUEUED.plus(Duration.ofHours(24)));
    }

    @Test
    void a_server_that_says_when_it_wants_to_be_asked_is_believed_within_six_hours() {
        assertThat(next(QUEUED, Optional.of(Duration.ofMinutes(7)), 0)).contains(QUEUED.plus(Duration.ofMinutes(7)));
        assertThat(next(QUEUED, Optional.of(Duration.ofDays(40)), 0)).contains(QUEUED.plus(Duration.ofHours(6)));
        assertThat(next(QUEUED, Optional.of(Duration.ZERO), 0)).contains(QUEUED.plus(Duration.ofSeconds(10)));
    }

    @Test
    void what_failed_together_is_spread() {
        assertThat(next(QUEUED.plus(Duration.ofHours(1)), Optional.empty(), 1))
                .contains(QUEUED.plus(Duration.ofMinutes(126)));
    }

    @Test
    void after_its_day_it_is_given_up_and_a_clock_set_back_does_no_harm() {
        assertThat(next(QUEUED.plus(Duration.ofHours(24)), Optional.empty(), 0)).isEmpty();
        assertThat(next(QUEUED.minus(Duration.ofHours(3)), Optional.empty(), 0))
                .contains(QUEUED.minus(Duration.ofHours(3)).plusSeconds(10));
    }

    private static Optional<Instant> next(Instant now, Optional<Duration> retryAfter, double luck) {
        return RetrySchedule.next(QUEUED, now, retryAfter, luck);
    }
}
