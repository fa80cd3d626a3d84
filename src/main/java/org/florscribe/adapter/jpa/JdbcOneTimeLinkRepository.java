package org.florscribe.adapter.jpa;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.florscribe.platform.persistence.TenantTransaction;
import org.florscribe.practice.identity.OneTimeLink;
import org.florscribe.practice.identity.OneTimeLinkRepository;

/** Invitations and reset links in the table {@code one_time_link}. */
@ApplicationScoped
public class JdbcOneTimeLinkRepository implements OneTimeLinkRepository {

    private static final String COLUMNS =
            "id, practice_id, staff_id, purpose, token_hash, expires_at, used_at, created_at";

    private final Sql sql;
    private final TenantTransaction tenants;

    @Inject
    JdbcOneTimeLinkRepository(Sql sql, TenantTransaction tenants) {
        this.sql = sql;
        this.tenants = tenants;
    }

    @Override
    public Optional<OneTimeLink> findByToken(byte[] tokenHash) {
        tenants.lookUp(tokenHash);
        return sql.first(
                "select " + COLUMNS + " from one_time_link where token_hash = ?",
                JdbcOneTimeLinkRepository::link,
                tokenHash);
    }

    @Override
    public void add(OneTimeLink link) {
        sql.update(
                "insert into one_time_link (" + COLUMNS + ") values (?, ?, ?, ?, ?, ?, ?, ?)",
                link.id(),
                link.practiceId(),
                link.staffId(),
                link.purpose(),
                link.tokenHash(),
                link.expiresAt(),
                link.usedAt(),
                link.createdAt());
    }

    @Override
    public boolean spend(UUID id, Instant now) {
        return sql.update(
                        "update one_time_link set used_at = ? where id = ? and used_at is null and expires_at > ?",
                        now,
                        id,
                        now)
                == 1;
    }

    @Override
    public void withdraw(UUID staffId, OneTimeLink.Purpose purpose) {
        sql.update(
                "delete from one_time_link where practice_id = ? and staff_id = ? and purpose = ? and used_at is null",
                tenants.practice(),
                staffId,
                purpose);
    }

    private static OneTimeLink link(ResultSet row) throws SQLException {
        return new OneTimeLink(
                Sql.uuid(row, "id"),
                Sql.uuid(row, "practice_id"),
                Sql.uuid(row, "staff_id"),
                OneTimeLink.Purpose.valueOf(row.getString("purpose")),
                row.getBytes("token_hash"),
                Sql.instant(row, "expires_at"),
                Sql.optionalInstant(row, "used_at"),
                Sql.instant(row, "created_at"));
    }
}
