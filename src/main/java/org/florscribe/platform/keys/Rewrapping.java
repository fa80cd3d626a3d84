package org.florscribe.platform.keys;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.florscribe.platform.persistence.DataSources;
import org.florscribe.platform.persistence.DatabaseFailure;

/**
 * Moves what an old key of the practice wrapped and sealed to the key that seals now. Data keys are wrapped anew and what they
 * seal is not touched. What the practice's key sealed itself is found by the id of its key, which every ciphertext begins with,
 * in whichever column of the practice's tables it lies: no list of columns can be forgotten. By custom its cell is its table,
 * its column and its row's {@code id}.
 */
@ApplicationScoped
class Rewrapping {

    private static final String QUOTE = "\"";
    private static final int KEYS_AT_ONCE = 200;
    private static final int ROWS_AT_ONCE = 500;

    /** Without a column that names its row, a table is only looked through: nothing of the practice's key may lie there. */
    private static final String COLUMNS = """
            select c.relname, b.attname, (
              select r.attname from pg_attribute r left join pg_index k on k.indrelid = c.oid and k.indisprimary
              where r.attrelid = c.oid and r.atttypid = 'uuid'::regtype and not r.attisdropped
                and (r.attname = 'id' or (r.attnum = any(k.indkey) and r.attname <> 'practice_id'))
              order by r.attname <> 'id', r.attnum limit 1)
            from pg_class c join pg_namespace n on n.oid = c.relnamespace
            join pg_attribute p on p.attrelid = c.oid and p.attname = 'practice_id' and not p.attisdropped
            join pg_attribute b on b.attrelid = c.oid and b.atttypid = 'bytea'::regtype and not b.attisdropped
            where n.nspname = 'public' and c.relkind in ('r', 'p') and not c.relispartition
            order by 1, 2""";

    private final DataSources dataSources;
    private final KeyUse use;

    @Inject
    Rewrapping(DataSources dataSources, KeyUse use) {
        this.dataSources = dataSources;
        this.use = use;
    }

    /** Data keys that another key than this wraps. */
    int notWrappedBy(int keyId) {
        try (Connection connection = dataSources.inTransaction();
                PreparedStatement count = connection.prepareStatement(
                        "select count(*) from keys.data_key where wrapped is not null and wrapped_by is distinct from ?")) {
            count.setInt(1, keyId);
            try (ResultSet rows = count.executeQuery()) {
                rows.next();
                return rows.getInt(1);
            }
        } catch (SQLException e) {
            throw DatabaseFailure.of(e);
        }
    }

    /** @return how many data keys were wrapped anew, a few hundred at most */
    int wrapMore(PracticeKey practice) {
        try (Connection connection = dataSources.inTransaction();
                PreparedStatement select = connection.prepareStatement("""
                        select id, subject_kind, subject_id, patient_id, wrapped from keys.data_key
                        where practice_id = ? and wrapped is not null and wrapped_by is distinct from ?
                        order by id limit ? for update""");
                PreparedStatement update = connection.prepareStatement(
                        "update keys.data_key set wrapped = ?, wrapped_by = ? where practice_id = ? and id = ?")) {
            select.setObject(1, practice.practiceId());
            select.setInt(2, practice.sealsWith());
            select.setInt(3, KEYS_AT_ONCE);
            int wrapped = 0;
            try (ResultSet rows = select.executeQuery()) {
                while (rows.next()) {
                    DataKeyBinding binding = Vault.binding(rows);
                    update.setBytes(1, practice.rewrapDataKey(binding, rows.getBytes("wrapped"), binding));
                    update.setInt(2, practice.sealsWith());
                    update.setObject(3, practice.practiceId());
                    update.setObject(4, binding.id());
                    update.addBatch();
                    use.count(practice);
                    wrapped++;
                }
            }
            update.executeBatch();
            return wrapped;
        } catch (SQLException e) {
            throw DatabaseFailure.of(e);
        }
    }

    /**
     * A column in which something of the practice may lie sealed.
     *
     * @param row names its row in the value's cell
     */
    record Place(String table, String column, Optional<String> row) {

        /** Binds: the old key's beginning, the row before, how many. */
        String stretchSql() {
            return "select " + rowSql() + ", coalesce(substring(" + quoted(column) + " from 1 for 5) = ?, false) from "
                    + quoted(table) + " where practice_id = current_practice() and " + rowSql() + " > ? order by "
                    + rowSql() + " limit ?";
        }

        /** Binds: the old key's beginning. */
        String anySql() {
            return "select 1 from " + quoted(table) + " where practice_id = current_practice() and substring("
                    + quoted(column) + " from 1 for 5) = ? limit 1";
        }

        /** Binds: the row. */
        String readSql() {
            return "select " + quoted(column) + " from " + quoted(table)
                    + " where practice_id = current_practice() and " + rowSql() + " = ? for update";
        }

        /** Binds: the value, the row. */
        String writeSql() {
            return "update " + quoted(table) + " set " + quoted(column)
                    + " = ? where practice_id = current_practice() and " + rowSql() + " = ?";
        }

        private String rowSql() {
            return quoted(row.orElse("id"));
        }

        /** Names from the catalogue only. */
        private static String quoted(String name) {
            return QUOTE + name.replace(QUOTE, QUOTE + QUOTE) + QUOTE;
        }

        @Override
        public String toString() {
            return table + "." + column;
        }
    }

    List<Place> places() {
        try (Connection connection = dataSources.inTransaction();
                PreparedStatement select = connection.prepareStatement(COLUMNS);
                ResultSet rows = select.executeQuery()) {
            List<Place> places = new ArrayList<>();
            while (rows.next()) {
                places.add(new Place(rows.getString(1), rows.getString(2), Optional.ofNullable(rows.getString(3))));
            }
            return places;
        } catch (SQLException e) {
            throw DatabaseFailure.of(e);
        }
    }

    /**
     * A stretch of one column.
     *
     * @param last the row it ended with; empty at the column's end
     */
    record Stretch(int sealed, Optional<UUID> last) {}

    /**
     * Seals anew what the old key sealed in the next rows of a column.
     *
     * @throws SealBroken when something there is sealed by the old key and not as the cell it lies in
     */
    Stretch sealMore(PracticeKey practice, int oldId, Place place, Optional<UUID> after) {
        if (place.row().isEmpty()) {
            refuseAny(oldId, place);
            return new Stretch(0, Optional.empty());
        }
        try (Connection connection = dataSources.inTransaction();
                PreparedStatement select = connection.prepareStatement(place.stretchSql())) {
            select.setBytes(1, Keysets.prefix(oldId));
            select.setObject(2, after.orElse(new UUID(0, 0)));
            select.setInt(3, ROWS_AT_ONCE);
            List<UUID> found = new ArrayList<>();
            List<UUID> seen = new ArrayList<>();
            try (ResultSet rows = select.executeQuery()) {
                while (rows.next()) {
                    seen.add(rows.getObject(1, UUID.class));
                    if (rows.getBoolean(2)) {
                        found.add(rows.getObject(1, UUID.class));
                    }
                }
            }
            for (UUID id : found) {
                sealAnew(connection, practice, place, id);
            }
            return new Stretch(
                    found.size(),
                    seen.size() < ROWS_AT_ONCE ? Optional.empty() : Optional.of(seen.get(seen.size() - 1)));
        } catch (SQLException e) {
            throw DatabaseFailure.of(e);
        }
    }

    private void refuseAny(int oldId, Place place) {
        try (Connection connection = dataSources.inTransaction();
                PreparedStatement select = connection.prepareStatement(place.anySql())) {
            select.setBytes(1, Keysets.prefix(oldId));
            try (ResultSet rows = select.executeQuery()) {
                if (rows.next()) {
                    throw new SealBroken(place + ", whose rows have no name");
                }
            }
        } catch (SQLException e) {
            throw DatabaseFailure.of(e);
        }
    }

    private void sealAnew(Connection connection, PracticeKey practice, Place place, UUID id) throws SQLException {
        Cell cell = new Cell(place.table(), place.column(), id);
        try (PreparedStatement select = connection.prepareStatement(place.readSql());
                PreparedStatement update = connection.prepareStatement(place.writeSql())) {
            select.setObject(1, id);
            try (ResultSet rows = select.executeQuery()) {
                byte[] sealed = rows.next() ? rows.getBytes(1) : null;
                if (sealed == null || Keysets.sealedBy(sealed).orElse(practice.sealsWith()) == practice.sealsWith()) {
                    return;
                }
                use.count(practice);
                update.setBytes(1, practice.seal(cell, practice.open(cell, sealed)));
                update.setObject(2, id);
                update.executeUpdate();
            }
        }
    }
}
