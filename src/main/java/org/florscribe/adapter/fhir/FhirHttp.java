package org.florscribe.adapter.fhir;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.florscribe.clinical.export.Delivery.Trouble;
import org.florscribe.clinical.export.DeliveryReason;
import org.florscribe.clinical.export.EhrAuth;
import org.florscribe.clinical.export.EhrConnection;
import org.florscribe.clinical.export.EhrFailure;
import org.florscribe.platform.outbound.Breakers;
import org.florscribe.platform.outbound.CircuitBreaker;
import org.florscribe.platform.outbound.Dependency;
import org.florscribe.platform.outbound.GuardedClient;
import org.florscribe.platform.outbound.OutboundAnswer;
import org.florscribe.platform.outbound.OutboundCall;
import org.florscribe.platform.outbound.OutboundRefused;
import org.florscribe.shared.FormEncoding;

/** Calls to FHIR servers, each connection behind a breaker of its own. Logs never hold addresses' queries, nor bodies. */
@ApplicationScoped
class FhirHttp {

    static final String JSON = "application/fhir+json";

    private static final int MOST_BYTES = 24 * 1024 * 1024;

    private final GuardedClient client;
    private final Clock clock;
    private final Breakers breakers;

    @Inject
    FhirHttp(GuardedClient client, Breakers breakers, Clock clock) {
        this.client = client;
        this.breakers = breakers;
        this.clock = clock;
    }

    CircuitBreaker breaker(EhrConnection connection) {
        return breakers.of(Dependency.EHR, connection.id());
    }

    void forget(EhrConnection connection) {
        breakers.forget(Dependency.EHR, connection.id());
    }

    /**
     * Whatever the server answers, if it answers.
     *
     * @param path after the base, its values encoded already
     * @throws OutboundRefused when no answer came
     * @throws EhrFailure when the connection is paused: nothing left
     */
    OutboundAnswer send(
            EhrConnection connection, String method, String path, Map<String, String> headers, byte[] body) {
        CircuitBreaker breaker = breaker(connection);
        breaker.pause().ifPresent(rest -> {
            throw new EhrFailure(Trouble.of(DeliveryReason.EHR_PAUSED), true, Optional.of(rest));
        });
        Map<String, String> all = new HashMap<>(headers);
        all.put("Accept", JSON);
        authorization(connection.terms().auth()).ifPresent(value -> all.put("Authorization", value));
        if (body.length > 0) {
            all.put("Content-Type", JSON);
        }
        try {
            OutboundAnswer answer = client.send(new OutboundCall(
                    method,
                    URI.create(connection.terms().baseUrl() + "/" + path),
                    all,
                    body,
                    connection.terms().connectTime(),
                    connection.terms().deadline(),
                    MOST_BYTES));
            judge(breaker, answer.status());
            return answer;
        } catch (OutboundRefused refused) {
            if (refused.stage() != OutboundRefused.Stage.NOT_ALLOWED) {
                breaker.failed(reason(refused).name());
            }
            throw refused;
        }
    }

    /** As {@link #send}, for a question: an answer that is none is a failure. 404 and 410 are answers. */
    OutboundAnswer ask(EhrConnection connection, String path) {
        OutboundAnswer answer;
        try {
            answer = send(connection, "GET", path, Map.of(), new byte[0]);
        } catch (OutboundRefused refused) {
            throw new EhrFailure(
                    Trouble.of(reason(refused)),
                    refused.stage() != OutboundRefused.Stage.NOT_ALLOWED,
                    Optional.empty());
        }
        int status = answer.status();
        if ((status >= 200 && status < 300) || status == 404 || status == 410) {
            return answer;
        }
        boolean passing = status >= 500 || status == 408 || status == 425 || status == 429;
        throw new EhrFailure(new Trouble(reason(status), OutcomeWords.of(answer)), passing, retryAfter(answer));
    }

    static DeliveryReason reason(OutboundRefused refused) {
        return refused.stage() == OutboundRefused.Stage.NOT_ALLOWED
                ? DeliveryReason.ADDRESS_REFUSED
                : DeliveryReason.EHR_UNREACHABLE;
    }

    static DeliveryReason reason(int status) {
        return switch (status) {
            case 401, 403 -> DeliveryReason.ACCESS_REFUSED;
            case 429, 503 -> DeliveryReason.EHR_BUSY;
            case 404, 405, 410, 501 -> DeliveryReason.WRONG_ADDRESS;
            case 412 -> DeliveryReason.SEVERAL_COPIES;
            default ->
                status >= 500
                        ? DeliveryReason.EHR_ERROR
                        : status < 400 ? DeliveryReason.WRONG_ADDRESS : DeliveryReason.DOCUMENT_REFUSED;
        };
    }

    /** Seconds or an HTTP date (RFC 9110 10.2.3). */
    Optional<Duration> retryAfter(OutboundAnswer answer) {
        return Optional.ofNullable(answer.headers().get("retry-after")).flatMap(value -> {
            try {
                Duration wait = value.strip().matches("\\d{1,9}")
                        ? Duration.ofSeconds(Long.parseLong(value.strip()))
                        : Duration.between(
                                clock.instant(),
                                ZonedDateTime.parse(value.strip(), DateTimeFormatter.RFC_1123_DATE_TIME));
                return wait.isNegative() ? Optional.empty() : Optional.of(wait);
            } catch (DateTimeException e) {
                return Optional.empty();
            }
        });
    }

    static String encoded(String value) {
        return FormEncoding.percentEncoded(value);
    }

    private static Optional<String> authorization(EhrAuth auth) {
        return switch (auth.kind()) {
            case NONE -> Optional.empty();
            case BASIC ->
                Optional.of("Basic "
                        + Base64.getEncoder()
                                .encodeToString((auth.user() + ":" + auth.secret()).getBytes(StandardCharsets.UTF_8)));
            case BEARER -> Optional.of("Bearer " + auth.secret());
        };
    }

    private static void judge(CircuitBreaker breaker, int status) {
        if (status == 401) {
            breaker.failedForSure(reason(status).name());
        } else if (status == 500 || status == 502 || status == 504) {
            breaker.failed(reason(status).name());
        } else {
            breaker.succeeded();
        }
    }
}
