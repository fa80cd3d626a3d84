package org.florscribe.practice.webhook;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.function.BiFunction;
import org.florscribe.practice.audit.HeadSigned;
import org.florscribe.shared.Ids;

/** Writes what is to be told into the transaction of what it tells of: both are there, or neither. */
@ApplicationScoped
class WebhookOutbox {

    private final WebhookRepository webhooks;
    private final WebhookDeliveryRepository deliveries;
    private final WebhookQueue queue;
    private final Clock clock;

    @Inject
    WebhookOutbox(WebhookRepository webhooks, WebhookDeliveryRepository deliveries, WebhookQueue queue, Clock clock) {
        this.webhooks = webhooks;
        this.deliveries = deliveries;
        this.queue = queue;
        this.clock = clock;
    }

    void tell(@Observes VisitMilestone milestone) {
        tell(milestone.practiceId(), milestone.event(), (id, at) -> EventBody.of(id, milestone, at));
    }

    void tell(@Observes HeadSigned head) {
        tell(head.practiceId(), WebhookEvent.AUDIT_HEAD, (id, at) -> EventBody.of(id, head, at));
    }

    private void tell(UUID practiceId, WebhookEvent event, BiFunction<UUID, Instant, String> bodyOf) {
        List<WebhookRepository.Listener> listeners = webhooks.listeners(event);
        if (listeners.isEmpty()) {
            return;
        }
        UUID eventId = Ids.next();
        Instant now = clock.instant();
        String body = bodyOf.apply(eventId, now);
        for (WebhookRepository.Listener listener : listeners) {
            WebhookDelivery delivery =
                    WebhookDelivery.of(Ids.next(), practiceId, listener.id(), eventId, event, body, now);
            deliveries.add(listener.active() ? delivery : delivery.held());
            if (listener.active()) {
                queue.now(practiceId, listener.id());
            }
        }
    }
}
