package org.florscribe.testing;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
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

    /**
     * Of every table with rows of practices: how many this one has, and a hash of all that is in them. Without what the product
     * does by itself at any time: telling and signing where the access log ends.
     */
    public Map<String, String> fingerprints(UUID practice) throws SQLException {
        Map<String, String> prints = new TreeMap<>();
        try (Connection connection = product.superuserConnection();
                Statement sql = connection.createStatement()) {
            List<String> tables = new ArrayList<>();
            try (ResultSet rows = sql.executeQuery("""
                    select c.oid::regclass::text from pg_class c join pg_attribute a on a.attrelid = c.oid
                    where c.relkind in ('r', 'p') and not c.relispartition -- days of audio come and go; the whole has their rows
                      and a.attname = 'practice_id' and not a.attisdropped order by 1""")) {
                while (rows.next()) {
                    tables.add(rows.getString(1));
                }
            }
            tables.remove("audit_head");
            for (String table : tables) {
                String besides = table.equals("audit_event") ? " and action <> 'AUDIT_HEAD_SIGNED'" : "";
                try (ResultSet row = sql.executeQuery(
                        "select count(*) || ' ' || coalesce(md5(string_agg(t::text, '|' order by t::text)), '')"
                                + " from " + table + " t where practice_id = '" + practice + "'" + besides)) {
                    row.next();
                    prints.put(table, row.getString(1));
                }
            }
        }
        return prints;
    }

    private Connection opened(UUID practice) throws SQLException {
        Connection connection = product.ownerConnection();
        try (PreparedStatement set = connection.prepareStatement(
                "select set_config('app.practice_id', ?, true), set_config('app.viewer', '*', true)")) {
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
