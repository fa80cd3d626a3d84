package org.florscribe.platform.news;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import org.eclipse.microprofile.config.ConfigProvider;
import org.florscribe.platform.faults.Faults;
import org.florscribe.platform.persistence.DataSources;
import org.florscribe.platform.persistence.DatabaseFailure;
import org.florscribe.shared.UnexpectedFailure;
import org.florscribe.shared.UnexpectedFailure.Door;

/**
 * Short news between the nodes of one database, by its NOTIFY and LISTEN. They are told at most once and kept nowhere: whoever
 * listens must be able to look again. They may be read by whoever reads the database's traffic, so they carry ids and nothing
 * else.
 */
@ApplicationScoped
public class NodeNews {

    private static final String CHANNEL = "florscribe_news";

    private final DataSources dataSources;
    private final Faults faults;
    private final String self = UUID.randomUUID().toString();
    private final NewsLine line = new NewsLine(
            NodeNews::connect,
            time -> Thread.sleep(time.toMillis()),
            () -> ThreadLocalRandom.current().nextDouble());

    @Inject
    NodeNews(DataSources dataSources, Faults faults) {
        this.dataSources = dataSources;
        this.faults = faults;
    }

    /** Tells the other nodes when the running transaction commits, and never when it does not. The same twice is told once. */
    public void tell(String news) {
        try (Connection connection = dataSources.inTransaction();
                var statement = connection.prepareStatement("select pg_notify(?, ?)")) {
            statement.setString(1, CHANNEL);
            statement.setString(2, self + " " + news);
            statement.execute();
        } catch (SQLException e) {
            throw DatabaseFailure.of(e);
        }
    }

    /** Hears what others tell, on this thread, until {@link #stop} or an interrupt. */
    public void listen(Ear ear) {
        line.run(new Ear() {
            @Override
            public void hear(String told) {
                String[] senderAndNews = told.split(" ", 2);
                if (senderAndNews.length == 2 && !senderAndNews[0].equals(self)) {
                    go(() -> ear.hear(senderAndNews[1]));
                }
            }

            @Override
            public void mayHaveMissed() {
                go(ear::mayHaveMissed);
            }
        });
    }

    /** One piece of news that cannot be used does not end the listening. */
    private void go(Runnable heard) {
        try {
            heard.run();
        } catch (RuntimeException e) {
            faults.note(new UnexpectedFailure(Door.THREAD, e));
        }
    }

    public void stop() {
        line.stop();
    }

    private static Wire connect() throws SQLException {
        var settings = ConfigProvider.getConfig();
        return ListeningConnection.open(
                settings.getValue("flor.db.url", String.class),
                settings.getValue("flor.db.user", String.class),
                settings.getValue("flor.db.password", String.class),
                CHANNEL);
    }
}
