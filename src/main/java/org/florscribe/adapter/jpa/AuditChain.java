package org.florscribe.adapter.jpa;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.sql.Types;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.florscribe.platform.persistence.DataSources;
import org.florscribe.practice.audit.AuditEvent;
import org.florscribe.practice.audit.AuditSeal;
import org.florscribe.practice.audit.CanonicalForm;
import org.florscribe.practice.audit.ChainEntry;
import org.florscribe.practice.audit.ChainHead;
import org.jspecify.annotations.Nullable;

/**
 * Adds lines to the chain of a practice. The head is taken for the whole of it, so that writers of one practice come one after
 * the other; nothing else may be locked after it, or two of them could wait for each other.
 */
@ApplicationScoped
class AuditChain {

    private static final int LINES_A_STATEMENT = 100;

    private static final String COLUMNS =
            "practice_id, seq, form, hash, seal, id, occurred_at, actor_kind, actor_id, session_id,"
                    + " action, object_type, object_id, patient_id, outcome, origin, correlation_id, emergency, digest";
    private static final int COLUMN_COUNT = COLUMNS.split(",").length;

    /** With the question whether any of these people has a chart open in an emergency: hardly ever, so it costs no way of its own. */
    private static final String TAKE =
            "select seq, hash, emergency_open(?, ?) from audit_head where practice_id = ? for update";

    private static final String IN_EMERGENCY = "select is_emergency(?, ?, ?)";
    private static final String BEGIN =
            "insert into audit_head (practice_id, seq, hash, moved_at) values (?, ?, ?, now()) on conflict do nothing";
    /** The head moves in the same statement: one way to the database less. */
    private static final String WRITE =
            "with moved as (update audit_head set seq = ?, hash = ?, moved_at = ? where practice_id = ?)"
                    + " insert into audit_event (" + COLUMNS + ") values ";

    private static final String ROW = "(" + String.join(", ", Collections.nCopies(COLUMN_COUNT, "?")) + ")";

    private final DataSources dataSources;
    private final AuditSeal seal;

    @Inject
    AuditChain(DataSources dataSources, AuditSeal seal) {
        this.dataSources = dataSources;
        this.seal = seal;
    }

    /** @return the head before the first of these lines, and the one after the last */
    Moved append(UUID practiceId, List<AuditEvent> events) throws SQLException {
        seal.of(ChainHead.beforeAll(practiceId)
                .hash()); // a key that must be read first is read before anybody waits for us
        try (Connection connection = dataSources.inTransaction()) {
            Taken taken = take(connection, practiceId, events);
            ChainHead head = taken.head;
            for (int from = 0; from < events.size(); from += LINES_A_STATEMENT) {
                List<AuditEvent> some = events.subList(from, Math.min(events.size(), from + LINES_A_STATEMENT));
                head = write(connection, head, some, taken.emergencies);
            }
            return new Moved(taken.head, head);
        }
    }

    record Moved(ChainHead from, ChainHead to) {

        /** Whether a number that is a multiple of this was passed. */
        boolean passed(int lines) {
            return from.seq() / lines < to.seq() / lines;
        }
    }

    private record Taken(ChainHead head, boolean emergencies) {}

    private static Taken take(Connection connection, UUID practiceId, List<AuditEvent> events) throws SQLException {
        Optional<Taken> taken = find(connection, practiceId, events);
        if (taken.isPresent()) {
            return taken.get();
        }
        ChainHead first = ChainHead.beforeAll(practiceId);
        try (var insert = connection.prepareStatement(BEGIN)) {
            insert.setObject(1, practiceId);
            insert.setLong(2, first.seq());
            insert.setBytes(3, first.hash());
            insert.executeUpdate();
        }
        // somebody else may have been first, and has gone on since
        return find(connection, practiceId, events)
                .orElseThrow(() -> new SQLException("The head of the access log is gone"));
    }

    private static Optional<Taken> find(Connection connection, UUID practiceId, List<AuditEvent> events)
            throws SQLException {
        Object[] people = events.stream()
                .flatMap(event -> event.actorId().stream())
                .distinct()
                .toArray();
        Instant earliest = events.stream()
                .map(AuditEvent::occurredAt)
                .min(Instant::compareTo)
                .orElse(Instant.MIN);
        try (var select = connection.prepareStatement(TAKE)) {
            select.setArray(1, connection.createArrayOf("uuid", people));
            select.setTimestamp(2, Timestamp.from(earliest));
            select.setObject(3, practiceId);
            try (ResultSet rows = select.executeQuery()) {
                return rows.next()
                        ? Optional.of(new Taken(
                                new ChainHead(practiceId, rows.getLong(1), rows.getBytes(2)), rows.getBoolean(3)))
                        : Optional.empty();
            }
        }
    }

    private ChainHead write(Connection connection, ChainHead before, List<AuditEvent> events, boolean emergencies)
            throws SQLException {
        String sql = WRITE + String.join(", ", Collections.nCopies(events.size(), ROW));
        ChainHead head = before;
        try (var insert = connection.prepareStatement(sql)) {
            int at = 5;
            for (AuditEvent event : events) {
                boolean emergency = emergencies && isInEmergency(connection, event);
                ChainEntry entry = ChainEntry.of(before.practiceId(), head.seq() + 1, event, emergency);
                head = head.then(entry, CanonicalForm.CURRENT);
                bind(insert, at, entry, head.hash());
                at += COLUMN_COUNT;
            }
            insert.setLong(1, head.seq());
            insert.setBytes(2, head.hash());
            insert.setTimestamp(3, Timestamp.from(events.get(events.size() - 1).occurredAt()));
            insert.setObject(4, before.practiceId());
            insert.executeUpdate();
        }
        return head;
    }

    private static boolean isInEmergency(Connection connection, AuditEvent event) throws SQLException {
        if (event.patientId().isEmpty() || event.actorId().isEmpty()) {
            return false;
        }
        Timestamp at = Timestamp.from(event.occurredAt());
        try (var select = connection.prepareStatement(IN_EMERGENCY)) {
            select.setObject(1, event.patientId().get());
            select.setObject(2, event.actorId().get());
            select.setTimestamp(3, at);
            try (ResultSet rows = select.executeQuery()) {
                return rows.next() && rows.getBoolean(1);
            }
        }
    }

    private void bind(PreparedStatement insert, int first, ChainEntry entry, byte[] hash) throws SQLException {
        int at = first;
        insert.setObject(at++, entry.practiceId());
        insert.setLong(at++, entry.seq());
        insert.setInt(at++, CanonicalForm.CURRENT);
        insert.setBytes(at++, hash);
        insert.setBytes(at++, seal.of(hash));
        insert.setObject(at++, entry.id());
        insert.setTimestamp(at++, Timestamp.from(entry.occurredAt()));
        insert.setString(at++, entry.actorKind());
        set(insert, at++, entry.actorId().orElse(null));
        set(insert, at++, entry.sessionId().orElse(null));
        insert.setString(at++, entry.action());
        insert.setString(at++, entry.objectType());
        set(insert, at++, entry.objectId().orElse(null));
        set(insert, at++, entry.patientId().orElse(null));
        insert.setString(at++, entry.outcome());
        insert.setString(at++, entry.origin());
        insert.setString(at++, entry.correlationId());
        insert.setBoolean(at++, entry.emergency());
        set(insert, at, entry.digest().orElse(null));
    }

    private static void set(PreparedStatement insert, int at, @Nullable Object value) throws SQLException {
        if (value == null) {
            insert.setNull(at, Types.NULL);
        } else {
            insert.setObject(at, value);
        }
    }
}
