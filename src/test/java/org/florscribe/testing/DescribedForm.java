package org.florscribe.testing;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.StreamSupport;

/** Holds a JSON value to its schema in an OpenAPI 3.1 document, as far as ours use it; a field nobody described is a fault. */
public final class DescribedForm {

    private final JsonNode document;
    private final List<String> faults = new ArrayList<>();

    private DescribedForm(JsonNode document) {
        this.document = document;
    }

    /** @return each fault with the place it is at; empty when the value is as described */
    public static List<String> faults(JsonNode document, JsonNode schema, JsonNode value) {
        var form = new DescribedForm(document);
        form.check("", schema, value);
        return form.faults;
    }

    private void check(String at, JsonNode given, JsonNode value) {
        JsonNode schema =
                given.has("$ref") ? document.at(given.get("$ref").asText().substring(1)) : given;
        if (schema.isMissingNode()) {
            faults.add(at + " is described nowhere: " + given);
            return;
        }
        JsonNode choices = schema.has("anyOf") ? schema.get("anyOf") : schema.path("oneOf");
        if (!choices.isEmpty()) {
            boolean fits = StreamSupport.stream(choices.spliterator(), false)
                    .anyMatch(choice -> faults(document, choice, value).isEmpty());
            if (!fits) {
                faults.add(at + " fits none of its forms");
            }
            return;
        }
        if (schema.has("type") && !isOfType(schema.get("type"), value)) {
            faults.add(at + " is " + value.getNodeType() + ", not " + schema.get("type"));
            return;
        }
        if (schema.has("enum")
                && !value.isNull()
                && StreamSupport.stream(schema.get("enum").spliterator(), false).noneMatch(value::equals)) {
            faults.add(at + " is none of " + schema.get("enum"));
        }
        if (value.isTextual() && !isOfFormat(schema.path("format").asText(), value.asText())) {
            faults.add(at + " is no " + schema.get("format").asText());
        }
        if (value.isArray() && schema.has("items")) {
            for (int i = 0; i < value.size(); i++) {
                check(at + "/" + i, schema.get("items"), value.get(i));
            }
        }
        if (value.isObject()) {
            fields(at, schema, value);
        }
    }

    private void fields(String at, JsonNode schema, JsonNode value) {
        schema.path("required").forEach(name -> {
            if (!value.has(name.asText())) {
                faults.add(at + "/" + name.asText() + " is missing");
            }
        });
        JsonNode others = schema.path("additionalProperties");
        value.properties().forEach(field -> {
            String place = at + "/" + field.getKey();
            if (schema.path("properties").has(field.getKey())) {
                check(place, schema.get("properties").get(field.getKey()), field.getValue());
            } else if (others.isObject()) {
                check(place, others, field.getValue());
            } else if (schema.has("properties") && !others.asBoolean(false)) {
                faults.add(place + " is not described");
            }
        });
    }

    private static boolean isOfType(JsonNode types, JsonNode value) {
        if (types.isArray()) {
            return StreamSupport.stream(types.spliterator(), false).anyMatch(type -> isOfType(type, value));
        }
        return switch (types.asText()) {
            case "string" -> value.isTextual();
            case "integer" -> value.isIntegralNumber();
            case "number" -> value.isNumber();
            case "boolean" -> value.isBoolean();
            case "array" -> value.isArray();
            case "object" -> value.isObject();
            case "null" -> value.isNull();
            default -> false;
        };
    }

    private static boolean isOfFormat(String format, String text) {
        try {
            switch (format) {
                case "uuid" -> {
                    return UUID.fromString(text).toString().equals(text);
                }
                case "date-time" -> Instant.parse(text);
                case "date" -> LocalDate.parse(text);
                default -> {
                    return true;
                }
            }
            return true;
        } catch (IllegalArgumentException | DateTimeParseException e) {
            return false;
        }
    }
}
