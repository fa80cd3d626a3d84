package org.florscribe.platform.audit;

import org.florscribe.platform.keys.Hmac;
import org.florscribe.practice.audit.AuditSeal;

/** HMAC-SHA-256 of a hash. */
final class HashSeal implements AuditSeal {

    private final byte[] key;

    HashSeal(byte[] key) {
        this.key = key.clone();
    }

    @Override
    public byte[] of(byte[] hash) {
        return Hmac.of(key, hash);
    }
}
