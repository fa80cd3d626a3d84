package org.florscribe.adapter.jpa;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import org.florscribe.practice.audit.AuditHeadStore;
import org.florscribe.practice.audit.ChainHead;

/** The tables {@code audit_head} and {@code audit_anchor}. */
@ApplicationScoped
public class JdbcAuditHeadStore implements AuditHeadStore {

    private final Sql sql;

    @Inject
    JdbcAuditHeadStore(Sql sql) {
        this.sql = sql;
    }

    @Override
    public Optional<ChainHead> untoldSince(Instant moment, Instant now) {
        return sql.first(
                "update audit_head set told_seq = seq, told_at = ? where told_seq < seq and (told_at is null or told_at <= ?)"
                        + " returning practice_id, seq, hash",
                JdbcAuditHeadStore::head,
                now,
                moment);
    }

    @Override
    public Optional<ChainHead> unsignedOn(LocalDate day) {
        return sql.first(
                "update audit_head set signed_on = ? where signed_on is distinct from ? returning practice_id, seq, hash",
                JdbcAuditHeadStore::head,
                day,
                day);
    }

    @Override
    public Optional<ChainHead> trimMonthBefore(Instant moment) {
        boolean gone = sql.first("select trim_audit(?) as gone", row -> row.getLong("gone") > 0, moment)
                .orElse(false);
        return gone
                ? sql.first("select practice_id, seq, hash from audit_anchor", JdbcAuditHeadStore::head)
                : Optional.empty();
    }

    private static ChainHead head(ResultSet row) throws SQLException {
        return new ChainHead(Sql.uuid(row, "practice_id"), row.getLong("seq"), row.getBytes("hash"));
    }
}
