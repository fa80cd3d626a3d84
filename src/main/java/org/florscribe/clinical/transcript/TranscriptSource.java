package org.florscribe.clinical.transcript;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.UUID;
import org.florscribe.shared.Sha256;

/**
 * A file as it was brought to a visit, kept as long as the transcript.
 *
 * @param contentHash tells whether the visit has this very file already
 */
public record TranscriptSource(
        UUID id, UUID encounterId, TranscriptFile file, byte[] contentHash, UUID broughtBy, Instant broughtAt) {

    /** SHA-256 over visit and content: the same file in two visits cannot be told from two files. */
    public static byte[] hashOf(UUID encounterId, TranscriptFile file) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        bytes.writeBytes(encounterId.toString().getBytes(StandardCharsets.US_ASCII));
        bytes.writeBytes(file.content());
        return Sha256.of(bytes.toByteArray());
    }

    @Override
    public String toString() {
        return "TranscriptSource[" + id + ", " + file + "]";
    }
}
