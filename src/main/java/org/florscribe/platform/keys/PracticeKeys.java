package org.florscribe.platform.keys;

import com.google.crypto.tink.Aead;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import org.florscribe.platform.config.Setting;
import org.florscribe.platform.config.Settings;
import org.florscribe.platform.persistence.DataSources;
import org.florscribe.platform.persistence.DatabaseFailure;
import org.florscribe.platform.persistence.PracticeRemains;
import org.florscribe.platform.persistence.TenantTransaction;

/**
 * The keys of each practice, wrapped by the master key in the database, opened here for a few minutes at a time. Whoever meets
 * something sealed by a key that is not known here reads them anew, so a new key needs no news to be known everywhere.
 */
@ApplicationScoped
public class PracticeKeys {

    private static final String READ =
            "select wrapped, wrapped_index_key from keys.practice_keyset where practice_id = ? and destroyed_at is null";

    private final DataSources dataSources;
    private final TenantTransaction tenants;
    private final MasterKey master;
    private final Duration keptOpen;
    private final Clock clock;
    private final Map<UUID, Held> held = new ConcurrentHashMap<>();

    private record Held(PracticeKey key, Instant openedAt) {}

    @Inject
    PracticeKeys(DataSources dataSources, TenantTransaction tenants, MasterKey master, Settings settings, Clock clock) {
        this.keptOpen = settings.duration(Setting.KEY_CACHE);
        this.dataSources = dataSources;
        this.tenants = tenants;
        this.master = master;
        this.clock = clock;
    }

    /** Makes the keys of a new practice; the transaction has entered it. */
    public void create(UUID practiceId) {
        PracticeKey.Wrapped wrapped = PracticeKey.create(practiceId, master.aead());
        try (Connection connection = dataSources.inTransaction();
                var insert = connection.prepareStatement(
                        "insert into keys.practice_keyset (practice_id, wrapped, wrapped_index_key, created_at) values (?, ?, ?, ?)")) {
            insert.setObject(1, practiceId);
            insert.setBytes(2, wrapped.keyset());
            insert.setBytes(3, wrapped.indexKey());
            insert.setTimestamp(4, Timestamp.from(clock.instant()));
            insert.executeUpdate();
        } catch (SQLException e) {
            throw DatabaseFailure.of(e);
        }
    }

    /** How long a node may go on with keys that were changed meanwhile, and some more for what it is in the middle of. */
    Duration settling() {
        return keptOpen.plus(keptOpen.dividedBy(5));
    }

    /** The keys of the practice this transaction works for, with this one among them if it still opens anything. */
    PracticeKey opening(OptionalInt keyId) {
        PracticeKey kept = current();
        if (keyId.isEmpty() || kept.opens(keyId.getAsInt())) {
            return kept;
        }
        held.remove(kept.practiceId());
        return current();
    }

    /** The keys as they are in the database now, sealing with this one. Empty when another one seals. */
    Optional<PracticeKey> sealingWith(int keyId) {
        PracticeKey kept = current();
        if (kept.sealsWith() != keyId) {
            held.remove(kept.practiceId());
            kept = current();
        }
        return Optional.of(kept).filter(key -> key.sealsWith() == keyId);
    }

    /** Of the practice of this transaction. What seals is changed only in a transaction that seals nothing itself. */
    void change(Function<PracticeKey, PracticeKey.Wrapped> change) {
        UUID practiceId = tenants.practice();
        PracticeKey.Wrapped now =
                change.apply(PracticeKey.open(practiceId, read(practiceId, READ + " for update"), master.aead()));
        int primary = PracticeKey.open(practiceId, now, master.aead()).sealsWith();
        try (Connection connection = dataSources.inTransaction();
                var update = connection.prepareStatement("""
                        update keys.practice_keyset set wrapped = ?, wrapped_index_key = ?, primary_id = ?,
                          primary_since = case when primary_id is distinct from ? then ? else primary_since end
                        where practice_id = ?""")) {
            update.setBytes(1, now.keyset());
            update.setBytes(2, now.indexKey());
            update.setInt(3, primary);
            update.setInt(4, primary);
            update.setTimestamp(5, Timestamp.from(clock.instant()));
            update.setObject(6, practiceId);
            update.executeUpdate();
        } catch (SQLException e) {
            throw DatabaseFailure.of(e);
        }
        held.remove(practiceId);
    }

    /** What wraps the keys of this transaction's practice, for people. */
    String wrappedWith() {
        UUID practiceId = tenants.practice();
        return master.nameOf(read(practiceId, READ).indexKey());
    }

    /**
     * Wraps them with the present master key.
     *
     * @return false when it did already
     */
    boolean wrapAnew() {
        if (master.name().equals(wrappedWith())) {
            return false;
        }
        change(key -> key.wrappedBy(master.aead()));
        return true;
    }

    /** What wraps them. */
    Aead master() {
        return master.aead();
    }

    /** As they are in the database, kept for nobody. */
    PracticeKey fresh() {
        UUID practiceId = tenants.practice();
        return PracticeKey.open(practiceId, read(practiceId, READ), master.aead());
    }

    /** Since when the practice's sealing key seals. */
    Instant sealingSince() {
        try (Connection connection = dataSources.inTransaction();
                var select = connection.prepareStatement(
                        "select coalesce(primary_since, created_at) from keys.practice_keyset where practice_id = ?")) {
            select.setObject(1, tenants.practice());
            try (var rows = select.executeQuery()) {
                if (!rows.next()) {
                    throw new SealBroken("keys.practice_keyset of " + tenants.practice());
                }
                return rows.getTimestamp(1).toInstant();
            }
        } catch (SQLException e) {
            throw DatabaseFailure.of(e);
        }
    }

    /** Destroys all keys of the practice of this transaction, for good. */
    void destroy() {
        UUID practiceId = tenants.practice();
        try (Connection connection = dataSources.inTransaction();
                var update = connection.prepareStatement(PracticeRemains.KEYSET)) {
            update.setTimestamp(1, Timestamp.from(clock.instant()));
            update.setObject(2, practiceId);
            update.executeUpdate();
        } catch (SQLException e) {
            throw DatabaseFailure.of(e);
        }
        held.remove(practiceId);
    }

    /** The keys of the practice this transaction works for. */
    PracticeKey current() {
        UUID practiceId = tenants.practice();
        Instant now = clock.instant();
        Held kept = held.get(practiceId);
        if (kept != null && now.isBefore(kept.openedAt.plus(keptOpen))) {
            return kept.key;
        }
        PracticeKey key = PracticeKey.open(practiceId, read(practiceId, READ), master.aead());
        held.put(practiceId, new Held(key, now));
        return key;
    }

    private PracticeKey.Wrapped read(UUID practiceId, String select) {
        try (Connection connection = dataSources.inTransaction();
                var statement = connection.prepareStatement(select)) {
            statement.setObject(1, practiceId);
            try (var rows = statement.executeQuery()) {
                if (!rows.next()) {
                    throw new SealBroken("keys.practice_keyset of " + practiceId);
                }
                return new PracticeKey.Wrapped(rows.getBytes(1), rows.getBytes(2));
            }
        } catch (SQLException e) {
            throw DatabaseFailure.of(e);
        }
    }
}
