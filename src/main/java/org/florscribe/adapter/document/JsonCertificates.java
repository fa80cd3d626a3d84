package org.florscribe.adapter.document;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.florscribe.clinical.retention.CertificateOffice;
import org.florscribe.clinical.retention.DeletionCertificate;
import org.florscribe.clinical.retention.SignedCertificate;
import org.florscribe.platform.keys.InstallationSigner;

/** Certificates of deletion as JSON text, signed with Ed25519 over exactly these bytes. */
@ApplicationScoped
public class JsonCertificates implements CertificateOffice {

    private static final ObjectMapper JSON = new ObjectMapper();

    private final InstallationSigner signer;

    @Inject
    JsonCertificates(InstallationSigner signer) {
        this.signer = signer;
    }

    @Override
    public SignedCertificate sign(DeletionCertificate certificate) {
        String text = text(certificate, signer.publicKey());
        return new SignedCertificate(
                certificate.id(),
                certificate.kind(),
                certificate.subjectId(),
                certificate.reason(),
                certificate.destroyedAt(),
                text,
                signer.sign(text.getBytes(StandardCharsets.UTF_8)));
    }

    @Override
    public String publicKey() {
        return signer.publicKey();
    }

    static String text(DeletionCertificate certificate, String publicKey) {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("type", "florscribe-certificate-of-deletion-1");
        fields.put("id", certificate.id().toString());
        fields.put("practiceId", certificate.practiceId().toString());
        fields.put("destroyed", certificate.kind().name().toLowerCase(Locale.ROOT));
        fields.put("subjectId", certificate.subjectId().toString());
        certificate.patientId().ifPresent(id -> fields.put("patientId", id.toString()));
        fields.put("reason", certificate.reason().name());
        certificate.askedBy().ifPresent(id -> fields.put("askedBy", id.toString()));
        fields.put("destroyedAt", certificate.destroyedAt().toString());
        fields.put(
                "keysDestroyed", certificate.keys().stream().map(UUID::toString).toList());
        fields.put("visits", certificate.visits().stream().map(UUID::toString).toList());
        fields.put("backupsMayHoldItUntil", certificate.backupsEndAt().toString());
        fields.put("signedWith", publicKey);
        try {
            return JSON.writeValueAsString(fields);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("A certificate cannot be written", e);
        }
    }
}
