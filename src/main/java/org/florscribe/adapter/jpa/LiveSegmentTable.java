package org.florscribe.adapter.jpa;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import org.florscribe.clinical.recording.AudioReader;
import org.florscribe.clinical.recording.LiveAudio;
import org.florscribe.clinical.recording.LiveSegment;
import org.florscribe.platform.keys.Cell;
import org.florscribe.platform.keys.SubjectKey;
import org.florscribe.platform.persistence.TenantTransaction;
import org.florscribe.practice.identity.CurrentCaller;
import org.florscribe.shared.NotFound;

/** The sound of live recordings in the table {@code live_segment}, sealed under the key of their visit. */
@ApplicationScoped
public class LiveSegmentTable implements LiveAudio {

    /** Half a megabyte. */
    private static final int TAKEN_AT_ONCE = 16;

    private final LiveCommit commit;
    private final LiveKeys keys;
    private final Rows rows;
    private final Sql sql;
    private final CurrentCaller caller;
    private final Clock clock;

    @Inject
    LiveSegmentTable(LiveCommit commit, LiveKeys keys, Rows rows, Sql sql, CurrentCaller caller, Clock clock) {
        this.commit = commit;
        this.keys = keys;
        this.rows = rows;
        this.sql = sql;
        this.caller = caller;
        this.clock = clock;
    }

    /** A segment does not open as another one, or as one of another recording or copy. */
    static Cell cell(UUID recordingId, int number) {
        return new Cell("live_segment", "LISTENING/" + number, recordingId);
    }

    /** As it lies in its row. */
    record Stored(int number, long startByte, int plainBytes, byte[] content) implements PieceStream.Piece {}

    /** Some of them in order, and the key to open them with. */
    record Stretch(SubjectKey key, List<Stored> segments) {}

    /** Reads in short transactions of its own, for a practice by id: a stream may be read on a thread that nobody signed in on. */
    @ApplicationScoped
    static class Rows {

        private final TenantTransaction tenants;
        private final VisitKeys keys;
        private final Sql sql;

        @Inject
        Rows(TenantTransaction tenants, VisitKeys keys, Sql sql) {
            this.tenants = tenants;
            this.keys = keys;
            this.sql = sql;
        }

        @Transactional(Transactional.TxType.REQUIRES_NEW)
        long length(UUID practiceId, UUID recordingId) {
            tenants.enter(practiceId);
            return tail(sql, recordingId).bytes();
        }

        /** The segment with this byte and some behind it; none when they are not here any more. */
        @Transactional(Transactional.TxType.REQUIRES_NEW)
        Stretch from(UUID practiceId, UUID recordingId, long offset) {
            tenants.enter(practiceId);
            UUID encounterId = sql.first(
                            "select encounter_id from live_recording where practice_id = ? and recording_id = ?",
                            row -> Sql.uuid(row, "encounter_id"),
                            practiceId,
                            recordingId)
                    .orElseThrow(NotFound::new);
            List<Stored> segments = sql.list(
                    "select number, start_byte, plain_bytes, content from live_segment where recording_id = ? and number >="
                            + " (select max(number) from live_segment where recording_id = ? and start_byte <= ?)"
                            + " order by number limit " + TAKEN_AT_ONCE,
                    row -> new Stored(
                            row.getInt("number"),
                            row.getLong("start_byte"),
                            row.getInt("plain_bytes"),
                            row.getBytes("content")),
                    recordingId,
                    recordingId,
                    offset);
            return new Stretch(keys.of(encounterId), segments);
        }
    }

    @Override
    public List<Boolean> append(List<LiveSegment> segments) {
        return commit.append(segments);
    }

    @Override
    @Transactional(Transactional.TxType.MANDATORY)
    public void expect(UUID encounterId) {
        keys.expect(encounterId);
    }

    @Override
    @Transactional(Transactional.TxType.MANDATORY)
    public Tail tail(UUID recordingId) {
        return tail(sql, recordingId);
    }

    private static Tail tail(Sql sql, UUID recordingId) {
        return sql.first(
                        "select number + 1 as next, last_sequence + 1 as sequence, start_byte + plain_bytes as bytes"
                                + " from live_segment where recording_id = ? order by number desc limit 1",
                        row -> new Tail(row.getInt("next"), row.getLong("sequence"), row.getLong("bytes")),
                        recordingId)
                .orElse(new Tail(0, 0, 0));
    }

    @Override
    public AudioReader read(UUID recordingId) {
        UUID practiceId = caller.get().practice();
        long length = rows.length(practiceId, recordingId);
        if (length == 0) {
            throw new NotFound();
        }
        return new LiveSegmentReader(rows, practiceId, recordingId, length);
    }

    @Override
    public long length(UUID recordingId) {
        return rows.length(caller.get().practice(), recordingId);
    }

    @Override
    @Transactional(Transactional.TxType.MANDATORY)
    public void forget(UUID recordingId) {
        sql.update("delete from live_segment where recording_id = ?", recordingId);
    }

    @Override
    @Transactional(Transactional.TxType.MANDATORY)
    public void prepare() {
        LocalDate today = LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
        for (LocalDate day : List.of(today, today.plusDays(1))) {
            sql.list("select keep_live_partition(?::date)", row -> day, day.toString());
        }
    }

    @Override
    @Transactional(Transactional.TxType.MANDATORY)
    public int giveBackRoom() {
        return sql.first("select drop_live_partitions() as dropped", row -> row.getInt("dropped"))
                .orElse(0);
    }
}
