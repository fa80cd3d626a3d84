package org.florscribe.adapter.webhook;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import org.florscribe.platform.keys.Hmac;

/**
 * The header {@code Flor-Signature: t=…,v1=…} (security.md 2.13): seconds since 1970, and for each secret that is valid the
 * HMAC-SHA-256 in hexadecimal over the seconds as they stand there, a full stop, and the body. The key is the secret as it was
 * shown, whole.
 */
final class WebhookSignature {

    static final String HEADER = "Flor-Signature";

    private WebhookSignature() {}

    static String of(List<String> secrets, Instant now, byte[] body) {
        String time = Long.toString(now.getEpochSecond());
        StringBuilder header = new StringBuilder("t=").append(time);
        for (String secret : secrets) {
            header.append(",v1=").append(hmac(secret, time, body));
        }
        return header.toString();
    }

    private static String hmac(String secret, String time, byte[] body) {
        byte[] stamp = (time + ".").getBytes(StandardCharsets.US_ASCII);
        byte[] message = Arrays.copyOf(stamp, stamp.length + body.length);
        System.arraycopy(body, 0, message, stamp.length, body.length);
        return HexFormat.of().formatHex(Hmac.of(secret.getBytes(StandardCharsets.UTF_8), message));
    }
}
