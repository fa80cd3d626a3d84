package org.florscribe.practice.webhook;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;

/** Brings one event: what is about to leave is committed, then it leaves in no transaction, then what came of it is committed. */
@ApplicationScoped
public class WebhookRunner {

    /** Whoever fails after so long is likely to keep the next caller waiting as well. */
    private static final Duration LONG = Duration.ofSeconds(3);

    private final WebhookLedger ledger;
    private final WebhookCarrier carrier;

    @Inject
    WebhookRunner(WebhookLedger ledger, WebhookCarrier carrier) {
        this.ledger = ledger;
        this.carrier = carrier;
    }

    /** @return false when the other side kept us waiting in vain, and the rest had better wait for another time */
    public boolean run(UUID deliveryId) {
        Optional<WebhookLedger.Begun> begun = ledger.begin(deliveryId);
        if (begun.isEmpty()) {
            return true;
        }
        WebhookCarrier.Receipt receipt = carrier.carry(begun.get().parcel());
        ledger.end(begun.get(), receipt);
        return receipt.outcome().isDelivered() || receipt.took().compareTo(LONG) < 0;
    }
}
