package org.florscribe.platform.health;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Map;
import java.util.TreeMap;
import org.florscribe.platform.persistence.DataSources;
import org.florscribe.platform.persistence.DatabaseFailure;

/** How many jobs wait, run, and failed. */
@ApplicationScoped
public class QueueCounts {

    private final DataSources dataSources;

    @Inject
    QueueCounts(DataSources dataSources) {
        this.dataSources = dataSources;
    }

    /** Jobs by their state, as JobRunr names it. */
    Map<String, Long> byState() {
        Map<String, Long> counts = new TreeMap<>();
        try (Connection connection = dataSources.work().getConnection();
                var statement =
                        connection.prepareStatement("select state, count(*) from jobs.jobrunr_jobs group by state");
                var rows = statement.executeQuery()) {
            while (rows.next()) {
                counts.put(rows.getString(1), rows.getLong(2));
            }
            return counts;
        } catch (SQLException e) {
            throw DatabaseFailure.of(e);
        }
    }
}
