package org.florscribe.adapter.webhook;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.florscribe.platform.outbound.GuardedClient;
import org.florscribe.platform.outbound.OutboundAnswer;
import org.florscribe.platform.outbound.OutboundCall;
import org.florscribe.platform.outbound.OutboundRefused;
import org.florscribe.platform.outbound.RetryAfter;
import org.florscribe.practice.webhook.AttemptOutcome;
import org.florscribe.practice.webhook.WebhookCarrier;

/** Events by POST. The head of the answer says whether it was taken; its body is nobody's business. */
@ApplicationScoped
public class HttpWebhookCarrier implements WebhookCarrier {

    private static final Duration CONNECT = Duration.ofSeconds(5);
    private static final Duration DEADLINE = Duration.ofSeconds(10);
    private static final int MOST_BYTES = 64 * 1024;

    private final GuardedClient client;
    private final Clock clock;

    @Inject
    HttpWebhookCarrier(GuardedClient client, Clock clock) {
        this.client = client;
        this.clock = clock;
    }

    @Override
    public boolean refuses(URI address) {
        return client.refuses(address);
    }

    @Override
    public Receipt carry(Parcel parcel) {
        byte[] body = parcel.body().getBytes(StandardCharsets.UTF_8);
        Map<String, String> headers = Map.of(
                "Content-Type",
                "application/json",
                "User-Agent",
                "FlorScribe",
                "Flor-Event",
                parcel.event().word(),
                "Flor-Event-Id",
                parcel.eventId().toString(),
                "Flor-Delivery-Id",
                parcel.deliveryId().toString(),
                WebhookSignature.HEADER,
                WebhookSignature.of(parcel.secrets(), clock.instant(), body));
        long begun = System.nanoTime();
        try {
            OutboundAnswer answer = client.send(
                    new OutboundCall("POST", parcel.address(), headers, body, CONNECT, DEADLINE, MOST_BYTES));
            return receipt(outcome(answer.status()), answer.status(), begun, RetryAfter.of(answer, clock));
        } catch (OutboundRefused refused) {
            // its head came and said yes: what is wrong with the rest makes no difference
            AttemptOutcome outcome = isTaken(refused.status()) ? AttemptOutcome.DELIVERED : outcome(refused);
            return receipt(outcome, refused.status(), begun, Optional.empty());
        }
    }

    private static Receipt receipt(AttemptOutcome outcome, int status, long begun, Optional<Duration> retryAfter) {
        return new Receipt(
                outcome,
                Optional.of(status).filter(it -> it > 0),
                Duration.ofNanos(System.nanoTime() - begun),
                retryAfter);
    }

    private static boolean isTaken(int status) {
        return status >= 200 && status < 300;
    }

    private static AttemptOutcome outcome(int status) {
        if (isTaken(status)) {
            return AttemptOutcome.DELIVERED;
        }
        if (status == 410) {
            return AttemptOutcome.GONE;
        }
        return status >= 300 && status < 400 ? AttemptOutcome.REDIRECTED : AttemptOutcome.STATUS;
    }

    private static AttemptOutcome outcome(OutboundRefused refused) {
        return switch (refused.why()) {
            case NOT_ALLOWED -> AttemptOutcome.ADDRESS_REFUSED;
            case UNKNOWN_NAME, NO_CONNECTION -> AttemptOutcome.UNREACHABLE;
            case NOT_TRUSTED -> AttemptOutcome.NOT_TRUSTED;
            case CUT_OFF, TOO_LATE, TOO_LARGE ->
                refused.status() > 0 ? outcome(refused.status()) : AttemptOutcome.NO_ANSWER;
        };
    }
}
