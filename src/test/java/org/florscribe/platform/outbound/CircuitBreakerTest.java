package org.florscribe.platform.outbound;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.florscribe.testing.SetClock;
import org.junit.jupiter.api.Test;

class CircuitBreakerTest {

    private final SetClock clock = new SetClock();
    private final CircuitBreaker breaker = new CircuitBreaker(clock);

    @Test
    void three_failures_in_a_row_begin_a_pause() {
        assertThat(breaker.failed()).isFalse();
        assertThat(breaker.failed()).isFalse();
        breaker.succeeded();
        assertThat(breaker.failed()).isFalse();
        assertThat(breaker.failed()).isFalse();
        assertThat(breaker.pause()).isEmpty();
        assertThat(breaker.failed()).isTrue();
        assertThat(breaker.pause()).contains(Duration.ofSeconds(30));
    }

    @Test
    void after_the_pause_one_call_is_let_through() {
        breaker.failedForSure();
        clock.pass(Duration.ofSeconds(30));
        assertThat(breaker.pause()).isEmpty();
        assertThat(breaker.pause()).isPresent();
        assertThat(breaker.succeeded()).isTrue();
        assertThat(breaker.pause()).isEmpty();
    }

    @Test
    void a_failure_after_the_pause_begins_it_again() {
        breaker.failedForSure();
        clock.pass(Duration.ofSeconds(30));
        assertThat(breaker.pause()).isEmpty();
        breaker.failed();
        assertThat(breaker.pausedUntil()).contains(clock.instant().plusSeconds(30));
    }
}
