package org.florscribe.platform.audit;

import java.security.GeneralSecurityException;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.florscribe.practice.audit.AuditSeal;

/** HMAC-SHA-256 of a hash. */
final class HashSeal implements AuditSeal {

    private static final String ALGORITHM = "HmacSHA256";

    private final SecretKeySpec key;

    HashSeal(byte[] key) {
        this.key = new SecretKeySpec(key, ALGORITHM);
    }

    @Override
    public byte[] of(byte[] hash) {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(key);
            return mac.doFinal(hash);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e); // every Java has it
        }
    }
}
