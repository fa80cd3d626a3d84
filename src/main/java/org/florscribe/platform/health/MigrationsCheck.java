package org.florscribe.platform.health;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.SQLException;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;
import org.florscribe.platform.persistence.DataSources;

/** Is the database laid out, and did every migration end well? The start refuses to serve otherwise; this sees what others do later. */
@Readiness
@ApplicationScoped
public class MigrationsCheck implements HealthCheck {

    private static final int LONGEST_MILLIS = 4_000;

    private final DataSources dataSources;

    @Inject
    MigrationsCheck(DataSources dataSources) {
        this.dataSources = dataSources;
    }

    @Override
    public HealthCheckResponse call() {
        try (Connection connection = dataSources.owner().getConnection()) {
            connection.setNetworkTimeout(Runnable::run, LONGEST_MILLIS);
            HealthCheckResponse seen = look(connection);
            connection.setNetworkTimeout(
                    Runnable::run, 0); // a migration on this connection may take as long as it needs
            return seen;
        } catch (SQLException e) {
            return HealthCheckResponse.named("migrations")
                    .withData("state", String.valueOf(e.getSQLState()))
                    .down()
                    .build();
        }
    }

    private static HealthCheckResponse look(Connection connection) throws SQLException {
        try (var statement = connection.prepareStatement(
                        "select count(*) filter (where not success), max(version) from flyway_schema_history");
                var rows = statement.executeQuery()) {
            rows.next();
            String newest = rows.getString(2);
            return HealthCheckResponse.named("migrations")
                    .withData("newest", String.valueOf(newest))
                    .status(rows.getInt(1) == 0 && newest != null)
                    .build();
        }
    }
}
