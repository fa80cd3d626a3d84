package org.florscribe.adapter.openai;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.io.IOException;
import java.util.Optional;
import java.util.OptionalDouble;

/** Reads what servers answer: numbers may be strings. */
final class Json {

    private static final ObjectMapper MAPPER =
            new ObjectMapper().enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);

    private Json() {}

    /** @return empty when it is no whole JSON */
    static Optional<JsonNode> read(byte[] bytes) {
        try {
            return Optional.ofNullable(MAPPER.readTree(bytes)).filter(it -> !it.isMissingNode());
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    static JsonNode nothing() {
        return MissingNode.getInstance();
    }

    static OptionalDouble number(JsonNode value) {
        if (value.isNumber()) {
            return finite(value.asDouble());
        }
        if (value.isTextual() && value.asText().matches("-?\\d{1,9}(\\.\\d{1,12})?")) {
            return finite(Double.parseDouble(value.asText()));
        }
        return OptionalDouble.empty();
    }

    private static OptionalDouble finite(double value) {
        return Double.isFinite(value) ? OptionalDouble.of(value) : OptionalDouble.empty();
    }
}
