package org.florscribe.adapter.jpa;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.florscribe.clinical.recording.LiveSegment;
import org.florscribe.platform.keys.SealBroken;
import org.florscribe.platform.persistence.DataSources;
import org.florscribe.platform.persistence.DatabaseFailure;
import org.florscribe.shared.NotFound;
import org.florscribe.shared.Unavailable;

/**
 * One commit for the segments of many recordings, of several practices too. It is on a connection of its own rather than in a JTA
 * transaction, which works for one practice; the database sees each practice's rows only while that practice is set.
 */
@ApplicationScoped
class LiveCommit {

    /** Well below the time after which whoever sends is told that it cannot be stored. */
    private static final String STATEMENT_MILLIS = "5000";

    private static final String SET =
            "select set_config('app.practice_id', ?, true), set_config('app.viewer', '*', true),"
                    + " set_config('statement_timeout', '" + STATEMENT_MILLIS + "', true)";

    /** Makes whoever takes one of them over wait for this commit, and this commit see a take-over before it. */
    private static final String LOCK =
            "select recording_id, epoch from live_recording where recording_id = any (?) and state = 'OPEN'"
                    + " order by recording_id for share";

    /** Row by row: one insert from arrays, joined with their recordings, costs the database three times as much, most of it copies. */
    private static final String INSERT = """
            insert into live_segment (practice_id, recording_id, number, epoch, first_sequence, last_sequence,
              start_byte, plain_bytes, frame_bytes, stored_at, content)
            values (?, ?, ?, ?, ?, ?, ?, ?, ?::integer[], ?, ?)""";

    private final DataSources dataSources;
    private final LiveKeys keys;
    private final Clock clock;

    @Inject
    LiveCommit(DataSources dataSources, LiveKeys keys, Clock clock) {
        this.dataSources = dataSources;
        this.keys = keys;
        this.clock = clock;
    }

    private record Id(UUID recordingId, int number) {

        static Id of(LiveSegment segment) {
            return new Id(segment.recordingId(), segment.number());
        }
    }

    List<Boolean> append(List<LiveSegment> segments) {
        Map<Id, byte[]> contents = seal(segments);
        Map<UUID, List<LiveSegment>> byPractice = segments.stream()
                .filter(it -> contents.containsKey(Id.of(it)))
                .collect(Collectors.groupingBy(LiveSegment::practiceId, LinkedHashMap::new, Collectors.toList()));
        Set<Id> taken = new HashSet<>();
        try (Connection connection = dataSources.live().getConnection()) {
            connection.setAutoCommit(false);
            try {
                for (Map.Entry<UUID, List<LiveSegment>> practice : byPractice.entrySet()) {
                    enter(connection, practice.getKey());
                    Map<UUID, Integer> epochs = lock(connection, practice.getValue());
                    List<LiveSegment> ours = practice.getValue().stream()
                            .filter(it -> Integer.valueOf(it.epoch()).equals(epochs.get(it.recordingId())))
                            .toList();
                    insert(connection, ours, contents);
                    ours.forEach(it -> taken.add(Id.of(it)));
                }
                connection.commit();
            } catch (SQLException | RuntimeException e) {
                connection.rollback();
                throw e;
            } finally {
                connection.setAutoCommit(true);
            }
        } catch (SQLException e) {
            throw new Unavailable(DatabaseFailure.words(e), e);
        }
        return segments.stream().map(it -> taken.contains(Id.of(it))).toList();
    }

    /** Without those whose key is gone: their recording is, too. */
    private Map<Id, byte[]> seal(List<LiveSegment> segments) {
        Map<Id, byte[]> contents = new HashMap<>();
        for (LiveSegment segment : segments) {
            try {
                contents.put(
                        Id.of(segment),
                        keys.of(segment.practiceId(), segment.encounterId())
                                .seal(LiveSegmentTable.cell(segment.recordingId(), segment.number()), segment.pcm()));
            } catch (SealBroken | NotFound e) {
                contents.remove(Id.of(segment));
            }
        }
        return contents;
    }

    private static void enter(Connection connection, UUID practiceId) throws SQLException {
        try (PreparedStatement set = connection.prepareStatement(SET)) {
            set.setString(1, practiceId.toString());
            set.execute();
        }
    }

    /** Of those that are open: the epoch of the connection that owns each. */
    private static Map<UUID, Integer> lock(Connection connection, List<LiveSegment> segments) throws SQLException {
        Map<UUID, Integer> epochs = new HashMap<>();
        try (PreparedStatement lock = connection.prepareStatement(LOCK)) {
            lock.setArray(
                    1,
                    connection.createArrayOf(
                            "uuid",
                            segments.stream()
                                    .map(LiveSegment::recordingId)
                                    .distinct()
                                    .toArray()));
            try (var rows = lock.executeQuery()) {
                while (rows.next()) {
                    epochs.put(rows.getObject(1, UUID.class), rows.getInt(2));
                }
            }
        }
        return epochs;
    }

    private void insert(Connection connection, List<LiveSegment> segments, Map<Id, byte[]> contents)
            throws SQLException {
        if (segments.isEmpty()) {
            return;
        }
        Timestamp now = Timestamp.from(clock.instant());
        try (PreparedStatement insert = connection.prepareStatement(INSERT)) {
            for (LiveSegment segment : segments) {
                insert.setObject(1, segment.practiceId());
                insert.setObject(2, segment.recordingId());
                insert.setInt(3, segment.number());
                insert.setInt(4, segment.epoch());
                insert.setLong(5, segment.firstSequence());
                insert.setLong(6, segment.lastSequence());
                insert.setLong(7, segment.startByte());
                insert.setInt(8, segment.pcm().length);
                insert.setString(9, frames(segment));
                insert.setTimestamp(10, now);
                insert.setBytes(11, contents.get(Id.of(segment)));
                insert.addBatch();
            }
            insert.executeBatch();
        }
    }

    private static String frames(LiveSegment segment) {
        return Arrays.stream(segment.frameBytes())
                .mapToObj(Integer::toString)
                .collect(Collectors.joining(",", "{", "}"));
    }
}
