package org.florscribe.platform.persistence;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;

/** Whether the database itself keeps practices apart (security.md 2.8): the role owns nothing, every tenant table is closed. */
final class IsolationCheck {

    private static final String ROLE = """
            select rolsuper, rolbypassrls,
              (select count(*) from pg_class c where c.relowner = r.oid and c.relkind in ('r', 'p')) as owned
            from pg_roles r where rolname = current_user""";

    private static final String OPEN_TABLES = """
            select n.nspname || '.' || c.relname
            from pg_class c join pg_namespace n on n.oid = c.relnamespace
            where c.relkind in ('r', 'p')
              and exists (select 1 from pg_attribute a where a.attrelid = c.oid and a.attname = 'practice_id' and not a.attisdropped)
              and not (c.relrowsecurity and c.relforcerowsecurity
                and exists (select 1 from pg_policy p where p.polrelid = c.oid and p.polcmd = '*'
                  and p.polqual is not null and p.polwithcheck is not null))
            order by 1""";

    List<String> faults(DataSource appRole) throws SQLException {
        List<String> faults = new ArrayList<>();
        try (Connection connection = appRole.getConnection()) {
            try (var statement = connection.prepareStatement(ROLE);
                    var rows = statement.executeQuery()) {
                rows.next();
                if (rows.getBoolean("rolsuper")) {
                    faults.add("the application role is a superuser");
                }
                if (rows.getBoolean("rolbypassrls")) {
                    faults.add("the application role may bypass row-level security");
                }
                if (rows.getInt("owned") > 0) {
                    faults.add("the application role owns tables; it and the owner role must be two roles");
                }
            }
            try (var statement = connection.prepareStatement(OPEN_TABLES);
                    var rows = statement.executeQuery()) {
                while (rows.next()) {
                    faults.add("table " + rows.getString(1) + " has no forced policy");
                }
            }
        }
        return faults;
    }
}
