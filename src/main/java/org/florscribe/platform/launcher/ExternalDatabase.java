package org.florscribe.platform.launcher;

import java.sql.Connection;
import java.sql.Driver;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import org.florscribe.platform.config.Configuration;
import org.florscribe.platform.config.DatabaseAddress;
import org.florscribe.platform.config.Setting;

/** The database of DATABASE_URL, looked at before the server starts, so that what is wrong is said in one sentence. */
final class ExternalDatabase {

    private static final int RESERVE = 10;
    /** Two for migrations, two for live audio, one that listens to the other nodes, four that count requests. */
    private static final int OUTSIDE_THE_POOLS = 9;

    private static final int ATTEMPTS = 20;
    private static final int OLDEST = 170000;

    private final DatabaseAddress application;
    private final DatabaseAddress owner;
    private final int connectionsNeeded;

    ExternalDatabase(Configuration configuration) {
        application =
                DatabaseAddress.parse(configuration.find(Setting.DATABASE_URL).orElseThrow());
        owner = DatabaseAddress.parse(
                configuration.find(Setting.DATABASE_OWNER_URL).orElseThrow());
        connectionsNeeded = connectionsNeeded(configuration);
    }

    /** All pools of all nodes, and a reserve for people and tools. */
    static int connectionsNeeded(Configuration configuration) {
        int nodes = Integer.parseInt(configuration.find(Setting.NODES).orElseThrow());
        int pool = Integer.parseInt(configuration.find(Setting.DB_POOL_MAX).orElseThrow());
        int jobs = Integer.parseInt(configuration.find(Setting.DB_POOL_JOBS).orElseThrow());
        return nodes * (pool + jobs + OUTSIDE_THE_POOLS) + RESERVE;
    }

    Database signIn() {
        return new Database(
                application.jdbcUrl(), application.user(), application.password(), owner.user(), owner.password());
    }

    void check(Driver driver) throws InterruptedException {
        try (Connection c = connect(driver, application, "DATABASE_URL");
                Statement s = c.createStatement()) {
            checkServer(s);
        } catch (SQLException e) {
            throw new StartFailed("The database of DATABASE_URL could not be looked at: " + e.getMessage());
        }
        try (Connection c = connect(driver, owner, "DATABASE_OWNER_URL");
                Statement s = c.createStatement()) {
            if (!truth(s, "select has_database_privilege(current_database(), 'create')")) {
                throw new StartFailed(
                        "The role of DATABASE_OWNER_URL may not create schemas in the database: grant create on database "
                                + owner.database() + " to " + owner.user() + ".");
            }
        } catch (SQLException e) {
            throw new StartFailed("The database of DATABASE_OWNER_URL could not be looked at: " + e.getMessage());
        }
    }

    private void checkServer(Statement s) throws SQLException {
        int version = number(s, "select current_setting('server_version_num')::int");
        if (version < OLDEST) {
            throw new StartFailed("The database of DATABASE_URL is PostgreSQL " + version / 10000 + "; "
                    + OLDEST / 10000 + " or newer is needed.");
        }
        if (truth(s, "select rolsuper or rolbypassrls from pg_roles where rolname = current_user")) {
            throw new StartFailed(
                    "The role of DATABASE_URL is a superuser or may bypass row-level security: practices would not be kept apart. Give the application a role of its own.");
        }
        int most = number(
                s,
                "select current_setting('max_connections')::int - current_setting('superuser_reserved_connections')::int");
        if (connectionsNeeded > most) {
            Console.complain("Warning: the database allows " + most + " connections, all nodes together may ask for "
                    + connectionsNeeded + " (NODES x (DB_POOL_MAX + DB_POOL_JOBS + " + OUTSIDE_THE_POOLS + ") + "
                    + RESERVE
                    + "). Raise max_connections or lower the pools.");
        }
    }

    /** A database that is still starting is waited for; a refused password is not. */
    private static Connection connect(Driver driver, DatabaseAddress address, String name) throws InterruptedException {
        for (int attempt = 1; ; attempt++) {
            try {
                return JdbcDriver.connect(driver, address.jdbcUrl(), address.user(), address.password());
            } catch (SQLException e) {
                String state = e.getSQLState() == null ? "" : e.getSQLState();
                boolean starting = state.startsWith("08") || state.equals("57P03");
                if (!starting || attempt == ATTEMPTS) {
                    throw new StartFailed("The database of " + name + " (" + address.place() + ", role "
                            + address.user() + ") cannot be used: " + e.getMessage());
                }
                if (attempt == 1) {
                    Console.say("Waiting for the database at " + address.place() + " ...");
                }
                Thread.sleep(500);
            }
        }
    }

    private static boolean truth(Statement s, String sql) throws SQLException {
        try (ResultSet r = s.executeQuery(sql)) {
            return r.next() && r.getBoolean(1);
        }
    }

    private static int number(Statement s, String sql) throws SQLException {
        try (ResultSet r = s.executeQuery(sql)) {
            r.next();
            return r.getInt(1);
        }
    }
}
