package org.florscribe.practice.webhook;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.florscribe.shared.Page;
import org.florscribe.shared.PageRequest;

/** What was, is and will be sent to webhooks. Sees only the caller's practice. */
public interface WebhookDeliveryRepository {

    void add(WebhookDelivery delivery);

    /** Locked until this transaction ends. */
    Optional<WebhookDelivery> findForChange(UUID id);

    /** Webhooks with something queued that is due. */
    List<UUID> webhooksDue(Instant now);

    /** What is due for one, the longest due first. */
    List<UUID> due(UUID webhookId, Instant now, int most);

    /** When the next is due for one. */
    Optional<Instant> nextDue(UUID webhookId);

    /**
     * Begins a try, when it is due and no other node has begun one.
     *
     * @param lostAt when it is due again if nothing is heard of this try
     */
    Optional<WebhookDelivery> take(UUID id, Instant now, Instant lostAt);

    void update(WebhookDelivery delivery);

    /** A try with this number that is written already stays as it is. */
    void addAttempt(UUID deliveryId, WebhookAttempt attempt);

    /** What is queued for one waits from now on. */
    void hold(UUID webhookId);

    /** What waits for one is queued. */
    void release(UUID webhookId, Instant now);

    /** What waits although its webhook is active is queued: the two were changed in one moment. */
    void releaseStray(Instant now);

    /** What is queued or waits for one is not sent any more. */
    void giveUp(UUID webhookId, Instant now);

    /** Newest first. */
    Page<WebhookDelivery> list(UUID webhookId, PageRequest page);

    /** Tries of these, in order, by delivery. */
    Map<UUID, List<WebhookAttempt>> attempts(Collection<UUID> deliveryIds);

    Map<DeliveryStanding, Long> counts(UUID webhookId);

    /** Forgets what is not queued and was made before then. */
    void forgetBefore(Instant time);
}
