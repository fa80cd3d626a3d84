package org.florscribe.platform.keys;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.florscribe.platform.persistence.DataSources;
import org.florscribe.platform.persistence.DatabaseFailure;
import org.florscribe.platform.persistence.TenantTransaction;

/** The keys of each practice, wrapped by the master key in the database, opened here for five minutes at a time. */
@ApplicationScoped
public class PracticeKeys {

    private static final Duration KEPT_OPEN = Duration.ofMinutes(5);

    private final DataSources dataSources;
    private final TenantTransaction tenants;
    private final MasterKey master;
    private final Clock clock;
    private final Map<UUID, Held> held = new ConcurrentHashMap<>();

    private record Held(PracticeKey key, Instant openedAt) {}

    @Inject
    PracticeKeys(DataSources dataSources, TenantTransaction tenants, MasterKey master, Clock clock) {
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

    /** The keys of the practice this transaction works for. */
    PracticeKey current() {
        UUID practiceId = tenants.practice();
        Instant now = clock.instant();
        Held kept = held.get(practiceId);
        if (kept != null && now.isBefore(kept.openedAt.plus(KEPT_OPEN))) {
            return kept.key;
        }
        PracticeKey key = PracticeKey.open(practiceId, read(practiceId), master.aead());
        held.put(practiceId, new Held(key, now));
        return key;
    }

    private PracticeKey.Wrapped read(UUID practiceId) {
        try (Connection connection = dataSources.inTransaction();
                var select = connection.prepareStatement(
                        "select wrapped, wrapped_index_key from keys.practice_keyset where practice_id = ?")) {
            select.setObject(1, practiceId);
            try (var rows = select.executeQuery()) {
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
