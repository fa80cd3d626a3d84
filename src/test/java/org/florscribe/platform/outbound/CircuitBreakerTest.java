package org.florscribe.platform.outbound;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.florscribe.platform.outbound.CircuitBreaker.State;
import org.florscribe.testing.SetClock;
import org.junit.jupiter.api.Test;

class CircuitBreakerTest {

    private final SetClock clock = new SetClock();
    private final List<State> told = new ArrayList<>();
    private final CircuitBreaker breaker =
            new CircuitBreaker(clock, FailureTally.inARow(3), line -> told.add(line.state()));

    @Test
    void three_failures_in_a_row_begin_a_pause() {
        breaker.failed("BUSY");
        breaker.failed("BUSY");
        breaker.succeeded();
        breaker.failed("BUSY");
        breaker.failed("BUSY");
        assertThat(breaker.pause()).isEmpty();
        assertThat(told).isEmpty();
        breaker.failed("GONE");
        assertThat(told).containsExactly(State.HELD_BACK);
        assertThat(breaker.pause()).contains(Duration.ofSeconds(30));
    }

    @Test
    void after_the_pause_one_call_is_let_through() {
        breaker.failedForSure("REFUSED");
        clock.pass(Duration.ofSeconds(30));
        assertThat(breaker.pause()).isEmpty();
        assertThat(breaker.pause()).isPresent();
        breaker.succeeded();
        assertThat(told).containsExactly(State.HELD_BACK, State.PASSING);
        assertThat(breaker.pause()).isEmpty();
    }

    @Test
    void a_failure_after_the_pause_begins_it_again_and_is_no_change() {
        breaker.failedForSure("REFUSED");
        Instant began = clock.instant();
        clock.pass(Duration.ofSeconds(30));
        assertThat(breaker.pause()).isEmpty();
        breaker.failed("GONE");
        CircuitBreaker.Snapshot line = breaker.snapshot();
        assertThat(line.pausedUntil()).contains(clock.instant().plusSeconds(30));
        assertThat(line.since()).contains(began);
        assertThat(line.lastFailure()).contains(new CircuitBreaker.Failure("GONE", clock.instant()));
        assertThat(told).containsExactly(State.HELD_BACK);
    }

    @Test
    void a_clock_set_back_an_hour_does_not_hold_calls_back_for_an_hour() {
        breaker.failedForSure("REFUSED");
        clock.pass(Duration.ofHours(-1));
        assertThat(breaker.pause()).contains(Duration.ofSeconds(30));
        clock.pass(Duration.ofSeconds(30));
        assertThat(breaker.pause()).isEmpty();
    }

    @Test
    void a_clock_set_forward_an_hour_lets_one_call_through() {
        breaker.failedForSure("REFUSED");
        clock.pass(Duration.ofHours(1));
        assertThat(breaker.pause()).isEmpty();
        assertThat(breaker.pause()).isPresent();
    }

    @Test
    void a_person_may_try_at_once_and_the_end_of_that_call_decides() {
        breaker.failedForSure("REFUSED");
        breaker.letOneThrough();
        assertThat(breaker.pause()).isEmpty();
        assertThat(breaker.pause()).isPresent();
        assertThat(breaker.snapshot().state()).isEqualTo(State.HELD_BACK);
        breaker.succeeded();
        assertThat(breaker.snapshot().state()).isEqualTo(State.PASSING);
    }

    @Test
    void what_failed_last_stays_known_when_calls_pass_again() {
        assertThat(breaker.snapshot().state()).isEqualTo(State.UNTRIED);
        breaker.failed("GONE");
        breaker.succeeded();
        assertThat(breaker.snapshot().lastFailure())
                .map(CircuitBreaker.Failure::why)
                .contains("GONE");
        assertThat(breaker.snapshot().failures()).isZero();
    }
}
