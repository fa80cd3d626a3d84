package org.florscribe.adapter.jpa;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.florscribe.clinical.recording.GapKind;
import org.florscribe.clinical.recording.LiveEnd;
import org.florscribe.clinical.recording.LiveRecording;
import org.florscribe.clinical.recording.LiveRecordingRepository;
import org.florscribe.clinical.recording.LiveState;
import org.florscribe.clinical.recording.RecordingGap;
import org.florscribe.platform.keys.Cell;
import org.florscribe.platform.persistence.TenantTransaction;
import org.florscribe.shared.NotFound;

/** Live recordings in the tables {@code live_recording}, {@code recording_ticket} and {@code recording_gap}. */
@ApplicationScoped
public class JdbcLiveRecordingRepository implements LiveRecordingRepository {

    private static final String SELECT =
            "select recording_id, practice_id, encounter_id, staff_id, state, epoch, resume_until, opened_at, connected_at,"
                    + " paused_at, paused_after, last_sequence, duration_ms, sha256, ended_at from live_recording";

    /** Where the frame before a gap ends; a gap behind the last frame stands at the end of the audio. */
    private static final String OFFSET = """
            coalesce(g.offset_ms, case when g.after_sequence < 0 then 0 else coalesce(
              (select (s.start_byte + (select sum(b) from unnest(s.frame_bytes[1:(g.after_sequence - s.first_sequence + 1)::integer]) b)) / 32
                from live_segment s where s.recording_id = g.recording_id
                  and s.first_sequence <= g.after_sequence and s.last_sequence >= g.after_sequence),
              (select (s.start_byte + s.plain_bytes) / 32 from live_segment s where s.recording_id = g.recording_id
                order by s.number desc limit 1), 0) end)""";

    private final TenantTransaction tenants;
    private final VisitKeys keys;
    private final Sql sql;

    @Inject
    JdbcLiveRecordingRepository(TenantTransaction tenants, VisitKeys keys, Sql sql) {
        this.tenants = tenants;
        this.keys = keys;
        this.sql = sql;
    }

    @Override
    public void add(LiveRecording opened, byte[] bufferKey, byte[] resumeHash) {
        sql.update(
                "insert into live_recording (recording_id, practice_id, encounter_id, staff_id, state, epoch,"
                        + " sealed_buffer_key, resume_hash, resume_until, opened_at, connected_at)"
                        + " values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
                opened.recordingId(),
                opened.practiceId(),
                opened.encounterId(),
                opened.staffId(),
                opened.state(),
                opened.epoch(),
                keys.of(opened.encounterId()).seal(bufferKeyCell(opened.recordingId()), bufferKey),
                resumeHash,
                opened.resumeUntil(),
                opened.openedAt(),
                opened.connectedAt());
    }

    @Override
    public Optional<LiveRecording> find(UUID recordingId) {
        return recordings("recording_id = ?", recordingId).stream().findFirst();
    }

    @Override
    public LiveRecording getForChange(UUID recordingId) {
        return recordings("recording_id = ? for update", recordingId).stream()
                .findFirst()
                .orElseThrow(NotFound::new);
    }

    @Override
    public Optional<LiveRecording> findByResumeToken(byte[] hash) {
        tenants.lookUp(hash);
        return sql.first(SELECT + " where resume_hash = ?", JdbcLiveRecordingRepository::recording, hash);
    }

    @Override
    public List<LiveRecording> openOf(UUID encounterId) {
        return recordings("encounter_id = ? and state = 'OPEN' order by recording_id", encounterId);
    }

    @Override
    public int countOpen() {
        return sql.first(
                        "select count(*) as open from live_recording where practice_id = ? and state = 'OPEN'",
                        row -> row.getInt("open"),
                        tenants.practice())
                .orElse(0);
    }

    @Override
    public List<LiveRecording> openAndLeftSince(Instant instant) {
        return recordings("state = 'OPEN' and connected_at < ? order by connected_at", instant);
    }

    @Override
    public List<UUID> endedAndUnsealed(Instant before) {
        return sql.list(
                "select l.recording_id from live_recording l join recording r on r.id = l.recording_id"
                        + " where l.practice_id = ? and l.ended_at < ? and r.state = 'STORED'"
                        + " and exists (select 1 from live_segment s where s.recording_id = l.recording_id)",
                row -> Sql.uuid(row, "recording_id"),
                tenants.practice(),
                before);
    }

    @Override
    public boolean wasInterrupted(UUID encounterId) {
        return isThere("encounter_id = ? and state = 'INTERRUPTED'", encounterId);
    }

    @Override
    public void update(LiveRecording recording) {
        sql.update(
                "update live_recording set state = ?, epoch = ?, connected_at = ?, paused_at = ?, paused_after = ?,"
                        + " last_sequence = ?, duration_ms = ?, sha256 = ?, ended_at = ? where recording_id = ?",
                recording.state(),
                recording.epoch(),
                recording.connectedAt(),
                recording.pause().map(LiveRecording.Pause::since),
                recording.pause().map(LiveRecording.Pause::afterSequence),
                recording.end().map(LiveEnd::lastSequence),
                recording.end().map(LiveEnd::durationMs),
                recording.end().map(LiveEnd::sha256),
                recording.end().map(LiveEnd::at),
                recording.recordingId());
    }

    @Override
    public void connected(List<UUID> recordingIds, Instant at) {
        // in the order of the commits of audio, which lock some of the same rows
        sql.update(
                "update live_recording set connected_at = ? where recording_id in (select recording_id from live_recording"
                        + " where practice_id = ? and recording_id = any (?::uuid[]) and state = 'OPEN'"
                        + " order by recording_id for update)",
                at,
                tenants.practice(),
                recordingIds.stream().map(UUID::toString).toArray(String[]::new));
    }

    @Override
    public byte[] bufferKey(UUID recordingId) {
        record Kept(UUID encounterId, byte[] content) {}
        Kept kept = sql.first(
                        "select encounter_id, sealed_buffer_key from live_recording where practice_id = ?"
                                + " and recording_id = ? and sealed_buffer_key is not null",
                        row -> new Kept(Sql.uuid(row, "encounter_id"), row.getBytes("sealed_buffer_key")),
                        tenants.practice(),
                        recordingId)
                .orElseThrow(NotFound::new);
        return keys.of(kept.encounterId()).openBytes(bufferKeyCell(recordingId), kept.content());
    }

    @Override
    public boolean hasBufferKey(UUID recordingId) {
        return isThere("recording_id = ? and sealed_buffer_key is not null", recordingId);
    }

    @Override
    public void renewResume(UUID recordingId, byte[] hash, Instant until) {
        sql.update(
                "update live_recording set resume_hash = ?, resume_until = ?"
                        + " where practice_id = ? and recording_id = ? and state = 'OPEN'",
                hash,
                until,
                tenants.practice(),
                recordingId);
    }

    @Override
    public void forgetSecrets(UUID recordingId) {
        forgetTickets(recordingId);
        sql.update("update live_recording set sealed_buffer_key = null where recording_id = ?", recordingId);
    }

    @Override
    public void forgetTickets(UUID recordingId) {
        sql.update(
                "delete from recording_ticket where practice_id = ? and recording_id = ?",
                tenants.practice(),
                recordingId);
        sql.update("update live_recording set resume_hash = null where recording_id = ?", recordingId);
    }

    @Override
    public void forgetBufferKeys(Instant endedBefore) {
        sql.update(
                "update live_recording set sealed_buffer_key = null"
                        + " where practice_id = ? and sealed_buffer_key is not null and ended_at < ?",
                tenants.practice(),
                endedBefore);
    }

    @Override
    public void addTicket(byte[] hash, Ticket ticket) {
        sql.update(
                "insert into recording_ticket (token_hash, practice_id, recording_id, staff_id, expires_at) values (?, ?, ?, ?, ?)",
                hash,
                ticket.practiceId(),
                ticket.recordingId(),
                ticket.staffId(),
                ticket.expiresAt());
    }

    @Override
    public Optional<Ticket> findTicket(byte[] hash) {
        tenants.lookUp(hash);
        return sql.first(
                "select practice_id, recording_id, staff_id, expires_at from recording_ticket where token_hash = ?",
                row -> new Ticket(
                        Sql.uuid(row, "practice_id"),
                        Sql.uuid(row, "recording_id"),
                        Sql.uuid(row, "staff_id"),
                        Sql.instant(row, "expires_at")),
                hash);
    }

    @Override
    public boolean spendTicket(byte[] hash) {
        return sql.update(
                        "delete from recording_ticket where practice_id = ? and token_hash = ?",
                        tenants.practice(),
                        hash)
                == 1;
    }

    @Override
    public void dropTickets(Instant expiredBefore) {
        sql.update(
                "delete from recording_ticket where practice_id = ? and expires_at < ?",
                tenants.practice(),
                expiredBefore);
    }

    @Override
    public void putGap(UUID recordingId, GapKind kind, long afterSequence, long durationMs) {
        sql.update(
                "insert into recording_gap (practice_id, recording_id, kind, after_sequence, duration_ms)"
                        + " values (?, ?, ?, ?, ?) on conflict (practice_id, recording_id, kind, after_sequence)"
                        + " do update set duration_ms = excluded.duration_ms",
                tenants.practice(),
                recordingId,
                kind,
                afterSequence,
                durationMs);
    }

    @Override
    public List<RecordingGap> gaps(UUID recordingId) {
        return sql.list(
                "select g.kind, g.after_sequence, g.duration_ms, " + OFFSET + " as offset_ms from recording_gap g"
                        + " where g.practice_id = ? and g.recording_id = ? order by g.after_sequence, g.kind",
                row -> new RecordingGap(
                        recordingId,
                        GapKind.valueOf(row.getString("kind")),
                        row.getLong("after_sequence"),
                        row.getLong("offset_ms"),
                        row.getLong("duration_ms")),
                tenants.practice(),
                recordingId);
    }

    @Override
    public void settleGaps(UUID recordingId) {
        sql.update(
                "update recording_gap g set offset_ms = " + OFFSET + " where g.practice_id = ? and g.recording_id = ?",
                tenants.practice(),
                recordingId);
    }

    /** Of the practice. */
    private List<LiveRecording> recordings(String condition, Object value) {
        return sql.list(
                SELECT + " where practice_id = ? and " + condition,
                JdbcLiveRecordingRepository::recording,
                tenants.practice(),
                value);
    }

    private boolean isThere(String condition, UUID id) {
        return sql.first(
                        "select 1 from live_recording where practice_id = ? and " + condition + " limit 1",
                        row -> true,
                        tenants.practice(),
                        id)
                .isPresent();
    }

    private static LiveRecording recording(ResultSet row) throws SQLException {
        Optional<Instant> pausedAt = Sql.optionalInstant(row, "paused_at");
        Optional<Instant> endedAt = Sql.optionalInstant(row, "ended_at");
        long pausedAfter = row.getLong("paused_after");
        LiveEnd end = new LiveEnd(
                row.getLong("last_sequence"),
                row.getLong("duration_ms"),
                Optional.ofNullable(row.getBytes("sha256")).orElse(new byte[0]),
                endedAt.orElse(Instant.EPOCH));
        return new LiveRecording(
                Sql.uuid(row, "recording_id"),
                Sql.uuid(row, "practice_id"),
                Sql.uuid(row, "encounter_id"),
                Sql.uuid(row, "staff_id"),
                LiveState.valueOf(row.getString("state")),
                row.getInt("epoch"),
                Sql.instant(row, "resume_until"),
                Sql.instant(row, "opened_at"),
                Sql.instant(row, "connected_at"),
                pausedAt.map(at -> new LiveRecording.Pause(at, pausedAfter)),
                endedAt.map(at -> end));
    }

    private static Cell bufferKeyCell(UUID recordingId) {
        return new Cell("live_recording", "sealed_buffer_key", recordingId);
    }
}
