package org.florscribe.platform.outbound;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;
import java.util.Optional;

/** What came back, whole. Header names are lower case. */
public record OutboundAnswer(int status, Map<String, String> headers, byte[] body) {

    public OutboundAnswer {
        headers = Map.copyOf(headers);
    }

    /** @return empty when the body is no whole JSON and nothing else */
    public Optional<JsonNode> json() {
        return WholeJson.read(body);
    }

    @Override
    public String toString() {
        return "OutboundAnswer[" + status + ", " + body.length + " bytes]";
    }
}
