package org.florscribe.platform.outbound;

import java.net.URI;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;

/**
 * One call to somebody outside.
 *
 * @param headers the body's own type is sent unless one of them says another
 */
public record OutboundCall(
        String method, URI address, Map<String, String> headers, Optional<OutboundBody> body, OutboundLimits limits) {

    public OutboundCall {
        headers = Map.copyOf(headers);
    }

    /**
     * One that is small enough to be held whole.
     *
     * @param body empty for none
     */
    public OutboundCall(
            String method,
            URI address,
            Map<String, String> headers,
            byte[] body,
            Duration connectTime,
            Duration deadline,
            int mostBytes) {
        this(
                method,
                address,
                headers,
                body.length == 0
                        ? Optional.empty()
                        : Optional.of(OutboundBody.of(
                                headers.getOrDefault("Content-Type", "application/octet-stream"), body)),
                new OutboundLimits(connectTime, deadline, deadline, deadline, mostBytes));
    }

    @Override
    public String toString() {
        return "OutboundCall[" + method + " " + address.getHost() + "]";
    }
}
