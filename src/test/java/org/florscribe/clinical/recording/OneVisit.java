package org.florscribe.clinical.recording;

import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.florscribe.shared.Conflict;
import org.florscribe.shared.NotFound;

/** What is known of the uploads of one visit, without a database. */
final class OneVisit extends RecordingIntake {

    final Map<UUID, Recording> recordings = new HashMap<>();
    boolean consent = true;
    private final MemoryStore store;

    @SuppressWarnings("NullAway") // what it would ask of them is overridden
    OneVisit(MemoryStore store) {
        super(null, store, null, null, null, null, null, null, null, null);
        this.store = store;
    }

    @Override
    public Recording announce(UUID encounterId, Optional<Long> sizeBytes, Optional<byte[]> claimedHash) {
        Recording upload = Recording.announced(
                UUID.randomUUID(),
                encounterId,
                recordings.size() + 1,
                sizeBytes,
                claimedHash,
                UUID.randomUUID(),
                Instant.EPOCH);
        recordings.put(upload.id(), upload);
        return upload;
    }

    @Override
    public Recording open(UUID uploadId) {
        if (!consent) {
            throw new Conflict("consent-required", "No.");
        }
        return Optional.ofNullable(recordings.get(uploadId)).orElseThrow(NotFound::new);
    }

    @Override
    public BroughtRecording complete(UUID uploadId, String mediaType, long bytes, byte[] sha256) {
        Recording taken = open(uploadId).complete(mediaType, bytes, sha256, Instant.EPOCH);
        recordings.put(uploadId, taken);
        return new BroughtRecording(taken, bytes, List.of());
    }

    @Override
    public void cancel(UUID uploadId) {
        if (recordings.remove(uploadId) == null) {
            throw new NotFound();
        }
        store.forget(uploadId, AudioCopy.ORIGINAL);
    }

    boolean hasNoTrace() {
        return recordings.isEmpty() && store.isEmpty();
    }
}
