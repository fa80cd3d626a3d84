package org.florscribe.platform.outbound;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** Reads what others say in JSON. */
public final class WholeJson {

    private static final ObjectMapper JSON = new ObjectMapper().enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);

    private WholeJson() {}

    /** @return empty when it is no whole JSON and nothing else */
    public static Optional<JsonNode> read(byte[] said) {
        try {
            return Optional.ofNullable(JSON.readTree(said)).filter(it -> !it.isMissingNode());
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    public static Optional<JsonNode> read(String said) {
        return read(said.getBytes(StandardCharsets.UTF_8));
    }
}
