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
import java.util.function.Function;
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

    private static final String SET = "select set_config('app.practice_id', ?, true), set_config('statement_timeout', '"
            + STATEMENT_MILLIS + "', true)";

    /** The lock on the recording's row makes whoever takes it over wait for this commit, and this commit see a take-over before it. */
    private static final String INSERT = """
            insert into live_segment (practice_id, recording_id, number, epoch, first_sequence, last_sequence,
              start_byte, plain_bytes, frame_bytes, stored_at, content)
            select l.practice_id, l.recording_id, s.number, s.epoch, s.first_sequence, s.last_sequence,
              s.start_byte, s.plain_bytes, s.frames::integer[], ?, s.content
            from unnest(?::uuid[], ?::integer[], ?::integer[], ?::bigint[], ?::bigint[], ?::bigint[], ?::integer[], ?::text[], ?::bytea[])
              as s (recording_id, number, epoch, first_sequence, last_sequence, start_byte, plain_bytes, frames, content)
            join live_recording l on l.recording_id = s.recording_id and l.epoch = s.epoch and l.state = 'OPEN'
            for share of l
            returning recording_id, number""";

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
        try (Connection connection = dataSources.work().getConnection()) {
            connection.setAutoCommit(false);
            try {
                for (Map.Entry<UUID, List<LiveSegment>> practice : byPractice.entrySet()) {
                    enter(connection, practice.getKey());
                    insert(connection, practice.getValue(), contents, taken);
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

    private void insert(Connection connection, List<LiveSegment> segments, Map<Id, byte[]> contents, Set<Id> taken)
            throws SQLException {
        try (PreparedStatement insert = connection.prepareStatement(INSERT)) {
            insert.setTimestamp(1, Timestamp.from(clock.instant()));
            array(connection, insert, 2, "uuid", segments, LiveSegment::recordingId);
            array(connection, insert, 3, "int4", segments, LiveSegment::number);
            array(connection, insert, 4, "int4", segments, LiveSegment::epoch);
            array(connection, insert, 5, "int8", segments, LiveSegment::firstSequence);
            array(connection, insert, 6, "int8", segments, LiveSegment::lastSequence);
            array(connection, insert, 7, "int8", segments, LiveSegment::startByte);
            array(connection, insert, 8, "int4", segments, it -> it.pcm().length);
            array(connection, insert, 9, "text", segments, LiveCommit::frames);
            insert.setArray(
                    10,
                    connection.createArrayOf(
                            "bytea",
                            segments.stream().map(it -> contents.get(Id.of(it))).toArray(byte[][]::new)));
            try (var rows = insert.executeQuery()) {
                while (rows.next()) {
                    taken.add(new Id(rows.getObject(1, UUID.class), rows.getInt(2)));
                }
            }
        }
    }

    private static String frames(LiveSegment segment) {
        return Arrays.stream(segment.frameBytes())
                .mapToObj(Integer::toString)
                .collect(Collectors.joining(",", "{", "}"));
    }

    private static void array(
            Connection connection,
            PreparedStatement insert,
            int at,
            String type,
            List<LiveSegment> segments,
            Function<LiveSegment, Object> value)
            throws SQLException {
        insert.setArray(
                at, connection.createArrayOf(type, segments.stream().map(value).toArray()));
    }
}
