package org.florscribe.clinical.retention;

import java.time.Instant;
import java.util.Arrays;
import java.util.UUID;

/**
 * A certificate as it was signed.
 *
 * @param text JSON, exactly the bytes (UTF-8) that the signature is of
 * @param signature Ed25519, 64 bytes
 */
public record SignedCertificate(
        UUID id,
        DeletionCertificate.Kind kind,
        UUID subjectId,
        DestructionReason reason,
        Instant destroyedAt,
        String text,
        byte[] signature) {

    @Override
    public boolean equals(Object other) {
        return other instanceof SignedCertificate it
                && id.equals(it.id)
                && text.equals(it.text)
                && Arrays.equals(signature, it.signature);
    }

    @Override
    public int hashCode() {
        return id.hashCode();
    }
}
