package org.florscribe.clinical.export;

import java.time.Instant;
import java.util.Optional;

/** A delivery while one of its verbs makes the next one of it. */
final class DeliveryDraft {

    private final Delivery from;
    private DeliveryState state;
    private int attempt;
    private int looks;
    private Optional<String> node;
    private Optional<Instant> nextAttemptAt;
    private Optional<Delivery.Sent> sent;
    private Optional<Delivery.Receipt> receipt;
    private Optional<Delivery.Trouble> trouble;
    private Optional<Delivery.Resolution> resolution;
    private String correlationId;

    DeliveryDraft(Delivery from) {
        this.from = from;
        state = from.state();
        attempt = from.attempt();
        looks = from.looks();
        node = from.node();
        nextAttemptAt = from.nextAttemptAt();
        sent = from.sent();
        receipt = from.receipt();
        trouble = from.trouble();
        resolution = from.resolution();
        correlationId = from.correlationId();
    }

    DeliveryDraft to(DeliveryState next, Optional<Instant> at) {
        state = next;
        nextAttemptAt = at;
        return this;
    }

    DeliveryDraft attempts(int tries, int looked) {
        attempt = tries;
        looks = looked;
        return this;
    }

    DeliveryDraft sent(Delivery.Sent what, String onNode) {
        sent = Optional.of(what);
        node = Optional.of(onNode);
        return this;
    }

    DeliveryDraft receipt(Delivery.Receipt proof) {
        receipt = Optional.of(proof);
        return this;
    }

    DeliveryDraft trouble(Optional<Delivery.Trouble> what) {
        trouble = what;
        return this;
    }

    DeliveryDraft resolved(Delivery.Resolution by) {
        resolution = Optional.of(by);
        return this;
    }

    DeliveryDraft correlation(String id) {
        correlationId = id;
        return this;
    }

    Delivery done() {
        return new Delivery(
                from.id(),
                from.practiceId(),
                from.subject(),
                state,
                attempt,
                looks,
                node,
                nextAttemptAt,
                sent,
                receipt,
                trouble,
                resolution,
                correlationId,
                from.version(),
                from.createdAt());
    }
}
