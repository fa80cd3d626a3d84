package org.florscribe.clinical.extraction;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

/**
 * What an engine found in the conversation of one visit.
 *
 * @param transcriptVersion of the transcript that was read; a newer one makes this one old
 * @param version optimistic
 */
public record Extraction(
        UUID id,
        UUID encounterId,
        String engine,
        long transcriptVersion,
        List<Finding> findings,
        long version,
        Instant createdAt,
        Instant updatedAt) {

    public Extraction {
        findings = List.copyOf(findings);
    }

    /** The same place with what was found in a newer reading. */
    Extraction renewed(String newEngine, long newTranscriptVersion, List<Finding> found, Instant at) {
        return new Extraction(id, encounterId, newEngine, newTranscriptVersion, found, version, createdAt, at);
    }
}
