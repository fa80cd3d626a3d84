package org.florscribe.platform.outbound;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import org.florscribe.practice.engine.EngineFault;
import org.florscribe.practice.engine.EngineGuard.Place;
import org.florscribe.practice.engine.EngineLine;
import org.florscribe.testing.SetClock;
import org.junit.jupiter.api.Test;

class BreakerEngineGuardTest {

    private static final UUID ENGINE = new UUID(0, 7);
    private static final Duration HALF_A_MINUTE = Duration.ofSeconds(30);

    private final SetClock clock = new SetClock();
    private final BreakerEngineGuard guard = new BreakerEngineGuard(new Breakers(clock, change -> {}));

    @Test
    void half_of_the_last_twenty_calls_failing_holds_calls_back() {
        for (int i = 0; i < 9; i++) {
            guard.failed(ENGINE, EngineFault.TRANSIENT);
            guard.succeeded(ENGINE);
        }
        assertThat(guard.heldBack(ENGINE)).isEmpty();
        guard.failed(ENGINE, EngineFault.BAD_SUCCESS);
        assertThat(guard.heldBack(ENGINE)).contains(HALF_A_MINUTE);
    }

    @Test
    void fewer_than_half_of_the_last_twenty_hold_nothing_back_however_long_it_goes_on() {
        for (int i = 0; i < 200; i++) {
            if (i % 20 < 9) {
                guard.failed(ENGINE, EngineFault.TRANSIENT);
            } else {
                guard.succeeded(ENGINE);
            }
            assertThat(guard.heldBack(ENGINE)).isEmpty();
        }
    }

    @Test
    void a_refused_key_holds_calls_back_at_once_and_one_is_let_through_after_half_a_minute() {
        guard.failed(ENGINE, EngineFault.CONFIGURATION);
        assertThat(guard.heldBack(ENGINE)).contains(HALF_A_MINUTE);
        clock.pass(HALF_A_MINUTE);
        assertThat(guard.heldBack(ENGINE)).isEmpty();
        assertThat(guard.heldBack(ENGINE)).contains(HALF_A_MINUTE);
        guard.succeeded(ENGINE);
        assertThat(guard.heldBack(ENGINE)).isEmpty();
        assertThat(guard.line(ENGINE).state()).isEqualTo(EngineLine.State.PASSING);
        assertThat(guard.line(ENGINE).lastFailure())
                .contains(new EngineLine.Failure(
                        EngineFault.CONFIGURATION, clock.instant().minus(HALF_A_MINUTE)));
    }

    @Test
    void a_used_up_quota_is_probed_every_quarter_of_an_hour_at_most() {
        guard.failed(ENGINE, EngineFault.QUOTA);
        clock.pass(Duration.ofMinutes(14));
        assertThat(guard.heldBack(ENGINE)).contains(Duration.ofMinutes(1));
        clock.pass(Duration.ofMinutes(1));
        assertThat(guard.heldBack(ENGINE)).isEmpty();
        assertThat(guard.heldBack(ENGINE)).contains(Duration.ofMinutes(15));
        guard.failed(ENGINE, EngineFault.QUOTA);
        assertThat(guard.heldBack(ENGINE)).contains(Duration.ofMinutes(15));
    }

    @Test
    void being_busy_counts_from_the_third_time_in_a_row() {
        for (int i = 0; i < 11; i++) {
            guard.failed(ENGINE, EngineFault.BUSY);
            assertThat(guard.heldBack(ENGINE)).isEmpty();
        }
        guard.failed(ENGINE, EngineFault.BUSY);
        assertThat(guard.heldBack(ENGINE)).contains(HALF_A_MINUTE);
    }

    @Test
    void refused_audio_is_no_failure_of_the_engine_and_ends_a_pause() {
        for (int i = 0; i < 40; i++) {
            guard.failed(ENGINE, EngineFault.INPUT);
        }
        assertThat(guard.heldBack(ENGINE)).isEmpty();
        guard.failed(ENGINE, EngineFault.CONFIGURATION);
        clock.pass(HALF_A_MINUTE);
        assertThat(guard.heldBack(ENGINE)).isEmpty();
        guard.failed(ENGINE, EngineFault.INPUT);
        assertThat(guard.heldBack(ENGINE)).isEmpty();
        assertThat(guard.line(ENGINE).state()).isEqualTo(EngineLine.State.PASSING);
    }

    @Test
    void a_probe_that_fails_in_any_way_begins_the_pause_again() {
        guard.failed(ENGINE, EngineFault.CONFIGURATION);
        clock.pass(HALF_A_MINUTE);
        assertThat(guard.heldBack(ENGINE)).isEmpty();
        guard.failed(ENGINE, EngineFault.BUSY);
        assertThat(guard.heldBack(ENGINE)).contains(HALF_A_MINUTE);
    }

    @Test
    void what_is_forgotten_begins_anew() {
        guard.failed(ENGINE, EngineFault.QUOTA);
        guard.forget(ENGINE);
        assertThat(guard.heldBack(ENGINE)).isEmpty();
        assertThat(guard.line(ENGINE).state()).isEqualTo(EngineLine.State.UNTRIED);
    }

    @Test
    void only_so_many_calls_at_a_time_and_a_place_given_back_twice_is_one() {
        Place first = guard.acquire(ENGINE, 2, Duration.ZERO).orElseThrow();
        Optional<Place> second = guard.acquire(ENGINE, 2, Duration.ZERO);
        assertThat(second).isPresent();
        assertThat(guard.acquire(ENGINE, 2, Duration.ZERO)).isEmpty();
        first.close();
        first.close();
        assertThat(guard.acquire(ENGINE, 2, Duration.ZERO)).isPresent();
        assertThat(guard.acquire(ENGINE, 2, Duration.ZERO)).isEmpty();
        assertThat(guard.acquire(new UUID(0, 8), 1, Duration.ZERO)).isPresent();
    }
}
