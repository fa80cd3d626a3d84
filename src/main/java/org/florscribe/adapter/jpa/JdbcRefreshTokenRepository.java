package org.florscribe.adapter.jpa;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Optional;
import java.util.UUID;
import org.florscribe.platform.keys.Cell;
import org.florscribe.platform.keys.Vault;
import org.florscribe.platform.persistence.TenantTransaction;
import org.florscribe.practice.identity.RefreshToken;
import org.florscribe.practice.identity.RefreshTokenRepository;

/** Refresh tokens in the table {@code refresh_token}; an answer that is kept for a client that lost it is sealed. */
@ApplicationScoped
public class JdbcRefreshTokenRepository implements RefreshTokenRepository {

    private static final String COLUMNS =
            "id, practice_id, session_id, token_hash, issued_at, expires_at, spent_at, spent_key_hash, spent_answer";

    private final Sql sql;
    private final TenantTransaction tenants;
    private final Vault vault;

    @Inject
    JdbcRefreshTokenRepository(Sql sql, TenantTransaction tenants, Vault vault) {
        this.sql = sql;
        this.tenants = tenants;
        this.vault = vault;
    }

    @Override
    public Optional<UUID> findPractice(byte[] tokenHash) {
        tenants.lookUp(tokenHash);
        return sql.first(
                "select practice_id from refresh_token where token_hash = ?",
                row -> Sql.uuid(row, "practice_id"),
                tokenHash);
    }

    @Override
    public Optional<RefreshToken> findForChange(byte[] tokenHash) {
        return sql.first(
                "select " + COLUMNS + " from refresh_token where token_hash = ? for update", this::token, tokenHash);
    }

    @Override
    public void add(RefreshToken token) {
        sql.update(
                "insert into refresh_token (" + COLUMNS + ") values (?, ?, ?, ?, ?, ?, ?, ?, ?)",
                token.id(),
                token.practiceId(),
                token.sessionId(),
                token.tokenHash(),
                token.issuedAt(),
                token.expiresAt(),
                token.spentAt(),
                token.spentKeyHash(),
                sealed(token));
    }

    @Override
    public void change(RefreshToken token) {
        sql.update(
                "update refresh_token set spent_at = ?, spent_key_hash = ?, spent_answer = ? where id = ?",
                token.spentAt(),
                token.spentKeyHash(),
                sealed(token),
                token.id());
    }

    private Optional<byte[]> sealed(RefreshToken token) {
        return token.spentAnswer()
                .map(answer -> vault.sealForPractice(cell(token.id()), answer.getBytes(StandardCharsets.UTF_8)));
    }

    private RefreshToken token(ResultSet row) throws SQLException {
        UUID id = Sql.uuid(row, "id");
        return new RefreshToken(
                id,
                Sql.uuid(row, "practice_id"),
                Sql.uuid(row, "session_id"),
                row.getBytes("token_hash"),
                Sql.instant(row, "issued_at"),
                Sql.instant(row, "expires_at"),
                Sql.optionalInstant(row, "spent_at"),
                Optional.ofNullable(row.getBytes("spent_key_hash")),
                Optional.ofNullable(row.getBytes("spent_answer"))
                        .map(bytes -> new String(vault.openForPractice(cell(id), bytes), StandardCharsets.UTF_8)));
    }

    private static Cell cell(UUID id) {
        return new Cell("refresh_token", "spent_answer", id);
    }
}
