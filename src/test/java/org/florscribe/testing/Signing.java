package org.florscribe.testing;

import java.time.Instant;
import java.util.HexFormat;
import org.florscribe.platform.keys.HmacOfRequests;
import org.florscribe.practice.identity.RequestSignature;
import org.florscribe.practice.identity.SecretToken;

/** A program that signs, as docs/api-keys.md tells it to. */
public final class Signing {

    private Signing() {}

    /** What goes into Flor-Signature. */
    public static String header(Instant at, String nonce, RequestSignature.Request request, SecretToken secret) {
        byte[] mac = new HmacOfRequests().of(secret, RequestSignature.signed(at, nonce, request));
        return "t=" + at.getEpochSecond() + ",n=" + nonce + ",v1="
                + HexFormat.of().formatHex(mac);
    }
}
