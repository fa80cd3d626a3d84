package org.florscribe.clinical.note;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.florscribe.practice.audit.AuditAction;
import org.florscribe.practice.audit.AuditTrail;
import org.florscribe.shared.Conflict;
import org.florscribe.shared.Sha256;

/**
 * What the chain of the access log says of a signature, and whether a note is still that one. A note, or a whole row of it, put
 * back to what it was at another time opens with the right key; here it shows.
 */
@ApplicationScoped
public class SignatureRecord {

    private static final byte[] FORM = "florscribe signature 1".getBytes(StandardCharsets.US_ASCII);
    private static final int HASH_BYTES = 32;
    private static final long MICROS = 1_000_000;

    private final AuditTrail trail;

    @Inject
    SignatureRecord(AuditTrail trail) {
        this.trail = trail;
    }

    /** That the caller has signed this note; with the hash of its words, who signed it and when. */
    public void signed(ClinicalNote note, UUID patientId) {
        byte[] digest = digest(note.id(), note.attestation().orElseThrow());
        trail.recordWith(digest, AuditAction.NOTE_SIGNED, "note", note.id(), patientId);
    }

    /**
     * @throws Conflict {@code signature-broken} when the access log says that something else was signed; the security log says so
     *     too. Notes that were signed before the log was a chain are left to the hash in their own row.
     */
    public void require(ClinicalNote note) {
        Optional<byte[]> recorded = trail.digestOf(AuditAction.NOTE_SIGNED, note.id());
        boolean right = recorded.isEmpty()
                || (note.attestation()
                                .filter(it -> it.contentHash().length == HASH_BYTES)
                                .filter(it -> MessageDigest.isEqual(digest(note.id(), it), recorded.get()))
                                .isPresent()
                        && note.isAsSigned());
        if (!right) {
            trail.alarm("a signed note is not what was signed", note.id());
            throw new Conflict(
                    "signature-broken",
                    "This note is not the one that was signed: its words or its signature were changed behind the product's back."
                            + " It is not shown, so that nobody relies on it. Tell your admin at once; the access log says who"
                            + " signed it and when.");
        }
    }

    /** SHA-256 of form, note, hash of the words, signer and moment in microseconds, all of fixed length. */
    static byte[] digest(UUID noteId, Attestation attestation) {
        Instant at = attestation.signedAt();
        var parts = new ByteArrayOutputStream();
        try (var out = new DataOutputStream(parts)) {
            out.write(FORM);
            write(out, noteId);
            out.write(attestation.contentHash());
            write(out, attestation.signedBy());
            out.writeLong(Math.addExact(Math.multiplyExact(at.getEpochSecond(), MICROS), at.getNano() / 1_000));
            return Sha256.of(parts.toByteArray());
        } catch (IOException e) {
            throw new IllegalStateException(e); // it is written to memory
        }
    }

    private static void write(DataOutputStream out, UUID id) throws IOException {
        out.writeLong(id.getMostSignificantBits());
        out.writeLong(id.getLeastSignificantBits());
    }
}
