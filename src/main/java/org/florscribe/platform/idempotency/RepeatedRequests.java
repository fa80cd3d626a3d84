package org.florscribe.platform.idempotency;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.security.MessageDigest;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.florscribe.platform.keys.Cell;
import org.florscribe.platform.keys.Vault;
import org.florscribe.platform.persistence.DataSources;
import org.florscribe.platform.persistence.DatabaseFailure;
import org.florscribe.platform.persistence.TenantTransaction;
import org.florscribe.practice.identity.Caller;
import org.florscribe.shared.Ids;

/**
 * Remembers, for a day, what a person's request with an Idempotency-Key answered. Each verb is a transaction of its own:
 * the claim is seen by other nodes before the work begins.
 */
@ApplicationScoped
public class RepeatedRequests {

    private static final Duration KEPT = Duration.ofHours(24);

    /** No request takes this long: one still unanswered after it died with its node, and may be done again. */
    private static final Duration LONGEST_REQUEST = Duration.ofMinutes(6);

    private final DataSources dataSources;
    private final TenantTransaction tenants;
    private final Vault vault;
    private final Clock clock;

    @Inject
    RepeatedRequests(DataSources dataSources, TenantTransaction tenants, Vault vault, Clock clock) {
        this.dataSources = dataSources;
        this.tenants = tenants;
        this.vault = vault;
        this.clock = clock;
    }

    /** What a key turns out to be. */
    public sealed interface Claim {
        /** New: do it, then {@link #keep} or {@link #release}. */
        record First(UUID id) implements Claim {}

        /** Done before: give the same answer. */
        record Answered(KeptAnswer answer) implements Claim {}

        /** The first one is still at work. */
        record Running() implements Claim {}

        /** The key was used for another request. */
        record Differs() implements Claim {}
    }

    private record Stored(UUID id, byte[] requestHash, Optional<byte[]> sealedAnswer, Instant createdAt) {}

    /**
     * @param keyHash SHA-256 of the key
     * @param requestHash SHA-256 of method, address and body
     */
    @Transactional(Transactional.TxType.REQUIRES_NEW)
    public Claim claim(Caller person, byte[] keyHash, byte[] requestHash) {
        tenants.enter(person.practice());
        Instant now = clock.instant();
        try (Connection connection = dataSources.inTransaction()) {
            forget(connection, person.practice(), now);
            UUID id = Ids.next();
            if (insert(connection, id, person, keyHash, requestHash, now)) {
                return new Claim.First(id);
            }
            Stored stored = read(connection, person, keyHash);
            if (!MessageDigest.isEqual(stored.requestHash, requestHash)) {
                return new Claim.Differs();
            }
            if (stored.sealedAnswer.isEmpty()) {
                return new Claim.Running();
            }
            return new Claim.Answered(
                    AnswerBytes.read(vault.openForPractice(cell(stored.id), stored.sealedAnswer.get())));
        } catch (SQLException e) {
            throw DatabaseFailure.of(e);
        }
    }

    @Transactional(Transactional.TxType.REQUIRES_NEW)
    public void keep(Caller person, UUID id, KeptAnswer answer) {
        tenants.enter(person.practice());
        try (Connection connection = dataSources.inTransaction();
                var update = connection.prepareStatement(
                        "update idempotency_key set status = ?, sealed_answer = ? where id = ?")) {
            update.setInt(1, answer.status());
            update.setBytes(2, vault.sealForPractice(cell(id), AnswerBytes.write(answer)));
            update.setObject(3, id);
            update.executeUpdate();
        } catch (SQLException e) {
            throw DatabaseFailure.of(e);
        }
    }

    /** It changed nothing, so the same key may be used again. */
    @Transactional(Transactional.TxType.REQUIRES_NEW)
    public void release(Caller person, UUID id) {
        tenants.enter(person.practice());
        try (Connection connection = dataSources.inTransaction();
                var delete = connection.prepareStatement("delete from idempotency_key where id = ?")) {
            delete.setObject(1, id);
            delete.executeUpdate();
        } catch (SQLException e) {
            throw DatabaseFailure.of(e);
        }
    }

    private static void forget(Connection connection, UUID practiceId, Instant now) throws SQLException {
        try (var delete = connection.prepareStatement(
                "delete from idempotency_key where practice_id = ? and (created_at < ? or (status is null and created_at < ?))")) {
            delete.setObject(1, practiceId);
            delete.setTimestamp(2, Timestamp.from(now.minus(KEPT)));
            delete.setTimestamp(3, Timestamp.from(now.minus(LONGEST_REQUEST)));
            delete.executeUpdate();
        }
    }

    private static boolean insert(
            Connection connection, UUID id, Caller person, byte[] keyHash, byte[] requestHash, Instant now)
            throws SQLException {
        try (var insert = connection.prepareStatement(
                "insert into idempotency_key (id, practice_id, staff_id, key_hash, request_hash, created_at)"
                        + " values (?, ?, ?, ?, ?, ?) on conflict (practice_id, staff_id, key_hash) do nothing")) {
            insert.setObject(1, id);
            insert.setObject(2, person.practice());
            insert.setObject(3, person.staff());
            insert.setBytes(4, keyHash);
            insert.setBytes(5, requestHash);
            insert.setTimestamp(6, Timestamp.from(now));
            return insert.executeUpdate() == 1;
        }
    }

    private static Stored read(Connection connection, Caller person, byte[] keyHash) throws SQLException {
        try (var select =
                connection.prepareStatement("select id, request_hash, sealed_answer, created_at from idempotency_key"
                        + " where practice_id = ? and staff_id = ? and key_hash = ?")) {
            select.setObject(1, person.practice());
            select.setObject(2, person.staff());
            select.setBytes(3, keyHash);
            try (var rows = select.executeQuery()) {
                if (!rows.next()) {
                    throw new IllegalStateException("A kept answer was taken away meanwhile");
                }
                return new Stored(
                        rows.getObject(1, UUID.class),
                        rows.getBytes(2),
                        Optional.ofNullable(rows.getBytes(3)),
                        rows.getTimestamp(4).toInstant());
            }
        }
    }

    private static Cell cell(UUID id) {
        return new Cell("idempotency_key", "sealed_answer", id);
    }
}
