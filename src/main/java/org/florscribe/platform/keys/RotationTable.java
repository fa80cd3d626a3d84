package org.florscribe.platform.keys;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.sql.Types;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.florscribe.platform.persistence.DataSources;
import org.florscribe.platform.persistence.DatabaseFailure;
import org.jspecify.annotations.Nullable;

/** The table {@code keys.rotation}, in the running transaction and the practice it works for. */
@ApplicationScoped
class RotationTable {

    private static final String COLUMNS =
            "id, old_id, new_id, state, total, done, pass, place, place_id, added_at, primary_at, disabled_at, destroy_after";

    private final DataSources dataSources;

    @Inject
    RotationTable(DataSources dataSources) {
        this.dataSources = dataSources;
    }

    /** Newest first. */
    List<Rotation> list() {
        return read("select " + COLUMNS + " from keys.rotation order by added_at desc, id desc");
    }

    /** The one under way, for this transaction alone; empty when there is none, or another node is at it. */
    Optional<Rotation> underWay() {
        return read("select " + COLUMNS
                        + " from keys.rotation where state in ('ADDED', 'REWRAPPING') for update skip locked")
                .stream()
                .findFirst();
    }

    /** Those whose old key only opens old backups. */
    List<Rotation> retired() {
        return read("select " + COLUMNS
                + " from keys.rotation where state = 'DISABLED' order by disabled_at for update skip locked");
    }

    void add(UUID practiceId, Rotation rotation, Optional<UUID> askedBy) {
        change(
                "insert into keys.rotation (id, practice_id, old_id, new_id, state, added_at, asked_by) values (?, ?, ?, ?, ?, ?, ?)",
                rotation.id(),
                practiceId,
                rotation.oldId(),
                rotation.newId(),
                rotation.state().name(),
                rotation.addedAt(),
                askedBy.orElse(null));
    }

    void primary(UUID id, int total, Instant now) {
        change("update keys.rotation set state = 'REWRAPPING', total = ?, primary_at = ? where id = ?", total, now, id);
    }

    void wrapped(UUID id, int more) {
        change("update keys.rotation set done = least(total, done + ?) where id = ?", more, id);
    }

    void at(UUID id, int pass, String place, Optional<UUID> placeId) {
        change(
                "update keys.rotation set pass = ?, place = ?, place_id = ? where id = ?",
                pass,
                place,
                placeId.orElse(null),
                id);
    }

    void disabled(UUID id, Instant now, Instant destroyAfter) {
        change(
                "update keys.rotation set state = 'DISABLED', done = total, disabled_at = ?, destroy_after = ? where id = ?",
                now,
                destroyAfter,
                id);
    }

    void destroyed(UUID id, Instant now) {
        change("update keys.rotation set state = 'DESTROYED', destroyed_at = ? where id = ?", now, id);
    }

    /** How often this key sealed, at most. */
    long uses(int keyId) {
        try (Connection connection = dataSources.inTransaction();
                PreparedStatement select =
                        connection.prepareStatement("select uses from keys.key_use where key_id = ?")) {
            select.setInt(1, keyId);
            try (ResultSet rows = select.executeQuery()) {
                return rows.next() ? rows.getLong(1) : 0;
            }
        } catch (SQLException e) {
            throw DatabaseFailure.of(e);
        }
    }

    private List<Rotation> read(String sql) {
        try (Connection connection = dataSources.inTransaction();
                PreparedStatement select = connection.prepareStatement(sql);
                ResultSet rows = select.executeQuery()) {
            List<Rotation> found = new ArrayList<>();
            while (rows.next()) {
                found.add(new Rotation(
                        rows.getObject("id", UUID.class),
                        rows.getInt("old_id"),
                        rows.getInt("new_id"),
                        Rotation.State.valueOf(rows.getString("state")),
                        rows.getInt("total"),
                        rows.getInt("done"),
                        rows.getInt("pass"),
                        rows.getString("place"),
                        Optional.ofNullable(rows.getObject("place_id", UUID.class)),
                        rows.getTimestamp("added_at").toInstant(),
                        instant(rows, "primary_at"),
                        instant(rows, "disabled_at"),
                        instant(rows, "destroy_after")));
            }
            return found;
        } catch (SQLException e) {
            throw DatabaseFailure.of(e);
        }
    }

    private void change(String sql, @Nullable Object... values) {
        try (Connection connection = dataSources.inTransaction();
                PreparedStatement statement = connection.prepareStatement(sql)) {
            for (int i = 0; i < values.length; i++) {
                Object value = values[i];
                if (value == null) {
                    statement.setNull(i + 1, Types.OTHER);
                } else if (value instanceof Instant instant) {
                    statement.setTimestamp(i + 1, Timestamp.from(instant));
                } else {
                    statement.setObject(i + 1, value);
                }
            }
            statement.executeUpdate();
        } catch (SQLException e) {
            throw DatabaseFailure.of(e);
        }
    }

    private static Optional<Instant> instant(ResultSet row, String column) throws SQLException {
        return Optional.ofNullable(row.getTimestamp(column)).map(Timestamp::toInstant);
    }
}
