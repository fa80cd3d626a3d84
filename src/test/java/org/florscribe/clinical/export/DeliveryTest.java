package org.florscribe.clinical.export;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.florscribe.clinical.export.Delivery.Sent;
import org.florscribe.clinical.export.Delivery.Trouble;
import org.florscribe.shared.Conflict;
import org.junit.jupiter.api.Test;

class DeliveryTest {

    private static final Instant NOW = Instant.parse("2026-03-02T10:00:00Z");
    private static final Trouble LOST = Trouble.of(DeliveryReason.ANSWER_LOST);
    private static final UUID SOMEBODY = UUID.randomUUID();

    private final Delivery queued = SampleDelivery.queued(NOW);
    private final Delivery sending = queued.sending(new Sent(NOW, new byte[32], "p1"), "node");

    @Test
    void a_lost_answer_is_looked_for_at_0_1_5_and_15_minutes_and_then_a_person_decides() {
        List<Long> minutes = new ArrayList<>();
        Delivery unknown = sending.unknown(LOST, NOW);
        while (unknown.nextAttemptAt().isPresent()) {
            Instant look = unknown.nextAttemptAt().get();
            minutes.add(Duration.between(NOW, look).toMinutes());
            unknown = unknown.lookedForInVain(look);
        }
        assertThat(minutes).containsExactly(0L, 1L, 5L, 15L);
        assertThat(unknown.state()).isEqualTo(DeliveryState.UNKNOWN);
    }

    @Test
    void what_may_have_arrived_is_never_put_back_into_the_queue_without_a_person() {
        Delivery unknown = sending.unknown(LOST, NOW);
        assertThatThrownBy(() -> unknown.toBeRepeated(LOST, NOW)).isInstanceOf(Conflict.class);
        assertThatThrownBy(() -> unknown.askedAgain("d", NOW)).isInstanceOf(Conflict.class);
        Delivery again = unknown.missing(SOMEBODY, NOW);
        assertThat(again.state()).isEqualTo(DeliveryState.QUEUED);
        assertThat(again.resolution()).map(Delivery.Resolution::by).contains(SOMEBODY);
    }

    @Test
    void a_safe_second_request_counts_as_a_look_so_that_it_ends() {
        Delivery unknown = sending.unknown(LOST, NOW);
        int requests = 0;
        while (unknown.nextAttemptAt().isPresent()) {
            unknown = unknown.sending(new Sent(NOW, new byte[32], "p1"), "node").unknown(LOST, NOW);
            requests++;
        }
        assertThat(requests).isEqualTo(4);
    }

    @Test
    void what_arrived_stays_arrived() {
        Delivery delivered = sending.delivered(Optional.of("d1"), Optional.of("1"), NOW);
        assertThatThrownBy(() -> delivered.sending(new Sent(NOW, new byte[32], "p1"), "node"))
                .isInstanceOf(Conflict.class);
        assertThatThrownBy(() -> delivered.parked(LOST)).isInstanceOf(Conflict.class);
        assertThatThrownBy(() -> delivered.missing(SOMEBODY, NOW)).isInstanceOf(Conflict.class);
        assertThat(delivered
                        .readBack(ReadBack.DIFFERENT, Optional.empty(), Optional.of("2"))
                        .trouble())
                .map(Trouble::reason)
                .contains(DeliveryReason.NOT_AS_SENT);
    }

    @Test
    void nothing_is_sent_twice_at_once() {
        assertThatThrownBy(() -> sending.sending(new Sent(NOW, new byte[32], "p1"), "other node"))
                .isInstanceOf(Conflict.class);
    }

    @Test
    void tries_wait_longer_each_time_and_end() {
        assertThat(DeliveryRetry.delayAfter(1, Optional.empty())).contains(Duration.ofSeconds(5));
        assertThat(DeliveryRetry.delayAfter(2, Optional.empty())).contains(Duration.ofSeconds(20));
        assertThat(DeliveryRetry.delayAfter(5, Optional.empty())).contains(Duration.ofMinutes(15));
        assertThat(DeliveryRetry.delayAfter(1, Optional.of(Duration.ofMinutes(3))))
                .contains(Duration.ofMinutes(3));
        assertThat(DeliveryRetry.delayAfter(6, Optional.empty())).isEmpty();
    }
}
