package org.florscribe.platform.persistence;

import java.util.Map;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;
import org.flywaydb.core.api.exception.FlywayValidateException;
import org.jobrunr.storage.sql.common.DatabaseCreator;
import org.jobrunr.storage.sql.postgres.PostgresStorageProvider;

/** The numbered steps from an empty database to the one this version works with, and JobRunr's own tables. */
public final class Migrations {

    static final String OURS = "classpath:db/migration";

    private final DataSource owner;
    private final String appRole;
    private final String[] locations;

    /**
     * @param owner signs in as the role that owns the tables
     * @param appRole the role that the server works as, which owns nothing
     */
    public Migrations(DataSource owner, String appRole) {
        this(owner, appRole, OURS);
    }

    Migrations(DataSource owner, String appRole, String... locations) {
        this.owner = owner;
        this.appRole = appRole;
        this.locations = locations.clone();
    }

    /**
     * Applies what is missing, once, also when several nodes start at the same time.
     *
     * @return how many steps were applied
     * @throws FlywayException when a step fails (it leaves nothing behind), or the database is not one that this version made
     */
    public int apply() {
        return apply("latest");
    }

    /** The same up to this version and not further: what a backup of that version is brought back into. */
    public int apply(String version) {
        int applied = Flyway.configure(Migrations.class.getClassLoader())
                .dataSource(owner)
                .locations(locations)
                .placeholders(Map.of("app_role", appRole))
                .defaultSchema("public")
                // a migration from the future is a downgrade of the program: refused, not ignored
                .ignoreMigrationPatterns(new String[0])
                .failOnMissingLocations(true)
                .cleanDisabled(true)
                .target(version)
                .load()
                .migrate()
                .migrationsExecuted;
        new DatabaseCreator(owner, "jobs.", PostgresStorageProvider.class).runMigrations();
        return applied;
    }

    /** Why it was refused, for the person who starts the program. */
    static String words(FlywayException e) {
        String message = String.valueOf(e.getMessage());
        if (!(e instanceof FlywayValidateException)) {
            return message;
        }
        return message.contains("not resolved locally")
                ? "it was made by a newer FlorScribe than this one. Start the newer version, or restore a backup made before it."
                : "a migration that has already run was changed. " + message;
    }
}
