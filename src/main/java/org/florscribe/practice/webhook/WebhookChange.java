package org.florscribe.practice.webhook;

import java.util.Optional;
import java.util.Set;

/** What becomes different; what is empty stays. */
public record WebhookChange(Optional<String> url, Optional<Set<WebhookEvent>> events, Optional<Boolean> active) {

    Webhook.Terms applyTo(Webhook.Terms before) {
        return new Webhook.Terms(url.orElse(before.url()), events.orElse(before.events()));
    }

    @Override
    public String toString() {
        return "WebhookChange[" + events + "]";
    }
}
