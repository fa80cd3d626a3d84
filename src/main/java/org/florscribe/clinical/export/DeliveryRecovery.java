package org.florscribe.clinical.export;

import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.function.Predicate;
import org.florscribe.clinical.encounter.VisitChanged;
import org.florscribe.practice.identity.Permission;
import org.florscribe.practice.identity.Requires;
import org.florscribe.shared.ApplicationService;

/** Finds deliveries whose sender died: nobody knows whether they arrived. Harmless at any time and on any node. */
@ApplicationService
public class DeliveryRecovery {

    /** Longer than any call may take; what says SENDING for longer lost its node. */
    private static final Duration LONGEST_CALL = Duration.ofMinutes(5);

    private final DeliveryRepository deliveries;
    private final EhrConnectionRepository connections;
    private final Event<VisitChanged> changes;
    private final Clock clock;

    @Inject
    DeliveryRecovery(
            DeliveryRepository deliveries,
            EhrConnectionRepository connections,
            Event<VisitChanged> changes,
            Clock clock) {
        this.deliveries = deliveries;
        this.connections = connections;
        this.changes = changes;
        this.clock = clock;
    }

    /**
     * At the start of a node: what it was sending when it died.
     *
     * @return connections with something to be done by now
     */
    @Requires(Permission.SYSTEM)
    public List<UUID> takeBack(String node) {
        return settle(it -> it.node().filter(node::equals).isPresent());
    }

    /**
     * What says SENDING for too long, of whatever node, or since a time that is yet to come: then the clock was set back.
     *
     * @return connections with something to be done by now
     */
    @Requires(Permission.SYSTEM)
    public List<UUID> reconcile() {
        Instant now = clock.instant();
        return settle(it -> it.sent()
                .filter(sent -> Duration.between(sent.at(), now).abs().compareTo(LONGEST_CALL) > 0)
                .isPresent());
    }

    private List<UUID> settle(Predicate<Delivery> isLost) {
        Instant now = clock.instant();
        deliveries.sending().stream().filter(isLost).forEach(lost -> {
            deliveries.update(lost.unknown(Delivery.Trouble.of(DeliveryReason.ANSWER_LOST), now));
            changes.fire(new VisitChanged(lost.practiceId(), lost.subject().encounterId()));
        });
        Set<UUID> wanted = new LinkedHashSet<>(deliveries.connectionsDue(now));
        connections.list().stream()
                .filter(it -> it.trial() == ConditionalCreate.TRYING)
                .map(EhrConnection::id)
                .forEach(wanted::add);
        return List.copyOf(wanted);
    }
}
