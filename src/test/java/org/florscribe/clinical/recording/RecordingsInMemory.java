package org.florscribe.clinical.recording;

import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.florscribe.shared.NotFound;

/** Recordings for tests, in memory. */
final class RecordingsInMemory implements RecordingRepository {

    private final Map<UUID, Recording> rows = new LinkedHashMap<>();
    private final Map<UUID, byte[]> peaks = new HashMap<>();

    @Override
    public Optional<Recording> find(UUID recordingId) {
        return Optional.ofNullable(rows.get(recordingId));
    }

    @Override
    public Recording get(UUID recordingId) {
        return find(recordingId).orElseThrow(NotFound::new);
    }

    @Override
    public Recording getForChange(UUID recordingId) {
        return get(recordingId);
    }

    @Override
    public List<Recording> ofEncounter(UUID encounterId) {
        return rows.values().stream()
                .filter(it -> it.encounterId().equals(encounterId))
                .sorted(Comparator.comparing(Recording::number))
                .toList();
    }

    @Override
    public List<Recording> withFingerprint(byte[] fingerprint) {
        return List.of();
    }

    @Override
    public byte[] fingerprintOf(byte[] sha256) {
        return sha256;
    }

    @Override
    public List<Recording> idleSince(Instant instant) {
        return rows.values().stream()
                .filter(it ->
                        it.state() == RecordingState.RECEIVING && it.createdAt().isBefore(instant))
                .toList();
    }

    @Override
    public Recording add(Recording recording) {
        rows.put(recording.id(), recording.stored(1));
        return get(recording.id());
    }

    @Override
    public Recording update(Recording recording) {
        rows.put(recording.id(), recording.stored(recording.version() + 1));
        return get(recording.id());
    }

    @Override
    public void remove(UUID recordingId) {
        rows.remove(recordingId);
    }

    @Override
    public Optional<byte[]> peaks(UUID recordingId) {
        return Optional.ofNullable(peaks.get(recordingId));
    }

    @Override
    public void storePeaks(UUID recordingId, byte[] newPeaks) {
        peaks.put(recordingId, newPeaks);
    }
}
