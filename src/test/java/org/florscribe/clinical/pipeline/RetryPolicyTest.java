package org.florscribe.clinical.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class RetryPolicyTest {

    private final RetryPolicy longest = RetryPolicy.standard(() -> 1);
    private final RetryPolicy shortest = RetryPolicy.standard(() -> 0);

    @Test
    void waits_grow_fourfold_up_to_the_bound() {
        assertThat(longest.delayAfter(1, StepFault.ENGINE_UNAVAILABLE, Optional.empty()))
                .contains(Duration.ofSeconds(1));
        assertThat(longest.delayAfter(2, StepFault.ENGINE_UNAVAILABLE, Optional.empty()))
                .contains(Duration.ofSeconds(4));
        assertThat(longest.delayAfter(4, StepFault.ENGINE_UNAVAILABLE, Optional.empty()))
                .contains(Duration.ofSeconds(64));
    }

    @Test
    void jitter_takes_up_to_half_of_the_wait() {
        assertThat(shortest.delayAfter(2, StepFault.STORAGE, Optional.empty())).contains(Duration.ofSeconds(2));
    }

    @Test
    void a_longer_wish_of_the_engine_is_honoured() {
        assertThat(longest.delayAfter(1, StepFault.ENGINE_BUSY, Optional.of(Duration.ofSeconds(90))))
                .contains(Duration.ofSeconds(90));
        assertThat(longest.delayAfter(3, StepFault.ENGINE_BUSY, Optional.of(Duration.ofSeconds(1))))
                .contains(Duration.ofSeconds(16));
    }

    @Test
    void a_permanent_fault_is_parked_at_once() {
        assertThat(longest.delayAfter(1, StepFault.CONFIGURATION, Optional.empty()))
                .isEmpty();
        assertThat(longest.delayAfter(1, StepFault.INPUT_REFUSED, Optional.empty()))
                .isEmpty();
    }

    @Test
    void the_last_attempt_is_parked() {
        assertThat(longest.delayAfter(5, StepFault.ENGINE_UNAVAILABLE, Optional.empty()))
                .isEmpty();
    }
}
