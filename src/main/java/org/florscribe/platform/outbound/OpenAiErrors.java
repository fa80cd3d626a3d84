package org.florscribe.platform.outbound;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.time.Clock;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import org.florscribe.practice.engine.EngineFault;

/**
 * What an answer that is no success means in OpenAI's protocol, for speech as for language. Servers made after it say errors as a
 * string, an object or a {@code detail}.
 */
public final class OpenAiErrors {

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

    private final OutboundAnswer answer;
    private final JsonNode body;
    private final String type;
    private final String code;

    private OpenAiErrors(OutboundAnswer answer) {
        this.answer = answer;
        body = answer.json().orElseGet(MissingNode::getInstance);
        type = body.path("error").path("type").asText("");
        code = body.path("error").path("code").asText("");
    }

    public static OpenAiErrors in(OutboundAnswer answer) {
        return new OpenAiErrors(answer);
    }

    /** Whether its code or its type is this set word. */
    public boolean is(String setWord) {
        return code.equalsIgnoreCase(setWord) || type.equalsIgnoreCase(setWord);
    }

    /** In its own words, lower case: for decisions only. */
    public String said() {
        JsonNode error = body.path("error");
        JsonNode detail = body.path("detail");
        String words = error.isTextual()
                ? error.asText()
                : error.path("message").asText(detail.isTextual() ? detail.asText() : detail.toString());
        return words.toLowerCase(Locale.ROOT);
    }

    /** For an admin: the status and what set word came with it. */
    public String mark() {
        String set =
                SET_WORD.matcher(code).matches() ? code : SET_WORD.matcher(type).matches() ? type : "";
        return " (" + (answer.status() + " " + set).strip() + ")";
    }

    /** How long to wait, of a fault that may pass. */
    public Optional<Duration> wait(EngineFault fault, Clock clock) {
        return fault.mayPass() ? RetryAfter.of(answer, clock) : Optional.empty();
    }

    /** @param isOfInput whether words of a server's own fault speak of what it was sent */
    public EngineFault fault(Predicate<String> isOfInput) {
        String again = answer.headers().getOrDefault("x-should-retry", "");
        EngineFault fault = byStatus(isOfInput);
        if (fault.mayPass() && again.equals("false")) {
            return answer.status() == 429 ? EngineFault.QUOTA : EngineFault.INPUT;
        }
        return fault == EngineFault.INPUT && again.equals("true") ? EngineFault.TRANSIENT : fault;
    }

    private EngineFault byStatus(Predicate<String> isOfInput) {
        int status = answer.status();
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
            default -> status < 500 || isOfInput.test(said()) ? EngineFault.INPUT : EngineFault.TRANSIENT;
        };
    }
}
