package org.florscribe.platform.keys;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import org.florscribe.platform.persistence.DataSources;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Counts how often a key of a practice seals, because random numbers of 96 bits are good for some four thousand million times.
 * A node takes a thousand at once and forgets what it did not use: the count may be too high, never too low.
 */
@ApplicationScoped
class KeyUse {

    /** A quarter of what is still safe. */
    static final long MOST = 1L << 30;

    private static final Logger LOG = LoggerFactory.getLogger(KeyUse.class);
    private static final long BLOCK = 1_000;

    /** Of a practice that is being set up; it is counted from its next use on. */
    private static final String NOT_THERE_YET = "23503";

    private final DataSources dataSources;
    private final Map<Counted, AtomicLong> left = new ConcurrentHashMap<>();

    private record Counted(UUID practiceId, int keyId) {}

    @Inject
    KeyUse(DataSources dataSources) {
        this.dataSources = dataSources;
    }

    void count(PracticeKey key) {
        var counted = new Counted(key.practiceId(), key.sealsWith());
        AtomicLong mine = left.computeIfAbsent(counted, it -> new AtomicLong());
        if (mine.decrementAndGet() < 0) {
            take(counted, mine);
        }
    }

    /** Beside the running transaction, whose end nobody is to wait for. A database that does not answer now is asked again. */
    private void take(Counted counted, AtomicLong mine) {
        try (Connection connection = dataSources.work().getConnection()) {
            connection.setAutoCommit(false);
            try (var enter = connection.prepareStatement("select set_config('app.practice_id', ?, true)");
                    var add = connection.prepareStatement("""
                            insert into keys.key_use (practice_id, key_id, uses) values (?, ?, ?)
                            on conflict (practice_id, key_id) do update set uses = keys.key_use.uses + excluded.uses""")) {
                enter.setString(1, counted.practiceId().toString());
                enter.execute();
                add.setObject(1, counted.practiceId());
                add.setInt(2, counted.keyId());
                add.setLong(3, BLOCK);
                add.executeUpdate();
                connection.commit();
                mine.addAndGet(BLOCK);
            } catch (SQLException e) {
                connection.rollback();
                throw e;
            } finally {
                connection.setAutoCommit(true);
            }
        } catch (SQLException e) {
            if (!NOT_THERE_YET.equals(e.getSQLState())) {
                LOG.atWarn().addKeyValue("state", e.getSQLState()).log("the use of a key is not counted just now");
            }
        }
    }
}
