package org.florscribe.platform.news;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.List;
import org.postgresql.PGConnection;
import org.postgresql.PGNotification;
import org.postgresql.ds.PGSimpleDataSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A database connection of its own, outside all pools, that does nothing but LISTEN. */
final class ListeningConnection implements Wire {

    private static final Logger LOG = LoggerFactory.getLogger(ListeningConnection.class);
    private static final int CONNECT_SECONDS = 5;
    private static final int UNTIL_SOMETHING_ARRIVES = 0;

    private final Connection connection;

    private ListeningConnection(Connection connection) {
        this.connection = connection;
    }

    static Wire open(String url, String user, String password, String channel) throws SQLException {
        var direct = new PGSimpleDataSource();
        direct.setUrl(url);
        direct.setUser(user);
        direct.setPassword(password);
        direct.setConnectTimeout(CONNECT_SECONDS);
        direct.setApplicationName("florscribe news");
        direct.setTcpKeepAlive(true);
        direct.setSocketFactory(KeptAlive.class.getName());
        direct.setLogServerErrorDetail(false);
        Connection connection = direct.getConnection();
        var wire = new ListeningConnection(connection);
        try (var statement = connection.createStatement()) {
            statement.execute("listen " + channel);
            return wire;
        } catch (SQLException e) {
            wire.close();
            throw e;
        }
    }

    @Override
    public List<String> await() throws SQLException {
        PGNotification[] arrived = connection.unwrap(PGConnection.class).getNotifications(UNTIL_SOMETHING_ARRIVES);
        return arrived == null
                ? List.of()
                : Arrays.stream(arrived).map(PGNotification::getParameter).toList();
    }

    @Override
    public void close() {
        try {
            // not close(), which would wait for the thread that listens
            connection.abort(Runnable::run);
        } catch (SQLException e) {
            LOG.atDebug().addKeyValue("state", e.getSQLState()).log("the listening connection had ended already");
        }
    }
}
