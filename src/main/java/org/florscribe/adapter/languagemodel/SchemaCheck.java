package org.florscribe.adapter.languagemodel;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Checks a value against the part of JSON Schema that our schemas use: type, enum, properties, required, additionalProperties: false,
 * items, minItems, maxItems. What it says names places and kinds only, never the value.
 */
final class SchemaCheck {

    private static final int MOST_PROBLEMS = 20;

    private final List<String> problems = new ArrayList<>();

    private SchemaCheck() {}

    /** @return what is wrong, in order; empty when the value fits */
    static List<String> problems(JsonNode value, JsonNode schema) {
        SchemaCheck check = new SchemaCheck();
        check.check(value, schema, "answer");
        return List.copyOf(check.problems);
    }

    private void check(JsonNode value, JsonNode schema, String place) {
        if (problems.size() >= MOST_PROBLEMS) {
            return;
        }
        if (!isOfType(value, schema.path("type"))) {
            problems.add(place + " is not of the type " + schema.path("type"));
            return;
        }
        JsonNode allowed = schema.path("enum");
        if (allowed.isArray() && !value.isNull() && !contains(allowed, value)) {
            problems.add(place + " is none of the words that are allowed there");
        }
        if (value.isObject()) {
            object(value, schema, place);
        } else if (value.isArray()) {
            array(value, schema, place);
        }
    }

    private void object(JsonNode value, JsonNode schema, String place) {
        for (JsonNode name : schema.path("required")) {
            if (!value.has(name.asText())) {
                problems.add(place + " has no " + name.asText());
            }
        }
        JsonNode properties = schema.path("properties");
        for (Map.Entry<String, JsonNode> field : value.properties()) {
            JsonNode known = properties.get(field.getKey());
            if (known != null) {
                check(field.getValue(), known, place + "." + field.getKey());
            } else if (schema.path("additionalProperties").isBoolean()) {
                problems.add(place + " has a field that the schema does not know");
            }
        }
    }

    private void array(JsonNode value, JsonNode schema, String place) {
        if (value.size() < schema.path("minItems").asInt(0)) {
            problems.add(place + " has too few items");
        }
        if (value.size() > schema.path("maxItems").asInt(Integer.MAX_VALUE)) {
            problems.add(place + " has too many items");
        }
        for (int i = 0; i < value.size(); i++) {
            check(value.get(i), schema.path("items"), place + "[" + i + "]");
        }
    }

    private static boolean contains(JsonNode allowed, JsonNode value) {
        for (JsonNode one : allowed) {
            if (one.equals(value)) {
                return true;
            }
        }
        return false;
    }

    private static boolean isOfType(JsonNode value, JsonNode type) {
        if (type.isArray()) {
            for (JsonNode one : type) {
                if (isOfType(value, one)) {
                    return true;
                }
            }
            return false;
        }
        return switch (type.asText()) {
            case "object" -> value.isObject();
            case "array" -> value.isArray();
            case "string" -> value.isTextual();
            case "integer" -> value.isIntegralNumber();
            case "number" -> value.isNumber();
            case "boolean" -> value.isBoolean();
            case "null" -> value.isNull();
            default -> type.isMissingNode();
        };
    }
}
