package org.florscribe.clinical.retention;

import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
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

    /** What is needed to check it, a line each, the last without its end. */
    public String withProof(String publicKey) {
        return "text: " + text + "\nsignature (Ed25519): " + Base64.getEncoder().encodeToString(signature)
                + "\npublic key: " + publicKey;
    }

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
