package org.florscribe.platform.audit;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.UUID;
import org.florscribe.practice.audit.CanonicalForm;
import org.florscribe.practice.audit.ChainEntry;
import org.florscribe.practice.audit.ChainHead;
import org.florscribe.testing.RunningProduct;

/** Writes a practice's access log anew as if it had been kept for years: right but for its seals, for which there is no key here. */
final class OldLog {

    private static final String INSERT = "insert into audit_event (practice_id, seq, form, hash, seal, id, occurred_at,"
            + " actor_kind, action, object_type, outcome, origin, correlation_id) values (?, ?, 1, ?, ?, ?, ?, 'SYSTEM',"
            + " 'WORKLIST_VIEWED', 'encounter', 'SUCCESS', '', '')";

    private OldLog() {}

    /** So many lines in each of two months long ago, and as many of today. */
    static void write(RunningProduct product, UUID practice, int each) throws SQLException {
        try (Connection connection = product.superuserConnection();
                var sql = connection.createStatement();
                var insert = connection.prepareStatement(INSERT)) {
            sql.execute("set session_replication_role = replica");
            sql.execute("delete from audit_event where practice_id = '" + practice + "'");
            ChainHead head = ChainHead.beforeAll(practice);
            head = lines(insert, head, Instant.parse("2019-03-31T20:00:00Z"), each);
            head = lines(insert, head, Instant.parse("2019-04-02T08:00:00Z"), each);
            head = lines(insert, head, Instant.now().minus(Duration.ofHours(1)), each);
            try (var update =
                    connection.prepareStatement("update audit_head set seq = ?, hash = ? where practice_id = ?")) {
                update.setLong(1, head.seq());
                update.setBytes(2, head.hash());
                update.setObject(3, practice);
                update.executeUpdate();
            }
        }
    }

    private static ChainHead lines(PreparedStatement insert, ChainHead before, Instant from, int each)
            throws SQLException {
        ChainHead head = before;
        for (int i = 0; i < each; i++) {
            ChainEntry entry = new ChainEntry(
                    head.practiceId(),
                    head.seq() + 1,
                    UUID.randomUUID(),
                    from.plusSeconds(i).truncatedTo(ChronoUnit.MICROS),
                    "SYSTEM",
                    Optional.empty(),
                    Optional.empty(),
                    "WORKLIST_VIEWED",
                    "encounter",
                    Optional.empty(),
                    Optional.empty(),
                    "SUCCESS",
                    "",
                    "",
                    false,
                    Optional.empty());
            head = head.then(entry, CanonicalForm.CURRENT);
            insert.setObject(1, entry.practiceId());
            insert.setLong(2, entry.seq());
            insert.setBytes(3, head.hash());
            insert.setBytes(4, new byte[32]);
            insert.setObject(5, entry.id());
            insert.setTimestamp(6, Timestamp.from(entry.occurredAt()));
            insert.executeUpdate();
        }
        return head;
    }
}
