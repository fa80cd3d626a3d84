package org.florscribe.platform.backup;

import java.io.IOException;
import java.io.InputStream;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.sql.Timestamp;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.florscribe.platform.keys.ErasedKeys;
import org.florscribe.platform.keys.KeyRing;
import org.florscribe.platform.keys.MasterKey;
import org.postgresql.PGConnection;

/** The tables of an empty database while they are filled, in one transaction of the role that owns them. */
final class RestoredTables {

    /** Ids of recordings begin with the milliseconds they were made at. */
    private static final String DAYS = """
            select restore_live_partition(day) from (select distinct
              (to_timestamp(('x' || left(replace(recording_id::text, '-', ''), 12))::bit(48)::bigint / 1000.0) at time zone 'UTC')::date as day
              from live_recording) days""";

    private final Connection connection;
    private final List<Table> tables;

    RestoredTables(Connection connection) throws SQLException {
        this.connection = connection;
        this.tables = new ArrayList<>(Table.inOrder(connection));
        // its partitions are made once it is known for which days
        tables.sort(Comparator.comparing(table -> table.name().equals("live_segment")));
    }

    void requireEmpty() throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(
                        "select (select count(*) from tenant) + (select count(*) from installation)")) {
            rows.next();
            if (rows.getInt(1) > 0) {
                throw new IllegalStateException(
                        "The database is not empty. A backup is brought back into an empty one only: use another DATA_DIR or database.");
            }
        }
    }

    /** @return how many rows there are now */
    long load(StoredSet data, StoredSet keys) throws SQLException, IOException {
        rowSecurity(false);
        long rows = 0;
        for (Table table : tables) {
            if (table.name().equals("live_segment")) {
                try (Statement statement = connection.createStatement()) {
                    statement.execute(DAYS);
                }
            }
            StoredSet set = table.ofKeys() ? keys : data;
            if (!set.has(table.fileName())) {
                throw new IllegalStateException("The backup has no table " + table.fullName() + ".");
            }
            try (InputStream in = set.open(table.fileName())) {
                long loaded = connection.unwrap(PGConnection.class).getCopyAPI().copyIn(table.inSql(), in);
                if (loaded != set.rows(table.fileName())) {
                    throw new IllegalStateException("Of table " + table.fullName() + " came " + loaded + " rows, not "
                            + set.rows(table.fileName()) + ".");
                }
                rows += loaded;
            } catch (SQLException e) {
                throw new IllegalStateException(
                        "Table " + table.fullName() + " cannot be filled: state " + e.getSQLState(), e);
            }
        }
        return rows;
    }

    /** @return how many of these keys the backup still had */
    int destroyAgain(ErasedKeys erased) throws SQLException {
        int destroyed = 0;
        try (var key = connection.prepareStatement(
                        "update keys.data_key set wrapped = null, wrapped_by = null, destroyed_at = ? where id = ? and wrapped is not null");
                var visit = connection.prepareStatement(
                        "update encounter set destroyed_at = ?, attention_code = null where data_key_id = ? and destroyed_at is null");
                var names = connection.prepareStatement(
                        "delete from patient_name_token t using patient p where p.data_key_id = ? and t.patient_id = p.id");
                var patient = connection.prepareStatement(
                        "update patient set destroyed_at = ?, sealed_mrn = null, mrn_index = null, birth_date_index = '' where data_key_id = ? and destroyed_at is null")) {
            for (Map.Entry<UUID, ErasedKeys.Erased> entry : erased.keys().entrySet()) {
                Timestamp at = Timestamp.from(entry.getValue().at());
                if (entry.getValue().practiceId().equals(entry.getKey())) {
                    destroyed += EndedAgain.end(connection, entry.getKey(), at);
                    continue;
                }
                key.setTimestamp(1, at);
                key.setObject(2, entry.getKey());
                destroyed += key.executeUpdate();
                visit.setTimestamp(1, at);
                visit.setObject(2, entry.getKey());
                visit.executeUpdate();
                names.setObject(1, entry.getKey());
                names.executeUpdate();
                patient.setTimestamp(1, at);
                patient.setObject(2, entry.getKey());
                patient.executeUpdate();
            }
        }
        return destroyed;
    }

    /** Opens every key there is, so that nobody finds out later; then tables are closed again for all but their practice. */
    int openKeys(MasterKey master) throws SQLException {
        int opened = new KeyRing(master).openAll(connection);
        rowSecurity(true);
        return opened;
    }

    private void rowSecurity(boolean forced) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            for (Table table : tables) {
                if (table.byPractice()) {
                    statement.execute(table.rowSecuritySql(forced));
                }
            }
        }
    }
}
