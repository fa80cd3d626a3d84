package org.florscribe.platform.outbound;

import java.net.URI;
import java.time.Duration;
import java.util.Map;

/**
 * One call to somebody outside.
 *
 * @param body empty for none
 * @param connectTime for each address that the name stands for; never more than nine tenths of the deadline
 * @param deadline for the whole call, from connecting to the last byte
 * @param mostBytes of the answer's body, after decompression
 */
public record OutboundCall(
        String method,
        URI address,
        Map<String, String> headers,
        byte[] body,
        Duration connectTime,
        Duration deadline,
        int mostBytes) {

    public OutboundCall {
        headers = Map.copyOf(headers);
    }

    @Override
    public String toString() {
        return "OutboundCall[" + method + " " + address.getHost() + "]";
    }
}
