package org.florscribe.practice.webhook;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Set;
import org.florscribe.practice.recipient.Recipient;
import org.florscribe.practice.recipient.Recipient.Content;
import org.florscribe.practice.recipient.Recipient.Purpose;
import org.florscribe.practice.recipient.RecipientSource;

/** Whom the practice has told of events; by host only, because an address may hold a secret. */
@ApplicationScoped
class WebhookRecipients implements RecipientSource {

    private final WebhookRepository webhooks;

    @Inject
    WebhookRecipients(WebhookRepository webhooks) {
        this.webhooks = webhooks;
    }

    @Override
    public List<Recipient> recipients() {
        return webhooks.list().stream()
                .map(webhook -> new Recipient(
                        Purpose.WEBHOOK, "", Recipient.hostOf(webhook.terms().url()), Set.of(Content.EVENTS)))
                .toList();
    }
}
