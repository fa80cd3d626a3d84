package org.florscribe.adapter.jpa;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.florscribe.platform.keys.Cell;
import org.florscribe.platform.keys.Vault;
import org.florscribe.platform.persistence.TenantTransaction;
import org.florscribe.practice.identity.ApiKey;
import org.florscribe.practice.identity.ApiKeyRepository;
import org.florscribe.practice.identity.Scopes;
import org.florscribe.practice.identity.SecretToken;

/** Keys of programs in the table {@code api_key}, what they signed with in {@code api_nonce}. */
@ApplicationScoped
public class JdbcApiKeyRepository implements ApiKeyRepository {

    private static final String COLUMNS = "id, practice_id, owner_id, made_by, name, scopes, addresses, secret_hash,"
            + " sealed_signing_secret, created_at, expires_at, approved_at, revoked_at, replaces_id, last_used_at,"
            + " last_used_from";

    private static final String SELECT = "select " + COLUMNS + " from api_key where ";

    private final Sql sql;
    private final TenantTransaction tenants;
    private final Vault vault;

    @Inject
    JdbcApiKeyRepository(Sql sql, TenantTransaction tenants, Vault vault) {
        this.sql = sql;
        this.tenants = tenants;
        this.vault = vault;
    }

    @Override
    public Optional<UUID> findPractice(byte[] secretHash) {
        tenants.lookUp(secretHash);
        return sql.first(
                "select practice_id from api_key where secret_hash = ?",
                row -> Sql.uuid(row, "practice_id"),
                secretHash);
    }

    @Override
    public Optional<ApiKey> find(byte[] secretHash) {
        return sql.first(SELECT + "practice_id = ? and secret_hash = ?", this::key, tenants.practice(), secretHash);
    }

    @Override
    public Optional<ApiKey> find(UUID id) {
        return sql.first(SELECT + "practice_id = ? and id = ?", this::key, tenants.practice(), id);
    }

    @Override
    public Optional<ApiKey> findForChange(UUID id) {
        return sql.first(SELECT + "practice_id = ? and id = ? for update", this::key, tenants.practice(), id);
    }

    @Override
    public List<ApiKey> list(Instant endedAfter) {
        return sql.list(
                SELECT + "practice_id = ? and least(expires_at, revoked_at) > ? order by created_at desc, id desc",
                this::key,
                tenants.practice(),
                endedAfter);
    }

    @Override
    public int count(Instant now) {
        return sql.first(
                        "select count(*) from api_key where practice_id = ? and least(expires_at, revoked_at) > ?",
                        row -> row.getInt(1),
                        tenants.practice(),
                        now)
                .orElse(0);
    }

    @Override
    public List<ApiKey> list(UUID owner, Instant endedAfter) {
        return sql.list(
                SELECT + "practice_id = ? and owner_id = ? and least(expires_at, revoked_at) > ?"
                        + " order by created_at desc, id desc",
                this::key,
                tenants.practice(),
                owner,
                endedAfter);
    }

    @Override
    public void add(ApiKey key) {
        sql.update(
                "insert into api_key (" + COLUMNS + ") values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
                key.id(),
                key.practiceId(),
                key.owner(),
                key.madeBy(),
                key.name(),
                key.scopes().text(),
                key.addresses().toArray(String[]::new),
                key.secretHash(),
                vault.sealForPractice(
                        cell(key.id()), key.signingSecret().reveal().getBytes(StandardCharsets.US_ASCII)),
                key.createdAt(),
                key.expiresAt(),
                key.approvedAt(),
                key.revokedAt(),
                key.replaces(),
                key.lastUsedAt(),
                key.lastUsedFrom());
    }

    @Override
    public void change(ApiKey key) {
        sql.update(
                "update api_key set expires_at = ?, approved_at = ?, revoked_at = ? where practice_id = ? and id = ?",
                key.expiresAt(),
                key.approvedAt(),
                key.revokedAt(),
                tenants.practice(),
                key.id());
    }

    @Override
    public void noteUse(UUID id, Instant at, String from) {
        sql.update(
                "update api_key set last_used_at = ?, last_used_from = ? where practice_id = ? and id = ?"
                        + " and (last_used_at is null or last_used_at < ?)",
                at,
                from,
                tenants.practice(),
                id,
                at);
    }

    @Override
    public List<UUID> revokeAll(UUID owner, Instant now) {
        return sql.list(
                "update api_key set revoked_at = ? where practice_id = ? and owner_id = ? and revoked_at is null"
                        + " and expires_at > ? returning id",
                row -> Sql.uuid(row, "id"),
                now,
                tenants.practice(),
                owner,
                now);
    }

    @Override
    public boolean spendNonce(ApiKey key, String nonce, Instant until, Instant now) {
        sql.update(
                "delete from api_nonce where practice_id = ? and api_key_id = ? and expires_at < ?",
                key.practiceId(),
                key.id(),
                now);
        return sql.update(
                        "insert into api_nonce (practice_id, api_key_id, nonce, expires_at) values (?, ?, ?, ?)"
                                + " on conflict do nothing",
                        key.practiceId(),
                        key.id(),
                        nonce,
                        until)
                == 1;
    }

    private ApiKey key(ResultSet row) throws SQLException {
        UUID id = Sql.uuid(row, "id");
        String signing = new String(
                vault.openForPractice(cell(id), row.getBytes("sealed_signing_secret")), StandardCharsets.US_ASCII);
        return new ApiKey(
                id,
                Sql.uuid(row, "practice_id"),
                Sql.uuid(row, "owner_id"),
                Sql.uuid(row, "made_by"),
                row.getString("name"),
                Scopes.known(row.getString("scopes")).orElseThrow(),
                Arrays.asList((String[]) row.getArray("addresses").getArray()),
                row.getBytes("secret_hash"),
                SecretToken.parse(signing).orElseThrow(),
                Sql.instant(row, "created_at"),
                Sql.instant(row, "expires_at"),
                Sql.optionalInstant(row, "approved_at"),
                Sql.optionalInstant(row, "revoked_at"),
                Optional.ofNullable(Sql.uuid(row, "replaces_id")),
                Sql.optionalInstant(row, "last_used_at"),
                Optional.ofNullable(row.getString("last_used_from")));
    }

    private static Cell cell(UUID id) {
        return new Cell("api_key", "sealed_signing_secret", id);
    }
}
