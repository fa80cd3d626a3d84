package org.florscribe.shared;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;

/** Compares what was presented with a secret, in a time that tells nothing about the secret. */
public final class ConstantTime {

    private ConstantTime() {}

    public static boolean isSame(String secret, String presented) {
        return MessageDigest.isEqual(
                secret.getBytes(StandardCharsets.UTF_8), presented.getBytes(StandardCharsets.UTF_8));
    }
}
