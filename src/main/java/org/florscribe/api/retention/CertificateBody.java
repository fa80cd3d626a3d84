package org.florscribe.api.retention;

import java.time.Instant;
import java.util.Base64;
import java.util.UUID;
import org.florscribe.clinical.retention.DeletionCertificate;
import org.florscribe.clinical.retention.DestructionReason;
import org.florscribe.clinical.retention.SignedCertificate;

/**
 * A certificate of deletion.
 *
 * @param text JSON, exactly what was signed
 * @param signature Ed25519 over the UTF-8 bytes of text, base64
 * @param publicKey X.509, base64
 */
record CertificateBody(
        UUID id,
        DeletionCertificate.Kind kind,
        UUID subjectId,
        DestructionReason reason,
        Instant destroyedAt,
        String text,
        String signature,
        String publicKey) {

    static CertificateBody of(SignedCertificate signed, String publicKey) {
        return new CertificateBody(
                signed.id(),
                signed.kind(),
                signed.subjectId(),
                signed.reason(),
                signed.destroyedAt(),
                signed.text(),
                Base64.getEncoder().encodeToString(signed.signature()),
                publicKey);
    }

    /** To be printed: the words of the certificate, a field a line, and what it can be checked with. */
    String printed() {
        String fields = text.substring(1, text.length() - 1)
                .replaceAll(",(?=\"[a-zA-Z]+\":)", "\n")
                .replaceAll("\"([a-zA-Z]+)\":", "$1: ")
                .replace("\"", "");
        return "CERTIFICATE OF DELETION\n\n" + fields + "\n\nSigned with Ed25519: " + signature
                + "\nThe signature is of the certificate's JSON form.\n";
    }
}
