package org.florscribe.practice.webhook;

import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Where webhooks are kept, their addresses and secrets sealed. Sees only the caller's practice. */
public interface WebhookRepository {

    /** Whom an event is for, without address and secret. */
    record Listener(UUID id, boolean active) {}

    /** Removed ones too. */
    Optional<Webhook> find(UUID id);

    /** As {@link #find}, locked until this transaction ends. */
    Optional<Webhook> findForChange(UUID id);

    /** Those in use, oldest first. */
    List<Webhook> list();

    /** Those in use that are to be told of this. */
    List<Listener> listeners(WebhookEvent event);

    /** Of those in use. */
    long countSwitchedOff();

    void add(Webhook webhook);

    /** @return it with its next version */
    Webhook update(Webhook webhook);

    /** Its state and its line only; the version stays, as no admin's work is overtaken by it. */
    void updateLine(Webhook webhook);
}
