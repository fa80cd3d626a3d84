package org.florscribe.adapter.openai;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.time.Clock;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.florscribe.platform.outbound.OutboundAnswer;
import org.florscribe.platform.outbound.RetryAfter;
import org.florscribe.practice.engine.EngineFailure;
import org.florscribe.practice.engine.EngineFault;

/** What an answer that is no success means. Servers made after OpenAI's say errors as a string, an object or a {@code detail}. */
final class OpenAiFaults {

    private static final Set<String> MONEY = Set.of(
            "insufficient_quota",
            "credit_balance_exhausted",
            "organization_spend_limit_exceeded",
            "project_spend_limit_exceeded",
            "organization_usage_limit_exceeded",
            "billing_hard_limit_reached",
            "billing_not_active");

    private static final Set<String> NO_MODEL = Set.of("model_not_found", "deploymentnotfound", "invalid_api_key");

    /** Set words of the vendor are safe to repeat; its sentences may quote what was sent. */
    private static final Pattern SET_WORD = Pattern.compile("[A-Za-z][A-Za-z_]{2,59}");

    private OpenAiFaults() {}

    static EngineFailure of(OutboundAnswer answer, Clock clock) {
        JsonNode body = answer.json().orElseGet(MissingNode::getInstance);
        JsonNode error = body.path("error");
        String type = error.path("type").asText("");
        String code = error.path("code").asText("");
        String said = said(body);
        EngineFault fault = fault(answer, type, code, said);
        String set =
                SET_WORD.matcher(code).matches() ? code : SET_WORD.matcher(type).matches() ? type : "";
        Optional<Duration> wait = fault.mayPass() ? RetryAfter.of(answer, clock) : Optional.empty();
        return new EngineFailure(
                fault, words(fault, answer.status()) + " (" + (answer.status() + " " + set).strip() + ")", wait, null);
    }

    /** In its own words, lower case: for decisions only. */
    static String said(OutboundAnswer answer) {
        return answer.json().map(OpenAiFaults::said).orElse("");
    }

    private static String said(JsonNode body) {
        JsonNode error = body.path("error");
        JsonNode detail = body.path("detail");
        String words = error.isTextual()
                ? error.asText()
                : error.path("message").asText(detail.isTextual() ? detail.asText() : detail.toString());
        return words.toLowerCase(Locale.ROOT);
    }

    private static EngineFault fault(OutboundAnswer answer, String type, String code, String said) {
        String again = answer.headers().getOrDefault("x-should-retry", "");
        EngineFault fault = byStatus(answer.status(), type, code, said);
        if (fault.mayPass() && again.equals("false")) {
            return answer.status() == 429 ? EngineFault.QUOTA : EngineFault.INPUT;
        }
        return fault == EngineFault.INPUT && again.equals("true") ? EngineFault.TRANSIENT : fault;
    }

    private static EngineFault byStatus(int status, String type, String code, String said) {
        if (MONEY.contains(code) || MONEY.contains(type) || status == 402) {
            return EngineFault.QUOTA;
        }
        if (NO_MODEL.contains(code.toLowerCase(Locale.ROOT)) || status < 400) {
            return EngineFault.CONFIGURATION; // 3xx: redirects are not followed
        }
        return switch (status) {
            case 401, 403, 404, 405, 407, 410 -> EngineFault.CONFIGURATION;
            case 408, 409, 425 -> EngineFault.TRANSIENT;
            case 429, 503 -> EngineFault.BUSY;
            default -> status < 500 || isAboutAudio(said) ? EngineFault.INPUT : EngineFault.TRANSIENT;
        };
    }

    /** Some servers answer 500 to sound that they cannot read. */
    private static boolean isAboutAudio(String said) {
        return said.contains("decode audio") || said.contains("ffmpeg") || said.contains("read audio");
    }

    private static String words(EngineFault fault, int status) {
        return switch (fault) {
            case CONFIGURATION ->
                switch (status) {
                    case 401, 403 -> "The engine refused the key.";
                    case 404 -> "The engine knows no such model or path.";
                    default -> "The engine's address, key or model is not right.";
                };
            case QUOTA -> "The engine's account has no money or no allowance left.";
            case BUSY -> "The engine has too much to do.";
            case INPUT -> "The engine refused this audio or what was asked of it.";
            case TRANSIENT -> "The engine had a fault of its own.";
            case BAD_SUCCESS -> "The engine's answer is no transcript.";
        };
    }
}
