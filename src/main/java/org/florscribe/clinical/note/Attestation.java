package org.florscribe.clinical.note;

import java.time.Instant;
import java.util.HexFormat;
import java.util.UUID;

/**
 * Who signed the note, when, and what exactly it said then.
 *
 * @param contentHash SHA-256 of the note's canonical form, 32 bytes ({@link NoteSeal})
 */
public record Attestation(UUID signedBy, Instant signedAt, byte[] contentHash) {

    public String fingerprint() {
        return HexFormat.of().formatHex(contentHash);
    }

    @Override
    public String toString() {
        return "Attestation[" + signedBy + ", " + signedAt + "]";
    }
}
