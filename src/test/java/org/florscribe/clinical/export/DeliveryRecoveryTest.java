package org.florscribe.clinical.export;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.enterprise.event.Event;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.florscribe.clinical.encounter.VisitChanged;
import org.florscribe.clinical.export.Delivery.Sent;
import org.florscribe.testing.StandIn;
import org.junit.jupiter.api.Test;

class DeliveryRecoveryTest {

    private static final Instant NOW = Instant.parse("2026-03-02T10:00:00Z");

    private final List<Delivery> sending = new ArrayList<>();
    private final List<Delivery> settled = new ArrayList<>();
    private final List<VisitChanged> told = new ArrayList<>();
    private final DeliveryRecovery recovery = new DeliveryRecovery(
            StandIn.of(DeliveryRepository.class, (proxy, method, given) -> switch (method.getName()) {
                case "sending" -> List.copyOf(sending);
                case "update" -> {
                    settled.add((Delivery) given[0]);
                    yield given[0];
                }
                case "connectionsDue" -> List.of();
                default -> throw new UnsupportedOperationException(method.getName());
            }),
            StandIn.of(EhrConnectionRepository.class, (proxy, method, given) -> List.of()),
            newsTo(told),
            Clock.fixed(NOW, ZoneOffset.UTC));

    @Test
    void a_node_asks_after_what_it_was_sending_when_it_died_and_leaves_the_others_theirs() {
        Delivery own = sent("node-a", NOW);
        sending.addAll(List.of(own, sent("node-b", NOW)));

        recovery.takeBack("node-a");

        assertThat(settled).singleElement().satisfies(it -> {
            assertThat(it.id()).isEqualTo(own.id());
            assertThat(it.state()).isEqualTo(DeliveryState.UNKNOWN);
        });
        assertThat(told).hasSize(1);
    }

    @Test
    void what_is_sent_for_longer_than_any_call_takes_lost_its_node() {
        sending.addAll(List.of(
                sent("node-b", NOW.minus(Duration.ofMinutes(6))), sent("node-b", NOW.minus(Duration.ofMinutes(4)))));

        recovery.reconcile();

        assertThat(settled).singleElement().extracting(Delivery::state).isEqualTo(DeliveryState.UNKNOWN);
    }

    @Test
    void what_was_sent_before_the_clock_was_set_back_does_not_wait_for_an_hour() {
        sending.add(sent("node-b", NOW.plus(Duration.ofHours(1))));

        recovery.reconcile();

        assertThat(settled).hasSize(1);
    }

    @Test
    void nodes_whose_clocks_differ_by_minutes_leave_each_other_their_deliveries() {
        sending.add(sent("node-b", NOW.plus(Duration.ofMinutes(4))));

        recovery.reconcile();

        assertThat(settled).isEmpty();
    }

    private static Delivery sent(String node, Instant at) {
        return SampleDelivery.queued(at).sending(new Sent(at, new byte[32], "p1"), node);
    }

    @SuppressWarnings("unchecked")
    private static Event<VisitChanged> newsTo(List<VisitChanged> heard) {
        return StandIn.of(Event.class, (proxy, method, given) -> {
            heard.add((VisitChanged) given[0]);
            return null;
        });
    }
}
