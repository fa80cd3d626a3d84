package org.florscribe.adapter.jpa;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.florscribe.practice.tenant.SetupLink;
import org.florscribe.practice.tenant.SetupLinkRepository;

/** Set-up links in the table {@code setup_link}. */
@ApplicationScoped
public class JdbcSetupLinkRepository implements SetupLinkRepository {

    private final Sql sql;

    @Inject
    JdbcSetupLinkRepository(Sql sql) {
        this.sql = sql;
    }

    @Override
    public Optional<SetupLink> find(byte[] tokenHash) {
        return sql.first(
                "select id, token_hash, practice_name, expires_at, used_at, created_at from setup_link where token_hash = ?",
                JdbcSetupLinkRepository::link,
                tokenHash);
    }

    @Override
    public void add(SetupLink link) {
        sql.update(
                "insert into setup_link (id, token_hash, practice_name, expires_at, created_at) values (?, ?, ?, ?, ?)",
                link.id(),
                link.tokenHash(),
                link.practiceName(),
                link.expiresAt(),
                link.createdAt());
    }

    @Override
    public boolean spend(UUID id, Instant now) {
        return sql.update(
                        "update setup_link set used_at = ? where id = ? and used_at is null and expires_at > ?",
                        now,
                        id,
                        now)
                == 1;
    }

    @Override
    public void removeExpiredBefore(Instant moment) {
        sql.update("delete from setup_link where expires_at < ?", moment);
    }

    private static SetupLink link(ResultSet row) throws SQLException {
        return new SetupLink(
                Sql.uuid(row, "id"),
                row.getBytes("token_hash"),
                Optional.ofNullable(row.getString("practice_name")),
                Sql.instant(row, "expires_at"),
                Sql.optionalInstant(row, "used_at"),
                Sql.instant(row, "created_at"));
    }
}
