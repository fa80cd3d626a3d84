package org.florscribe.testing;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/** The tables of a running product as their owner sees them: with one practice set, as row-level security wants it. */
public final class Tables {

    private final RunningProduct product;

    public Tables(RunningProduct product) {
        this.product = product;
    }

    /** @return how many rows it changed */
    public int execute(UUID practice, String sql, Object... values) throws SQLException {
        try (Connection connection = opened(practice);
                PreparedStatement statement = prepared(connection, sql, values)) {
            int changed = statement.executeUpdate();
            connection.commit();
            return changed;
        }
    }

    /** The first column of every row, as text. */
    public List<String> column(UUID practice, String sql, Object... values) throws SQLException {
        try (Connection connection = opened(practice);
                PreparedStatement statement = prepared(connection, sql, values);
                ResultSet rows = statement.executeQuery()) {
            List<String> column = new ArrayList<>();
            while (rows.next()) {
                column.add(rows.getString(1));
            }
            return column;
        }
    }

    public int count(UUID practice, String table, String column, UUID value) throws SQLException {
        return Integer.parseInt(column(practice, "select count(*) from " + table + " where " + column + " = ?", value)
                .get(0));
    }

    private Connection opened(UUID practice) throws SQLException {
        Connection connection = product.ownerConnection();
        try (PreparedStatement set = connection.prepareStatement("select set_config('app.practice_id', ?, true)")) {
            connection.setAutoCommit(false);
            set.setString(1, practice.toString());
            set.execute();
            return connection;
        } catch (SQLException e) {
            connection.close();
            throw e;
        }
    }

    private static PreparedStatement prepared(Connection connection, String sql, Object... values) throws SQLException {
        PreparedStatement statement = connection.prepareStatement(sql);
        for (int i = 0; i < values.length; i++) {
            statement.setObject(i + 1, values[i]);
        }
        return statement;
    }
}
