package org.florscribe.adapter.jpa;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.nio.charset.StandardCharsets;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.florscribe.platform.keys.Cell;
import org.florscribe.platform.keys.Vault;
import org.florscribe.practice.identity.SigningKey;
import org.florscribe.practice.identity.SigningKeyRepository;

/** The ring in the table {@code signing_key}, sealed under the master key. In transactions of its own: tokens are read before any practice is known. */
@ApplicationScoped
@Transactional(Transactional.TxType.REQUIRES_NEW)
public class JdbcSigningKeyRepository implements SigningKeyRepository {

    /** Any number, as long as it is always this one: nodes that turn the ring at once do it one after the other. */
    private static final long RING_LOCK = 0x5f1093L;

    private final Sql sql;
    private final Vault vault;

    @Inject
    JdbcSigningKeyRepository(Sql sql, Vault vault) {
        this.sql = sql;
        this.vault = vault;
    }

    @Override
    public List<SigningKey> list() {
        return sql.list(
                "select kid, sealed_secret, created_at, retires_at from signing_key order by created_at", this::key);
    }

    @Override
    public void addUnlessNewerThan(SigningKey key, Instant moment) {
        sql.list("select pg_advisory_xact_lock(?)", row -> true, RING_LOCK);
        boolean newer = sql.first("select 1 from signing_key where created_at > ?", row -> true, moment)
                .isPresent();
        if (!newer) {
            sql.update(
                    "insert into signing_key (kid, sealed_secret, created_at, retires_at) values (?, ?, ?, ?)",
                    key.kid(),
                    vault.sealForInstallation(cell(key.kid()), key.secret()),
                    key.createdAt(),
                    key.retiresAt());
        }
    }

    @Override
    public void removeRetiredBefore(Instant moment) {
        sql.update("delete from signing_key where retires_at < ?", moment);
    }

    private SigningKey key(ResultSet row) throws SQLException {
        String kid = row.getString("kid");
        return new SigningKey(
                kid,
                vault.openForInstallation(cell(kid), row.getBytes("sealed_secret")),
                Sql.instant(row, "created_at"),
                Sql.instant(row, "retires_at"));
    }

    private static Cell cell(String kid) {
        return new Cell(
                "signing_key", "sealed_secret", UUID.nameUUIDFromBytes(kid.getBytes(StandardCharsets.US_ASCII)));
    }
}
