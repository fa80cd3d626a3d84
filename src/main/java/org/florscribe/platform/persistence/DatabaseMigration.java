package org.florscribe.platform.persistence;

import jakarta.annotation.PostConstruct;
import jakarta.ejb.Singleton;
import jakarta.ejb.Startup;
import jakarta.ejb.TransactionManagement;
import jakarta.ejb.TransactionManagementType;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import javax.sql.DataSource;
import org.flywaydb.core.api.FlywayException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Brings the database up to date and refuses to serve from one that would not keep practices apart. Runs before anything else. */
@Singleton
@Startup
@TransactionManagement(TransactionManagementType.BEAN)
public class DatabaseMigration {

    private static final Logger LOG = LoggerFactory.getLogger(DatabaseMigration.class);

    private final DataSources dataSources;

    /** Public and without arguments: the EJB container calls no other. */
    public DatabaseMigration() {
        dataSources = new DataSources();
    }

    @PostConstruct
    void bringUpToDate() {
        try {
            String appRole = currentRole(dataSources.work());
            int applied = new Migrations(dataSources.owner(), appRole).apply();
            List<String> faults = new IsolationCheck().faults(dataSources.work());
            if (!faults.isEmpty()) {
                throw new IllegalStateException(
                        "The database would not keep practices apart: " + String.join("; ", faults));
            }
            LOG.atInfo().addKeyValue("applied", applied).log("database is up to date");
        } catch (FlywayException e) {
            StartFailure.report("The database could not be brought up to date: " + Migrations.words(e));
            throw e;
        } catch (SQLException e) {
            StartFailure.report("The database does not answer: " + e.getMessage());
            throw new IllegalStateException("The database does not answer", e);
        } catch (RuntimeException e) {
            StartFailure.report(String.valueOf(e.getMessage()));
            throw e;
        }
    }

    private static String currentRole(DataSource dataSource) throws SQLException {
        try (Connection connection = dataSource.getConnection();
                var statement = connection.prepareStatement("select current_user");
                var rows = statement.executeQuery()) {
            rows.next();
            return rows.getString(1);
        }
    }
}
