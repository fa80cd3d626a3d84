package org.florscribe.adapter.jpa;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.florscribe.platform.persistence.TenantTransaction;
import org.florscribe.practice.identity.Passkey;
import org.florscribe.practice.identity.PasskeyRepository;
import org.florscribe.shared.Sha256;

/** Public keys in the table {@code passkey}, challenges in {@code passkey_challenge}. */
@ApplicationScoped
public class JdbcPasskeyRepository implements PasskeyRepository {

    private static final String COLUMNS =
            "id, practice_id, staff_id, credential_id, public_key, signatures, label, created_at, last_used_at";

    private final Sql sql;
    private final TenantTransaction tenants;

    @Inject
    JdbcPasskeyRepository(Sql sql, TenantTransaction tenants) {
        this.sql = sql;
        this.tenants = tenants;
    }

    @Override
    public Optional<Passkey> findByCredential(byte[] credentialId) {
        byte[] hash = Sha256.of(credentialId);
        tenants.lookUp(hash);
        return sql.first(
                "select " + COLUMNS + " from passkey where credential_hash = ?", JdbcPasskeyRepository::passkey, hash);
    }

    @Override
    public List<Passkey> list(UUID staffId) {
        return sql.list(
                "select " + COLUMNS + " from passkey where practice_id = ? and staff_id = ? order by created_at, id",
                JdbcPasskeyRepository::passkey,
                tenants.practice(),
                staffId);
    }

    @Override
    public void add(Passkey passkey) {
        sql.update(
                "insert into passkey (" + COLUMNS + ", credential_hash) values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
                passkey.id(),
                passkey.practiceId(),
                passkey.staffId(),
                passkey.credentialId(),
                passkey.publicKey(),
                passkey.signatures(),
                passkey.label(),
                passkey.createdAt(),
                passkey.lastUsedAt(),
                Sha256.of(passkey.credentialId()));
    }

    @Override
    public void change(Passkey passkey) {
        sql.update(
                "update passkey set signatures = ?, last_used_at = ? where id = ?",
                passkey.signatures(),
                passkey.lastUsedAt(),
                passkey.id());
    }

    @Override
    public boolean remove(UUID staffId, UUID id) {
        return sql.update(
                        "delete from passkey where practice_id = ? and staff_id = ? and id = ?",
                        tenants.practice(),
                        staffId,
                        id)
                == 1;
    }

    @Override
    public void removeAll(UUID staffId) {
        sql.update("delete from passkey where practice_id = ? and staff_id = ?", tenants.practice(), staffId);
    }

    @Override
    public void ask(byte[] challenge, Optional<UUID> staffId, Instant until, Instant now) {
        sql.update("delete from passkey_challenge where expires_at <= ?", now);
        sql.update(
                "insert into passkey_challenge (challenge_hash, staff_id, expires_at) values (?, ?, ?)",
                Sha256.of(challenge),
                staffId,
                until);
    }

    @Override
    public boolean answer(byte[] challenge, Optional<UUID> staffId, Instant now) {
        return sql.update(
                        "delete from passkey_challenge where challenge_hash = ? and expires_at > ?"
                                + " and staff_id is not distinct from ?::uuid",
                        Sha256.of(challenge),
                        now,
                        staffId.map(UUID::toString))
                == 1;
    }

    private static Passkey passkey(ResultSet row) throws SQLException {
        return new Passkey(
                Sql.uuid(row, "id"),
                Sql.uuid(row, "practice_id"),
                Sql.uuid(row, "staff_id"),
                row.getBytes("credential_id"),
                row.getBytes("public_key"),
                row.getLong("signatures"),
                row.getString("label"),
                Sql.instant(row, "created_at"),
                Sql.optionalInstant(row, "last_used_at"));
    }
}
