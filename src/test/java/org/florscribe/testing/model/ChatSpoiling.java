package org.florscribe.testing.model;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.florscribe.testing.FaultyServer;

/** Makes of a good answer what a fault makes of it. */
final class ChatSpoiling {

    private static final Pattern LINE =
            Pattern.compile("\\{\"id\":\"[^\"]*\",\"role\":\"[A-Z]*\",\"text\":\"(?:\\\\.|[^\"\\\\])*\"}");
    private static final Pattern END = Pattern.compile("\"end\":\"(\\w+)\"}\\n");

    private final FaultyServer<ChatFault> line;

    ChatSpoiling(FaultyServer<ChatFault> line) {
        this.line = line;
    }

    /** Refusals need no work of the model. */
    static void refuse(HttpExchange exchange, ChatFault fault) throws ChatRefusal {
        switch (fault) {
            case BAD_REQUEST_400 -> throw new ChatRefusal(400, "invalid_value", null, "No");
            case UNAUTHORIZED_401 -> throw new ChatRefusal(401, "invalid_api_key", null, "Incorrect API key provided");
            case FORBIDDEN_403 ->
                throw new ChatRefusal(403, "unsupported_country_region_territory", null, "Not from there");
            case NOT_FOUND_404 -> throw new ChatRefusal(404, "model_not_found", "model", "The model does not exist");
            case TIMEOUT_408 -> throw new ChatRefusal(408, "timeout", null, "Too slow");
            case TOO_LARGE_413 -> throw new ChatRefusal(413, "request_too_large", null, "Too large");
            case RATE_429 -> {
                exchange.getResponseHeaders().set("Retry-After", "1");
                throw new ChatRefusal(429, "rate_limit_exceeded", null, "Too many requests");
            }
            case QUOTA_429 -> throw new ChatRefusal(429, "insufficient_quota", null, "You exceeded your current quota");
            case ERROR_500 -> throw new ChatRefusal(500, "server_error", null, "The server had an error");
            case UNAVAILABLE_503 -> throw new ChatRefusal(503, "overloaded", null, "Overloaded");
            default -> {}
        }
    }

    void spoil(HttpExchange exchange, ChatFault fault, ObjectNode good) throws IOException {
        byte[] bytes = FaultyServer.JSON.writeValueAsBytes(good);
        switch (fault) {
            case HANG -> line.hang(exchange);
            case HALF_ANSWER -> line.half(exchange, bytes);
            case SLOW_DRIP -> line.drip(exchange, bytes);
            case MALFORMED_JSON -> FaultyServer.answer(exchange, 200, Arrays.copyOf(bytes, bytes.length - 1));
            case SILENTLY_CUT -> FaultyServer.answer(exchange, 200, bytes);
            default -> FaultyServer.answer(exchange, 200, spoilt(fault, good));
        }
    }

    private static ObjectNode spoilt(ChatFault fault, ObjectNode good) {
        ObjectNode answer = good.deepCopy();
        ObjectNode choice = (ObjectNode) answer.path("choices").path(0);
        ObjectNode message = (ObjectNode) choice.path("message");
        String content = message.path("content").asText();
        switch (fault) {
            case BROKEN_CONTENT -> message.put("content", content.substring(0, content.length() - 5));
            case WRONG_SCHEMA -> message.put("content", "{\"note\":\"All is well.\"}");
            case UNKNOWN_CITATIONS -> message.put("content", unknown(content));
            case CUT_OFF -> {
                choice.put("finish_reason", "length");
                message.put("content", content.substring(0, content.length() / 2));
            }
            case REFUSAL ->
                message.put("refusal", "I'm sorry, I cannot help with that.").putNull("content");
            case FILTERED -> {
                choice.put("finish_reason", "content_filter");
                message.put("content", "");
            }
            case EMPTY -> message.put("content", "");
            case ERROR_IN_SUCCESS -> {
                answer.removeAll();
                answer.putObject("error").put("message", "Something went wrong").put("type", "server_error");
            }
            default -> throw new IllegalStateException(fault.name());
        }
        return answer;
    }

    private static String unknown(String content) {
        try {
            JsonNode said = FaultyServer.JSON.readTree(content);
            for (JsonNode evidence : said.findValues("evidence")) {
                ((ArrayNode) evidence).removeAll().add("u99999");
            }
            for (JsonNode verdict : said.path("verdicts")) {
                ((ObjectNode) verdict).put("claim", "n99999");
            }
            return said.toString();
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What can be made out of a question whose beginning is gone. */
    static JsonNode rest(String question) {
        ObjectNode rest = FaultyServer.JSON.createObjectNode();
        ArrayNode lines = rest.putArray("utterances");
        Matcher line = LINE.matcher(question);
        try {
            while (line.find()) {
                lines.add(FaultyServer.JSON.readTree(line.group()));
            }
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
        Matcher end = END.matcher(question);
        if (end.find()) {
            rest.put("end", end.group(1));
        }
        return rest;
    }
}
