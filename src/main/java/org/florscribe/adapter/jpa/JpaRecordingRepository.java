package org.florscribe.adapter.jpa;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.PersistenceContext;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.florscribe.clinical.recording.Recording;
import org.florscribe.clinical.recording.RecordingRepository;
import org.florscribe.clinical.recording.RecordingState;
import org.florscribe.platform.keys.BlindIndex;
import org.florscribe.platform.keys.Cell;
import org.florscribe.platform.keys.SubjectKey;
import org.florscribe.platform.persistence.TenantTransaction;
import org.florscribe.shared.NotFound;

/** Recordings in the table {@code recording}; what was heard in them is sealed under the key of their visit. */
@ApplicationScoped
public class JpaRecordingRepository implements RecordingRepository {

    @PersistenceContext
    private EntityManager entities;

    private final TenantTransaction tenants;
    private final VisitKeys keys;
    private final BlindIndex blindIndex;
    private final Sql sql;

    @Inject
    JpaRecordingRepository(TenantTransaction tenants, VisitKeys keys, BlindIndex blindIndex, Sql sql) {
        this.tenants = tenants;
        this.keys = keys;
        this.blindIndex = blindIndex;
        this.sql = sql;
    }

    @Override
    public Optional<Recording> find(UUID recordingId) {
        return Optional.ofNullable(entities.find(RecordingRow.class, recordingId))
                .map(this::opened);
    }

    @Override
    public Recording get(UUID recordingId) {
        return find(recordingId).orElseThrow(NotFound::new);
    }

    @Override
    public Recording getForChange(UUID recordingId) {
        RecordingRow row = entities.find(RecordingRow.class, recordingId, LockModeType.PESSIMISTIC_WRITE);
        if (row == null) {
            throw new NotFound();
        }
        return opened(row);
    }

    @Override
    public List<Recording> ofEncounter(UUID encounterId) {
        return opened(entities.createQuery(
                        "select r from RecordingRow r where r.encounterId = :visit order by r.number",
                        RecordingRow.class)
                .setParameter("visit", encounterId)
                .getResultList());
    }

    @Override
    public List<Recording> withFingerprint(byte[] fingerprint) {
        return opened(entities.createQuery(
                        "select r from RecordingRow r where r.fingerprint = :fingerprint and r.state in :complete"
                                + " order by r.createdAt desc, r.id desc",
                        RecordingRow.class)
                .setParameter("fingerprint", fingerprint)
                .setParameter("complete", List.of(RecordingState.STORED, RecordingState.READY))
                .getResultList());
    }

    @Override
    public byte[] fingerprintOf(byte[] sha256) {
        return blindIndex.recording(sha256);
    }

    @Override
    public List<Recording> idleSince(Instant instant) {
        List<UUID> idle = sql.list(
                "select r.id from recording r where r.practice_id = ? and r.state = 'RECEIVING' and r.created_at < ?"
                        + " and not exists (select 1 from audio_segment s where s.practice_id = r.practice_id"
                        + " and s.recording_id = r.id and s.stored_at >= ?)",
                row -> Sql.uuid(row, "id"),
                tenants.practice(),
                instant,
                instant);
        return idle.stream().map(this::get).toList();
    }

    @Override
    public Recording add(Recording recording) {
        RecordingRow row = new RecordingRow(tenants.practice(), recording, () -> keys.of(recording.encounterId()));
        entities.persist(row);
        StoredVersion.flush(entities);
        return recording.stored(row.version());
    }

    @Override
    public Recording update(Recording recording) {
        RecordingRow row = row(recording.id());
        StoredVersion.require(row.version(), recording.version());
        row.take(recording, () -> keys.of(recording.encounterId()));
        StoredVersion.flush(entities);
        if (recording.state() == RecordingState.DESTROYED) {
            sql.update("update recording set sealed_peaks = null where id = ?", recording.id());
        }
        return recording.stored(row.version());
    }

    @Override
    public void remove(UUID recordingId) {
        entities.remove(row(recordingId));
        StoredVersion.flush(entities);
    }

    @Override
    public Optional<byte[]> peaks(UUID recordingId) {
        return sql.first(
                        "select sealed_peaks from recording where id = ?",
                        row -> Optional.ofNullable(row.getBytes("sealed_peaks")),
                        recordingId)
                .orElseThrow(NotFound::new)
                .map(stored -> keys.of(row(recordingId).encounterId()).openBytes(peaksCell(recordingId), stored));
    }

    @Override
    public void storePeaks(UUID recordingId, byte[] peaks) {
        byte[] content = keys.of(row(recordingId).encounterId()).seal(peaksCell(recordingId), peaks);
        sql.update("update recording set sealed_peaks = ? where id = ?", content, recordingId);
    }

    private RecordingRow row(UUID recordingId) {
        RecordingRow row = entities.find(RecordingRow.class, recordingId);
        if (row == null) {
            throw new NotFound();
        }
        return row;
    }

    private Recording opened(RecordingRow row) {
        return row.recording(row.needsKey() ? keys.of(row.encounterId()) : null);
    }

    private List<Recording> opened(List<RecordingRow> rows) {
        Map<UUID, SubjectKey> opened = keys.ofAll(rows.stream()
                .filter(RecordingRow::needsKey)
                .map(RecordingRow::encounterId)
                .distinct()
                .toList());
        return rows.stream()
                .map(row -> row.recording(opened.get(row.encounterId())))
                .toList();
    }

    private static Cell peaksCell(UUID recordingId) {
        return new Cell("recording", "sealed_peaks", recordingId);
    }
}
