package org.florscribe.platform.health;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.SQLException;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;
import org.florscribe.platform.persistence.DataSources;

/** Does the database answer us? */
@Readiness
@ApplicationScoped
public class DatabaseCheck implements HealthCheck {

    private final DataSources dataSources;

    @Inject
    DatabaseCheck(DataSources dataSources) {
        this.dataSources = dataSources;
    }

    @Override
    public HealthCheckResponse call() {
        long start = System.nanoTime();
        try (Connection connection = dataSources.work().getConnection();
                var statement = connection.prepareStatement("select current_setting('server_version')");
                var rows = statement.executeQuery()) {
            rows.next();
            return HealthCheckResponse.named("database")
                    .withData("millis", (System.nanoTime() - start) / 1_000_000)
                    .withData("version", rows.getString(1))
                    .up()
                    .build();
        } catch (SQLException e) {
            return HealthCheckResponse.named("database")
                    .withData("state", String.valueOf(e.getSQLState()))
                    .down()
                    .build();
        }
    }
}
