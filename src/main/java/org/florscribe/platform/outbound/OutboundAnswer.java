package org.florscribe.platform.outbound;

import java.util.Map;

/** What came back, whole. Header names are lower case. */
public record OutboundAnswer(int status, Map<String, String> headers, byte[] body) {

    public OutboundAnswer {
        headers = Map.copyOf(headers);
    }

    @Override
    public String toString() {
        return "OutboundAnswer[" + status + ", " + body.length + " bytes]";
    }
}
