package org.florscribe.clinical.extraction;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.florscribe.practice.engine.Provenance;

/**
 * What an engine found in the conversation of one visit.
 *
 * @param by who found it, and what that took
 * @param transcriptVersion of the transcript that was read; a newer one makes this one old
 * @param version optimistic
 */
public record Extraction(
        UUID id,
        UUID encounterId,
        Provenance by,
        long transcriptVersion,
        List<Finding> findings,
        long version,
        Instant createdAt,
        Instant updatedAt) {

    public Extraction {
        findings = List.copyOf(findings);
    }

    public String engine() {
        return by.engine();
    }

    /** The same place with what was found in a newer reading. */
    Extraction renewed(Provenance maker, long newTranscriptVersion, List<Finding> found, Instant at) {
        return new Extraction(id, encounterId, maker, newTranscriptVersion, found, version, createdAt, at);
    }
}
