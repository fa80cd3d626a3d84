package org.florscribe.adapter.jpa;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Optional;
import org.florscribe.platform.keys.Hmac;
import org.florscribe.platform.keys.MasterKey;
import org.florscribe.practice.identity.ThrottleKey;
import org.florscribe.practice.identity.ThrottleRepository;

/** Counters in the table {@code sign_in_throttle}, under keyed hashes: the table tells nobody's address. */
@ApplicationScoped
public class JdbcThrottleRepository implements ThrottleRepository {

    private final Sql sql;
    private final MasterKey master;

    @Inject
    JdbcThrottleRepository(Sql sql, MasterKey master) {
        this.sql = sql;
        this.master = master;
    }

    @Override
    public Optional<Count> find(ThrottleKey key) {
        return sql.first(
                "select failures, last_failure_at, blocked_until from sign_in_throttle where key_hash = ?",
                JdbcThrottleRepository::count,
                hash(key));
    }

    @Override
    public Optional<Count> findForChange(ThrottleKey key) {
        byte[] hash = hash(key);
        // a row to lock, for the first failure too
        sql.update(
                "insert into sign_in_throttle (key_hash, failures, last_failure_at) values (?, 0, ?) on conflict do nothing",
                hash,
                Instant.EPOCH);
        return sql.first(
                "select failures, last_failure_at, blocked_until from sign_in_throttle where key_hash = ? for update",
                JdbcThrottleRepository::count,
                hash);
    }

    @Override
    public void store(ThrottleKey key, Count count) {
        sql.update(
                "insert into sign_in_throttle (key_hash, failures, last_failure_at, blocked_until) values (?, ?, ?, ?)"
                        + " on conflict (key_hash) do update set failures = excluded.failures,"
                        + " last_failure_at = excluded.last_failure_at, blocked_until = excluded.blocked_until",
                hash(key),
                count.failures(),
                count.lastFailureAt(),
                count.blockedUntil());
    }

    @Override
    public void forget(ThrottleKey key) {
        sql.update("delete from sign_in_throttle where key_hash = ?", hash(key));
    }

    @Override
    public int noteFailed(ThrottleKey address, ThrottleKey account, Instant since, Instant now) {
        sql.update("delete from sign_in_failed where failed_at < ?", since);
        byte[] from = hash(address);
        sql.update(
                "insert into sign_in_failed (address_hash, account_hash, failed_at) values (?, ?, ?)"
                        + " on conflict (address_hash, account_hash) do update set failed_at = excluded.failed_at",
                from,
                hash(account),
                now);
        return sql.first("select count(*) from sign_in_failed where address_hash = ?", row -> row.getInt(1), from)
                .orElse(0);
    }

    private static Count count(ResultSet row) throws SQLException {
        return new Count(
                row.getInt("failures"), Sql.instant(row, "last_failure_at"), Sql.optionalInstant(row, "blocked_until"));
    }

    private byte[] hash(ThrottleKey key) {
        return Hmac.of(master.derive("sign-in-throttle"), key.kind() + "\n" + key.value());
    }
}
