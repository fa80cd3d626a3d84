package org.florscribe.platform.keys;

import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import org.florscribe.practice.identity.RequestMac;
import org.florscribe.practice.identity.SecretToken;

/** Signatures of programs. */
@ApplicationScoped
public class HmacOfRequests implements RequestMac {

    @Override
    public byte[] of(SecretToken secret, String text) {
        return Hmac.of(secret.reveal().getBytes(StandardCharsets.US_ASCII), text);
    }
}
