package org.florscribe.testing.model;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Iterator;
import java.util.Locale;
import java.util.Set;

/** What the protocol refuses of a request, as it is published; and what we never send, although it could be. */
final class ChatRules {

    private static final Set<String> FIELDS = Set.of(
            "model",
            "messages",
            "response_format",
            "temperature",
            "max_tokens",
            "max_completion_tokens",
            "seed",
            "store",
            "stream",
            "top_p",
            "frequency_penalty",
            "presence_penalty",
            "stop",
            "reasoning_effort",
            "verbosity",
            "service_tier",
            "prompt_cache_key",
            "safety_identifier");

    private static final Set<String> ROLES = Set.of("developer", "system", "user", "assistant");

    private final ChatKind kind;
    private final boolean reasoning;
    private final AnswerForms forms;

    /** What forms of answers a server can be held to. */
    enum AnswerForms {
        SCHEMA,
        OBJECT,
        NONE
    }

    /** @param reasoning whether the model refuses what such models refuse */
    ChatRules(ChatKind kind, boolean reasoning, AnswerForms forms) {
        this.kind = kind;
        this.reasoning = reasoning;
        this.forms = forms;
    }

    void require(JsonNode request, boolean modelInAddress) throws ChatRefusal {
        if (!request.isObject()) {
            throw ChatRefusal.bad("body", "We could not parse the JSON body of your request");
        }
        for (Iterator<String> names = request.fieldNames(); names.hasNext(); ) {
            String name = names.next();
            if (!FIELDS.contains(name)) {
                throw ChatRefusal.bad(name, "Unrecognized request argument supplied: " + name);
            }
            if (request.get(name).isNull()) {
                throw ChatRefusal.bad(name, "Invalid type for '" + name + "': null");
            }
        }
        if (!modelInAddress && !request.path("model").isTextual()) {
            throw ChatRefusal.bad("model", "you must provide a model parameter");
        }
        messages(request.path("messages"));
        numbers(request);
        if (request.path("store").asBoolean(false)) {
            throw ChatRefusal.bad("store", "What is said of a patient is not to be stored there");
        }
        if (request.has("store") && !request.get("store").isBoolean()) {
            throw ChatRefusal.bad("store", "Invalid type for 'store'");
        }
        if (request.path("stream").asBoolean(false)) {
            throw ChatRefusal.bad("stream", "Not asked for here");
        }
        if (request.has("response_format")) {
            format(request.get("response_format"), request.path("messages"));
        }
    }

    private static void messages(JsonNode messages) throws ChatRefusal {
        if (!messages.isArray() || messages.isEmpty()) {
            throw ChatRefusal.bad("messages", "Invalid 'messages': empty array");
        }
        boolean user = false;
        for (JsonNode message : messages) {
            String role = message.path("role").asText();
            if (!ROLES.contains(role)) {
                throw ChatRefusal.bad("messages", "Invalid value: '" + role + "'");
            }
            user |= role.equals("user");
            if (!message.path("content").isTextual()) {
                throw ChatRefusal.bad("messages", "Invalid type for content");
            }
            for (Iterator<String> names = message.fieldNames(); names.hasNext(); ) {
                String name = names.next();
                if (!Set.of("role", "content").contains(name)) {
                    throw ChatRefusal.bad("messages", "Unknown parameter: 'messages." + name + "'");
                }
            }
        }
        if (!user) {
            throw ChatRefusal.bad("messages", "Nobody asks anything");
        }
    }

    private void numbers(JsonNode request) throws ChatRefusal {
        JsonNode temperature = request.path("temperature");
        if (!temperature.isMissingNode()
                && (!temperature.isNumber() || temperature.asDouble() < 0 || temperature.asDouble() > 2)) {
            throw ChatRefusal.bad("temperature", "Invalid 'temperature': expected 0 to 2");
        }
        if (reasoning && !temperature.isMissingNode() && temperature.asDouble() != 1) {
            throw ChatRefusal.bad(
                    "temperature", "Unsupported value: 'temperature' does not support 0 with this model.");
        }
        if (request.has("max_tokens") && request.has("max_completion_tokens")) {
            throw ChatRefusal.bad(
                    "max_tokens",
                    "Setting 'max_tokens' and 'max_completion_tokens' at the same time is not supported.");
        }
        if (reasoning && request.has("max_tokens")) {
            throw ChatRefusal.bad(
                    "max_tokens",
                    "Unsupported parameter: 'max_tokens' is not supported with this model. Use 'max_completion_tokens' instead.");
        }
        if (!kind.isVendor() && request.has("max_completion_tokens")) {
            throw ChatRefusal.bad("max_completion_tokens", "Unknown parameter: 'max_completion_tokens'");
        }
        if (!kind.isVendor() && request.has("store")) {
            throw ChatRefusal.bad("store", "Unknown parameter: 'store'");
        }
        for (String name : Set.of("max_tokens", "max_completion_tokens", "seed")) {
            JsonNode value = request.path(name);
            if (!value.isMissingNode() && (!value.isIntegralNumber() || value.asLong() < 1)) {
                throw ChatRefusal.bad(name, "Invalid type for '" + name + "': expected an integer");
            }
        }
    }

    private void format(JsonNode format, JsonNode messages) throws ChatRefusal {
        String type = format.path("type").asText();
        switch (type) {
            case "text" -> {}
            case "json_object" -> {
                if (forms == AnswerForms.NONE) {
                    throw ChatRefusal.bad("response_format", "response_format is not supported here");
                }
                if (!messages.toString().toLowerCase(Locale.ROOT).contains("json")) {
                    throw ChatRefusal.bad("messages", "'messages' must contain the word 'json' to use 'json_object'");
                }
            }
            case "json_schema" -> schema(format.path("json_schema"));
            default -> throw ChatRefusal.bad("response_format", "Invalid value: '" + type + "'");
        }
        only(format, type.equals("json_schema") ? Set.of("type", "json_schema") : Set.of("type"));
    }

    private void schema(JsonNode format) throws ChatRefusal {
        if (forms != AnswerForms.SCHEMA) {
            throw ChatRefusal.bad("response_format", "response_format value as json_schema is not supported here");
        }
        only(format, Set.of("name", "description", "schema", "strict"));
        if (!format.path("name").asText().matches("[A-Za-z0-9_-]{1,64}")) {
            throw ChatRefusal.bad("response_format", "Invalid 'response_format.json_schema.name'");
        }
        if (!format.path("schema").isObject()) {
            throw ChatRefusal.bad(
                    "response_format", "Missing required parameter: 'response_format.json_schema.schema'");
        }
        if (!format.path("strict").asBoolean(false)) {
            throw ChatRefusal.bad("response_format", "Not strict, so it holds nothing");
        }
        SchemaRules.require(format.get("schema"));
    }

    private static void only(JsonNode object, Set<String> allowed) throws ChatRefusal {
        for (Iterator<String> names = object.fieldNames(); names.hasNext(); ) {
            String name = names.next();
            if (!allowed.contains(name)) {
                throw ChatRefusal.bad("response_format", "Unknown parameter: 'response_format." + name + "'");
            }
        }
    }
}
