package org.florscribe.clinical.transcript;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.florscribe.clinical.transcript.VendorJobs.VendorJob;

/** Where it is kept what vendors hold of ours, and when they deleted it. Rows stay as proof. */
public interface VendorJobRepository {

    /** @param fingerprint 32 bytes, of the piece, the engine and its terms */
    record Held(UUID id, UUID encounterId, UUID engineId, byte[] fingerprint, VendorJob job, Instant createdAt) {}

    /** The newest for this piece that was not deleted. */
    Optional<Held> newest(UUID encounterId, byte[] fingerprint);

    /** Of a visit, not deleted yet, the oldest first. */
    List<Held> ofVisit(UUID encounterId);

    /** Visits of the practice of which a vendor has held something since before that. */
    List<UUID> visitsSince(Instant before, int most);

    void add(Held held);

    void started(UUID id, String jobId);

    void deleted(UUID id, Instant at);
}
