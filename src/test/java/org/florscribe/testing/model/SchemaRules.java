package org.florscribe.testing.model;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Iterator;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** What strict structured output refuses of a schema, as the vendor publishes it and its official client checks it. */
final class SchemaRules {

    private static final Set<String> OBJECT =
            Set.of("type", "required", "additionalProperties", "title", "description", "properties");
    private static final Set<String> ARRAY = Set.of("type", "title", "description", "items", "minItems", "maxItems");
    private static final Set<String> STRING =
            Set.of("type", "title", "description", "enum", "const", "pattern", "format");
    private static final Set<String> NUMBER = Set.of(
            "type",
            "title",
            "description",
            "minimum",
            "maximum",
            "exclusiveMinimum",
            "exclusiveMaximum",
            "multipleOf",
            "enum",
            "const");
    private static final Set<String> OTHER = Set.of("type", "title", "description", "enum", "const");
    private static final Set<String> ROOT = Set.of("$defs", "$schema", "$id");

    private int properties;
    private int choices;
    private int characters;

    private SchemaRules() {}

    static void require(JsonNode schema) throws ChatRefusal {
        if (!schema.path("type").asText().equals("object")) {
            throw bad("the root is no object");
        }
        SchemaRules rules = new SchemaRules();
        rules.require(schema, 1);
        if (rules.properties > 100 || rules.choices > 500 || rules.characters > 15_000) {
            throw bad("it is too large");
        }
    }

    private void require(JsonNode schema, int depth) throws ChatRefusal {
        if (depth > 10) {
            throw bad("it is nested too deep");
        }
        if (!schema.isObject()) {
            throw bad("a part of it is no schema");
        }
        Set<String> allowed = new TreeSet<>();
        for (String type : types(schema.path("type"))) {
            allowed.addAll(
                    switch (type) {
                        case "object" -> OBJECT;
                        case "array" -> ARRAY;
                        case "string" -> STRING;
                        case "number", "integer" -> NUMBER;
                        case "boolean", "null" -> OTHER;
                        default -> throw bad("a type is none: " + type);
                    });
        }
        if (depth == 1) {
            allowed.addAll(ROOT);
        }
        for (Iterator<String> names = schema.fieldNames(); names.hasNext(); ) {
            String name = names.next();
            if (!allowed.contains(name)) {
                throw bad("'" + name + "' is not permitted");
            }
        }
        count(schema);
        if (schema.has("properties") || types(schema.path("type")).contains("object")) {
            object(schema, depth);
        }
        if (schema.has("items")) {
            require(schema.get("items"), depth + 1);
        } else if (types(schema.path("type")).contains("array")) {
            throw bad("an array has no items");
        }
    }

    private void object(JsonNode schema, int depth) throws ChatRefusal {
        JsonNode closed = schema.path("additionalProperties");
        if (!closed.isBoolean() || closed.asBoolean()) {
            throw bad("'additionalProperties' is required to be supplied and to be false");
        }
        JsonNode parts = schema.path("properties");
        if (parts.isEmpty()) {
            throw bad("an object has no properties");
        }
        Set<String> required = new TreeSet<>();
        schema.path("required").forEach(it -> required.add(it.asText()));
        Set<String> known = new TreeSet<>();
        parts.fieldNames().forEachRemaining(known::add);
        if (!required.equals(known)) {
            throw bad("'required' is required to be supplied and to be an array including every key in properties");
        }
        for (Map.Entry<String, JsonNode> field : parts.properties()) {
            properties++;
            characters += field.getKey().length();
            require(field.getValue(), depth + 1);
        }
    }

    private void count(JsonNode schema) throws ChatRefusal {
        JsonNode values = schema.path("enum");
        if (values.isArray() && values.isEmpty()) {
            throw bad("an enum has no values");
        }
        for (JsonNode value : values) {
            choices++;
            characters += value.asText().length();
        }
    }

    private static Set<String> types(JsonNode type) throws ChatRefusal {
        Set<String> types = new TreeSet<>();
        if (type.isTextual()) {
            types.add(type.asText());
        }
        type.forEach(it -> types.add(it.asText()));
        if (types.isEmpty()) {
            throw bad("a part of it has no type");
        }
        return types;
    }

    private static ChatRefusal bad(String words) {
        return ChatRefusal.bad("response_format", "Invalid schema for response_format: " + words);
    }
}
