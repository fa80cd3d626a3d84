package org.florscribe.adapter.jpa;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.florscribe.platform.persistence.TenantTransaction;
import org.florscribe.practice.identity.Scopes;
import org.florscribe.practice.identity.Session;
import org.florscribe.practice.identity.SessionKind;
import org.florscribe.practice.identity.SessionRepository;
import org.florscribe.practice.identity.SignInProof;
import org.jspecify.annotations.Nullable;

/** Sessions in the table {@code session}. */
@ApplicationScoped
public class JdbcSessionRepository implements SessionRepository {

    private static final String COLUMNS =
            "id, practice_id, staff_id, kind, token_hash, device_label, origin, proofs, created_at,"
                    + " last_action_at, ends_at, reauthenticated_at, idle_seconds, scopes, locked_at, revoked_at";

    private final Sql sql;
    private final TenantTransaction tenants;

    @Inject
    JdbcSessionRepository(Sql sql, TenantTransaction tenants) {
        this.sql = sql;
        this.tenants = tenants;
    }

    @Override
    public Optional<Session> findByToken(byte[] tokenHash) {
        tenants.lookUp(tokenHash);
        return sql.first(
                "select " + COLUMNS + " from session where token_hash = ?", JdbcSessionRepository::session, tokenHash);
    }

    @Override
    public Optional<Session> find(UUID id) {
        return sql.first("select " + COLUMNS + " from session where id = ?", JdbcSessionRepository::session, id);
    }

    @Override
    public Optional<Session> findForChange(UUID id) {
        return sql.first(
                "select " + COLUMNS + " from session where id = ? for update", JdbcSessionRepository::session, id);
    }

    @Override
    public void add(Session session) {
        sql.update(
                "insert into session (" + COLUMNS + ") values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
                session.id(),
                session.practiceId(),
                session.staffId(),
                session.kind(),
                session.tokenHash(),
                session.deviceLabel(),
                session.origin(),
                session.proofs().stream().sorted().map(SignInProof::name).toArray(String[]::new),
                session.createdAt(),
                session.lastActionAt(),
                session.endsAt(),
                session.reauthenticatedAt(),
                session.idleLimit().toSeconds(),
                session.scopes().isEverything()
                        ? Optional.empty()
                        : session.scopes().text(),
                session.lockedAt(),
                session.revokedAt());
    }

    @Override
    public void change(Session session) {
        sql.update(
                "update session set token_hash = ?, last_action_at = ?, reauthenticated_at = ?, locked_at = ?, revoked_at = ?"
                        + " where id = ?",
                session.tokenHash(),
                session.lastActionAt(),
                session.reauthenticatedAt(),
                session.lockedAt(),
                session.revokedAt(),
                session.id());
    }

    @Override
    public void noteAction(UUID id, Instant at) {
        sql.update("update session set last_action_at = ? where id = ? and last_action_at < ?", at, id, at);
    }

    @Override
    public void limitIdle(Duration limit, Instant now) {
        sql.update(
                "update session set idle_seconds = ? where practice_id = ? and kind = 'BROWSER' and revoked_at is null"
                        + " and locked_at is null and last_action_at + make_interval(secs => idle_seconds) > ?",
                limit.toSeconds(),
                tenants.practice(),
                now);
    }

    @Override
    public List<Session> listLive(UUID staffId, Instant now) {
        return sql
                .list(
                        "select " + COLUMNS
                                + " from session where practice_id = ? and staff_id = ? and revoked_at is null and ends_at > ?"
                                + " order by created_at desc, id desc",
                        JdbcSessionRepository::session,
                        tenants.practice(),
                        staffId,
                        now)
                .stream()
                .filter(session -> session.isLive(now))
                .toList();
    }

    @Override
    public int revokeEverybodys(Instant now) {
        return sql.update(
                "update session set revoked_at = ? where practice_id = ? and revoked_at is null and ends_at > ?",
                now,
                tenants.practice(),
                now);
    }

    @Override
    public List<UUID> revokeAll(UUID staffId, Optional<UUID> except, Instant now) {
        return sql.list(
                "update session set revoked_at = ? where practice_id = ? and staff_id = ? and revoked_at is null and id <> ?"
                        + " returning id",
                row -> Sql.uuid(row, "id"),
                now,
                tenants.practice(),
                staffId,
                except.orElse(new UUID(0, 0)));
    }

    private static Session session(ResultSet row) throws SQLException {
        return new Session(
                Sql.uuid(row, "id"),
                Sql.uuid(row, "practice_id"),
                Sql.uuid(row, "staff_id"),
                SessionKind.valueOf(row.getString("kind")),
                Optional.ofNullable(row.getBytes("token_hash")),
                row.getString("device_label"),
                row.getString("origin"),
                proofs((String[]) row.getArray("proofs").getArray()),
                Sql.instant(row, "created_at"),
                Sql.instant(row, "last_action_at"),
                Sql.instant(row, "ends_at"),
                Sql.instant(row, "reauthenticated_at"),
                Duration.ofSeconds(row.getLong("idle_seconds")),
                scopes(row.getString("scopes")),
                Sql.optionalInstant(row, "locked_at"),
                Sql.optionalInstant(row, "revoked_at"));
    }

    private static Scopes scopes(@Nullable String text) {
        return text == null ? Scopes.EVERYTHING : Scopes.known(text).orElseThrow();
    }

    private static Set<SignInProof> proofs(String[] names) {
        return Arrays.stream(names).map(SignInProof::valueOf).collect(Collectors.toSet());
    }
}
