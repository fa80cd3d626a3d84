package org.florscribe.adapter.jpa;

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

/**
 * Statements in the running transaction, for tables whose rows change by one conditional statement (links, tokens, counters)
 * or are read at every request (sessions). Values are always bound.
 */
@ApplicationScoped
class Sql {

    private final DataSources dataSources;

    @Inject
    Sql(DataSources dataSources) {
        this.dataSources = dataSources;
    }

    /** Reads the columns of the current row. */
    @FunctionalInterface
    interface Reading<T> {
        T read(ResultSet row) throws SQLException;
    }

    <T> List<T> list(String sql, Reading<T> reading, Object... values) {
        try (Connection connection = dataSources.inTransaction();
                PreparedStatement statement = bind(connection, sql, values);
                ResultSet rows = statement.executeQuery()) {
            List<T> found = new ArrayList<>();
            while (rows.next()) {
                found.add(reading.read(rows));
            }
            return found;
        } catch (SQLException e) {
            throw DatabaseFailure.of(e);
        }
    }

    <T> Optional<T> first(String sql, Reading<T> reading, Object... values) {
        return list(sql, reading, values).stream().findFirst();
    }

    /** @return how many rows it touched */
    int update(String sql, Object... values) {
        try (Connection connection = dataSources.inTransaction();
                PreparedStatement statement = bind(connection, sql, values)) {
            return statement.executeUpdate();
        } catch (SQLException e) {
            throw DatabaseFailure.of(e);
        }
    }

    static Instant instant(ResultSet row, String column) throws SQLException {
        return row.getTimestamp(column).toInstant();
    }

    static Optional<Instant> optionalInstant(ResultSet row, String column) throws SQLException {
        return Optional.ofNullable(row.getTimestamp(column)).map(Timestamp::toInstant);
    }

    static UUID uuid(ResultSet row, String column) throws SQLException {
        return row.getObject(column, UUID.class);
    }

    private static PreparedStatement bind(Connection connection, String sql, Object... values) throws SQLException {
        PreparedStatement statement = connection.prepareStatement(sql);
        for (int i = 0; i < values.length; i++) {
            bind(connection, statement, i + 1, values[i]);
        }
        return statement;
    }

    private static void bind(Connection connection, PreparedStatement statement, int at, @Nullable Object value)
            throws SQLException {
        if (value instanceof Optional<?> optional) {
            bind(connection, statement, at, optional.orElse(null));
        } else if (value == null) {
            statement.setNull(at, Types.NULL);
        } else if (value instanceof Instant instant) {
            statement.setTimestamp(at, Timestamp.from(instant));
        } else if (value instanceof byte[] bytes) {
            statement.setBytes(at, bytes);
        } else if (value instanceof Enum<?> constant) {
            statement.setString(at, constant.name());
        } else if (value instanceof String[] texts) {
            statement.setArray(at, connection.createArrayOf("text", texts));
        } else {
            statement.setObject(at, value);
        }
    }
}
