package org.florscribe.adapter.jpa;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.florscribe.platform.persistence.TenantTransaction;
import org.florscribe.practice.identity.HalfSignIn;
import org.florscribe.practice.identity.HalfSignInRepository;
import org.florscribe.practice.identity.SignInProof;

/** Sign-ins that wait for a second factor, in the table {@code half_sign_in}. */
@ApplicationScoped
public class JdbcHalfSignInRepository implements HalfSignInRepository {

    private static final String COLUMNS =
            "id, practice_id, staff_id, token_hash, first_proof, enrolling, device_label, expires_at";

    private final Sql sql;
    private final TenantTransaction tenants;

    @Inject
    JdbcHalfSignInRepository(Sql sql, TenantTransaction tenants) {
        this.sql = sql;
        this.tenants = tenants;
    }

    @Override
    public Optional<HalfSignIn> findByToken(byte[] tokenHash, Instant now) {
        tenants.lookUp(tokenHash);
        return sql.first(
                "select " + COLUMNS + " from half_sign_in where token_hash = ? and expires_at > ?",
                JdbcHalfSignInRepository::half,
                tokenHash,
                now);
    }

    @Override
    public void add(HalfSignIn half, Instant now) {
        sql.update(
                "delete from half_sign_in where practice_id = ? and staff_id = ? and expires_at <= ?",
                half.practiceId(),
                half.staffId(),
                now);
        sql.update(
                "insert into half_sign_in (" + COLUMNS + ") values (?, ?, ?, ?, ?, ?, ?, ?)",
                half.id(),
                half.practiceId(),
                half.staffId(),
                half.tokenHash(),
                half.first(),
                half.enrolling(),
                half.deviceLabel(),
                half.expiresAt());
    }

    @Override
    public boolean attempt(UUID id, Instant now) {
        return sql.update(
                        "update half_sign_in set attempts = attempts + 1"
                                + " where id = ? and attempts < ? and expires_at > ?",
                        id,
                        HalfSignIn.MOST_ATTEMPTS,
                        now)
                == 1;
    }

    @Override
    public boolean remove(UUID id) {
        return sql.update("delete from half_sign_in where id = ?", id) == 1;
    }

    private static HalfSignIn half(ResultSet row) throws SQLException {
        return new HalfSignIn(
                Sql.uuid(row, "id"),
                Sql.uuid(row, "practice_id"),
                Sql.uuid(row, "staff_id"),
                row.getBytes("token_hash"),
                SignInProof.valueOf(row.getString("first_proof")),
                row.getBoolean("enrolling"),
                row.getString("device_label"),
                Sql.instant(row, "expires_at"));
    }
}
