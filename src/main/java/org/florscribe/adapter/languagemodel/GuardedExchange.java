package org.florscribe.adapter.languagemodel;

import com.fasterxml.jackson.databind.JsonNode;
import dev.langchain4j.http.client.HttpClient;
import dev.langchain4j.http.client.HttpClientBuilder;
import dev.langchain4j.http.client.HttpRequest;
import dev.langchain4j.http.client.SuccessfulHttpResponse;
import dev.langchain4j.http.client.sse.ServerSentEventListener;
import dev.langchain4j.http.client.sse.ServerSentEventParser;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.florscribe.platform.outbound.EngineRefusals;
import org.florscribe.platform.outbound.GuardedClient;
import org.florscribe.platform.outbound.OutboundAnswer;
import org.florscribe.platform.outbound.OutboundBody;
import org.florscribe.platform.outbound.OutboundCall;
import org.florscribe.platform.outbound.OutboundLimits;
import org.florscribe.platform.outbound.OutboundRefused;
import org.florscribe.practice.engine.EngineAccess;
import org.florscribe.practice.engine.EngineFailure;
import org.florscribe.practice.engine.EngineFault;
import org.jspecify.annotations.Nullable;

/**
 * The library's way out for one call: it writes the body and reads the answer, and nothing else. Where the call goes, with which key, by
 * which rules and for how long is said here. Holds what went wrong, since the library would wrap it.
 */
final class GuardedExchange implements HttpClient, HttpClientBuilder {

    private static final String TYPE = "application/json";
    private static final int MOST_ANSWER_BYTES = 4 << 20;
    private static final Duration CONNECT = Duration.ofSeconds(5);
    private static final Duration HEADERS = Duration.ofMinutes(3);
    private static final Duration IDLE = Duration.ofMinutes(1);

    private final GuardedClient client;
    private final EngineAccess access;
    private final Duration deadline;
    private @Nullable OutboundAnswer refusal;
    private @Nullable EngineFailure failure;

    GuardedExchange(GuardedClient client, EngineAccess access, Duration deadline) {
        this.client = client;
        this.access = access;
        this.deadline = deadline;
    }

    /** What the server answered when it was no success; empty otherwise. */
    Optional<OutboundAnswer> refusal() {
        return Optional.ofNullable(refusal);
    }

    /** Why no answer came, or none that could be read; empty otherwise. */
    Optional<EngineFailure> failure() {
        return Optional.ofNullable(failure);
    }

    @Override
    public SuccessfulHttpResponse execute(HttpRequest request) {
        OutboundAnswer answer = send(request.body());
        if (answer.status() < 200 || answer.status() >= 300) {
            refusal = answer;
            throw new EngineFailure(EngineFault.INPUT, "The engine refused.");
        }
        JsonNode body = answer.json().orElseThrow(() -> bad("is no whole JSON"));
        if (body.hasNonNull("error") || body.hasNonNull("detail")) {
            throw bad("says an error with the status of a success");
        }
        JsonNode message = body.path("choices").path(0).path("message");
        if (!message.isObject()) {
            throw bad("has no message");
        }
        if (!message.path("content").isTextual()
                && !message.path("refusal").isTextual()
                && !body.path("choices")
                        .path(0)
                        .path("finish_reason")
                        .asText("")
                        .equals("content_filter")) {
            throw bad("has no words");
        }
        return SuccessfulHttpResponse.builder()
                .statusCode(answer.status())
                .headers(Map.of())
                .body(body.toString())
                .build();
    }

    private OutboundAnswer send(String body) {
        ChatDialect dialect = ChatDialect.of(access);
        Map<String, String> headers = new HashMap<>(dialect.authorization(access));
        headers.put("Accept", TYPE);
        try {
            return client.send(new OutboundCall(
                    "POST",
                    dialect.completions(access),
                    headers,
                    Optional.of(OutboundBody.of(TYPE, body.getBytes(StandardCharsets.UTF_8))),
                    new OutboundLimits(CONNECT, HEADERS, IDLE, deadline, MOST_ANSWER_BYTES)));
        } catch (OutboundRefused refused) {
            failure = EngineRefusals.of(refused);
            throw failure;
        }
    }

    private EngineFailure bad(String what) {
        EngineFailure bad = new EngineFailure(EngineFault.BAD_SUCCESS, "The engine's answer " + what + ".");
        failure = bad;
        return bad;
    }

    @Override
    public void execute(HttpRequest request, ServerSentEventParser parser, ServerSentEventListener listener) {
        throw new UnsupportedOperationException("Answers are taken whole.");
    }

    @Override
    public Duration connectTimeout() {
        return CONNECT;
    }

    @Override
    public HttpClientBuilder connectTimeout(Duration timeout) {
        return this;
    }

    @Override
    public Duration readTimeout() {
        return deadline;
    }

    @Override
    public HttpClientBuilder readTimeout(Duration timeout) {
        return this;
    }

    @Override
    public HttpClient build() {
        return this;
    }
}
