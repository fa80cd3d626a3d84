package org.florscribe.adapter.assemblyai;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.IOException;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.florscribe.platform.outbound.EngineRefusals;
import org.florscribe.platform.outbound.GuardedClient;
import org.florscribe.platform.outbound.OutboundAnswer;
import org.florscribe.platform.outbound.OutboundBody;
import org.florscribe.platform.outbound.OutboundCall;
import org.florscribe.platform.outbound.OutboundLimits;
import org.florscribe.platform.outbound.OutboundRefused;
import org.florscribe.platform.outbound.RetryAfter;
import org.florscribe.practice.engine.EngineAccess;
import org.florscribe.practice.engine.EngineFailure;
import org.florscribe.practice.engine.EngineFault;

/** Calls to AssemblyAI, and what its errors mean. Its sentences stay here: they may quote what was sent. */
@ApplicationScoped
class AssemblyAiHttp {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Duration CONNECT = Duration.ofSeconds(5);
    private static final Duration IDLE = Duration.ofSeconds(60);
    private static final Duration SHORT = Duration.ofSeconds(60);
    private static final int MOST_ANSWER_BYTES = 64 << 20;

    private final GuardedClient client;
    private final Clock clock;

    @Inject
    AssemblyAiHttp(GuardedClient client, Clock clock) {
        this.client = client;
        this.clock = clock;
    }

    /** An answer with an error. What was said is for decisions only. */
    static final class Refused extends EngineFailure {

        private static final long serialVersionUID = 1L;

        private final String said;

        Refused(EngineFault fault, String words, Optional<Duration> wait, String said) {
            super(fault, words, wait, null);
            this.said = said;
        }

        boolean says(String words) {
            return said.contains(words);
        }
    }

    JsonNode get(EngineAccess access, String path) {
        return send(access, "GET", path, Optional.empty(), SHORT);
    }

    JsonNode delete(EngineAccess access, String path) {
        return send(access, "DELETE", path, Optional.empty(), SHORT);
    }

    JsonNode post(EngineAccess access, String path, JsonNode body) {
        try {
            return send(
                    access,
                    "POST",
                    path,
                    Optional.of(OutboundBody.of("application/json", JSON.writeValueAsBytes(body))),
                    SHORT);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    JsonNode upload(EngineAccess access, String path, OutboundBody body, Duration deadline) {
        return send(access, "POST", path, Optional.of(body), deadline);
    }

    private JsonNode send(
            EngineAccess access, String method, String path, Optional<OutboundBody> body, Duration deadline) {
        String key = access.apiKey()
                .orElseThrow(() -> new EngineFailure(EngineFault.CONFIGURATION, "This engine needs a key."));
        OutboundAnswer answer;
        try {
            answer = client.send(new OutboundCall(
                    method,
                    URI.create(access.baseUrl() + path),
                    Map.of("Authorization", key, "Accept", "application/json"),
                    body,
                    new OutboundLimits(CONNECT, IDLE, IDLE, deadline, MOST_ANSWER_BYTES)));
        } catch (OutboundRefused refused) {
            throw EngineRefusals.of(refused);
        } catch (IllegalArgumentException e) {
            throw new EngineFailure(EngineFault.CONFIGURATION, "The engine's address is none.", Optional.empty(), e);
        }
        Optional<JsonNode> read = answer.json();
        if (answer.status() < 200 || answer.status() >= 300) {
            throw refusal(answer, read.map(it -> it.path("error").asText("")).orElse(""));
        }
        return read.filter(JsonNode::isObject)
                .orElseThrow(() -> new EngineFailure(EngineFault.BAD_SUCCESS, "The engine's answer is no whole JSON."));
    }

    private Refused refusal(OutboundAnswer answer, String words) {
        String said = words.toLowerCase(Locale.ROOT);
        EngineFault fault = fault(answer.status(), said);
        Optional<Duration> wait = fault.mayPass() ? RetryAfter.of(answer, clock) : Optional.empty();
        return new Refused(fault, words(fault) + " (" + answer.status() + ")", wait, said);
    }

    private static EngineFault fault(int status, String said) {
        if (status == 402 || said.contains("balance")) {
            return EngineFault.QUOTA;
        }
        return switch (status) {
            case 400, 413, 415, 422 -> said.contains("id not found") ? EngineFault.CONFIGURATION : EngineFault.INPUT;
            case 408, 409, 425 -> EngineFault.TRANSIENT;
            case 429 -> EngineFault.BUSY;
            default -> status < 500 ? EngineFault.CONFIGURATION : EngineFault.TRANSIENT;
        };
    }

    private static String words(EngineFault fault) {
        return switch (fault) {
            case CONFIGURATION -> "The engine refused the key, or its address is not right.";
            case QUOTA -> "The engine's account has no money left.";
            case BUSY -> "The engine has too much to do.";
            case INPUT -> "The engine refused this audio or what was asked of it.";
            case TRANSIENT -> "The engine had a fault of its own.";
            case BAD_SUCCESS -> "The engine's answer is no transcript.";
        };
    }
}
