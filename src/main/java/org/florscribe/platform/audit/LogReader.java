package org.florscribe.platform.audit;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Predicate;
import org.florscribe.platform.keys.InstallationSecret;
import org.florscribe.practice.audit.AuditSeal;
import org.florscribe.practice.audit.ChainEntry;
import org.florscribe.practice.audit.ChainFault;
import org.florscribe.practice.audit.ChainHead;
import org.florscribe.practice.audit.StoredLine;

/** Reads the access log as the database has it, as one moment saw all of it, and changes nothing. */
final class LogReader {

    private static final int FETCHED_AT_ONCE = 5_000;

    private static final String LINES = """
            select seq, form, hash, seal, id, (extract(epoch from occurred_at) * 1000000)::bigint, actor_kind, actor_id,
              session_id, action, object_type, object_id, patient_id, outcome, origin, correlation_id, emergency, digest
            from audit_event where practice_id = ? and seq is not null order by seq""";

    /** Lines from before the chain have no number; one that is younger than the chain's first was slipped in. */
    private static final String SLIPPED_IN = """
            select id from audit_event where practice_id = ? and seq is null and occurred_at >= (
              select occurred_at from audit_event where practice_id = ? and seq is not null order by seq limit 1)
            order by occurred_at limit 1""";

    private final Connection connection;

    LogReader(Connection connection) throws SQLException {
        this.connection = connection;
        connection.setReadOnly(true);
        connection.setTransactionIsolation(Connection.TRANSACTION_REPEATABLE_READ);
        connection.setAutoCommit(false);
    }

    List<UUID> practices() throws SQLException {
        List<UUID> practices = new ArrayList<>();
        try (var select = connection.prepareStatement("select id from tenant order by id");
                var rows = select.executeQuery()) {
            while (rows.next()) {
                practices.add(rows.getObject(1, UUID.class));
            }
        }
        return practices;
    }

    /** The key of the seals. */
    AuditSeal seal(Path masterKeyFile) throws SQLException {
        try (var select = connection.prepareStatement("select sealed_secret from audit_key where purpose = ?")) {
            select.setString(1, AuditKeys.SEAL);
            try (var rows = select.executeQuery()) {
                if (!rows.next()) {
                    throw new IllegalStateException("There is no key of the access log yet");
                }
                return new HashSeal(
                        InstallationSecret.open(masterKeyFile, AuditKeys.cell(AuditKeys.SEAL), rows.getBytes(1)));
            }
        }
    }

    /** From now on this practice is read. */
    void enter(UUID practice) throws SQLException {
        try (var select = connection.prepareStatement("select set_config('app.practice_id', ?, true)")) {
            select.setString(1, practice.toString());
            select.execute();
        }
    }

    Optional<ChainHead> head(UUID practice) throws SQLException {
        return headBy("select seq, hash from audit_head where practice_id = ?", practice);
    }

    Optional<ChainHead> anchor(UUID practice) throws SQLException {
        return headBy("select seq, hash from audit_anchor where practice_id = ?", practice);
    }

    /** In order, until there are no more or nobody wants another one. */
    void lines(UUID practice, Predicate<StoredLine> wanted) throws SQLException {
        try (var select = connection.prepareStatement(LINES)) {
            select.setFetchSize(FETCHED_AT_ONCE);
            select.setObject(1, practice);
            try (var rows = select.executeQuery()) {
                boolean more = true;
                while (more && rows.next()) {
                    more = wanted.test(line(practice, rows));
                }
            }
        }
    }

    Optional<ChainFault> slippedIn(UUID practice) throws SQLException {
        try (var select = connection.prepareStatement(SLIPPED_IN)) {
            select.setObject(1, practice);
            select.setObject(2, practice);
            try (var rows = select.executeQuery()) {
                return rows.next()
                        ? Optional.of(new ChainFault(
                                ChainFault.Kind.UNCHAINED, 0, Optional.of(rows.getObject(1, UUID.class))))
                        : Optional.empty();
            }
        }
    }

    private Optional<ChainHead> headBy(String query, UUID practice) throws SQLException {
        try (var select = connection.prepareStatement(query)) {
            select.setObject(1, practice);
            try (var rows = select.executeQuery()) {
                return rows.next()
                        ? Optional.of(new ChainHead(practice, rows.getLong(1), rows.getBytes(2)))
                        : Optional.empty();
            }
        }
    }

    private static StoredLine line(UUID practice, ResultSet row) throws SQLException {
        var entry = new ChainEntry(
                practice,
                row.getLong(1),
                row.getObject(5, UUID.class),
                Instant.EPOCH.plus(row.getLong(6), ChronoUnit.MICROS),
                row.getString(7),
                Optional.ofNullable(row.getObject(8, UUID.class)),
                Optional.ofNullable(row.getObject(9, UUID.class)),
                row.getString(10),
                row.getString(11),
                Optional.ofNullable(row.getObject(12, UUID.class)),
                Optional.ofNullable(row.getObject(13, UUID.class)),
                row.getString(14),
                row.getString(15),
                row.getString(16),
                row.getBoolean(17),
                Optional.ofNullable(row.getBytes(18)));
        return new StoredLine(entry, row.getInt(2), bytes(row, 3), bytes(row, 4));
    }

    /** Without a hash or seal a line is as wrong as with another one. */
    private static byte[] bytes(ResultSet row, int column) throws SQLException {
        byte[] bytes = row.getBytes(column);
        return bytes == null ? new byte[0] : bytes;
    }
}
