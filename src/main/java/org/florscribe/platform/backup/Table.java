package org.florscribe.platform.backup;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * A table that belongs in a backup.
 *
 * @param byPractice whether rows are seen one practice at a time
 */
record Table(String schema, String name, boolean byPractice, List<String> columns) {

    private static final String QUOTE = "\"";

    /**
     * All but the tables of the job server, which finds its work again by itself, and Flyway's own, which the program that
     * restores writes; partitions are read through their table.
     */
    private static final String ALL = """
            select n.nspname, c.relname, c.relrowsecurity,
              (select string_agg(a.attname, ',' order by a.attnum) from pg_attribute a
               where a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped and a.attgenerated = '')
            from pg_class c join pg_namespace n on n.oid = c.relnamespace
            where n.nspname in ('public', 'keys') and c.relkind in ('r', 'p') and not c.relispartition
              and c.relname <> 'flyway_schema_history'
            order by 1, 2""";

    /** Which table refers to which. */
    private static final String REFERENCES = """
            select a.nspname || '.' || c.relname, b.nspname || '.' || p.relname
            from pg_constraint k join pg_class c on c.oid = k.conrelid join pg_namespace a on a.oid = c.relnamespace
            join pg_class p on p.oid = k.confrelid join pg_namespace b on b.oid = p.relnamespace
            where k.contype = 'f' and c.oid <> p.oid""";

    static List<Table> all(Connection connection) throws SQLException {
        List<Table> tables = new ArrayList<>();
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(ALL)) {
            while (rows.next()) {
                tables.add(new Table(
                        rows.getString(1),
                        rows.getString(2),
                        rows.getBoolean(3),
                        List.of(rows.getString(4).split(","))));
            }
        }
        return tables;
    }

    /** The same, each after those it refers to. */
    static List<Table> inOrder(Connection connection) throws SQLException {
        List<String[]> references = new ArrayList<>();
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(REFERENCES)) {
            while (rows.next()) {
                references.add(new String[] {rows.getString(1), rows.getString(2)});
            }
        }
        List<Table> left = all(connection);
        List<Table> ordered = new ArrayList<>();
        while (!left.isEmpty()) {
            List<String> open = left.stream().map(Table::fullName).toList();
            List<Table> free = left.stream()
                    .filter(table ->
                            references.stream().noneMatch(it -> it[0].equals(table.fullName()) && open.contains(it[1])))
                    .toList();
            if (free.isEmpty()) {
                throw new IllegalStateException("These tables refer to each other in a ring: " + open);
            }
            ordered.addAll(free);
            left.removeAll(free);
        }
        return ordered;
    }

    boolean ofKeys() {
        return schema.equals("keys");
    }

    String fullName() {
        return schema + "." + name;
    }

    String fileName() {
        return (fullName() + ".sealed").toLowerCase(Locale.ROOT);
    }

    /** Of all rows that are seen. */
    String outSql() {
        return "copy (select " + columnsSql() + " from " + sql() + ") to stdout";
    }

    String inSql() {
        return "copy " + sql() + " (" + columnsSql() + ") from stdin";
    }

    /** @param forced for the owner of the table too */
    String rowSecuritySql(boolean forced) {
        return "alter table " + sql() + (forced ? " force" : " no force") + " row level security";
    }

    private String sql() {
        return quoted(schema) + "." + quoted(name);
    }

    private String columnsSql() {
        return String.join(", ", columns.stream().map(Table::quoted).toList());
    }

    /** Names from the catalogue only. */
    private static String quoted(String name) {
        return QUOTE + name.replace(QUOTE, QUOTE + QUOTE) + QUOTE;
    }
}
