package org.florscribe.platform.keys;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** HMAC-SHA-256 (RFC 2104): 32 bytes. */
public final class Hmac {

    private static final String ALGORITHM = "HmacSHA256";

    private Hmac() {}

    public static byte[] of(byte[] key, byte[] message) {
        return keyed(key).doFinal(message);
    }

    public static byte[] of(byte[] key, String message) {
        return of(key, message.getBytes(StandardCharsets.UTF_8));
    }

    /** For a message that comes in parts, or many messages under one key; not for two threads at a time. */
    static Mac keyed(byte[] key) {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(new SecretKeySpec(key, ALGORITHM));
            return mac;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("HMAC is not available", e);
        }
    }
}
