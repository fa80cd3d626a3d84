package org.florscribe.clinical.retention;

/** Writes and signs certificates of deletion with the installation's own key. */
public interface CertificateOffice {

    SignedCertificate sign(DeletionCertificate certificate);

    /** What a signature is checked with: Ed25519 as X.509, base64. */
    String publicKey();
}
