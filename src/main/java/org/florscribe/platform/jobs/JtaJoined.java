package org.florscribe.platform.jobs;

import java.io.PrintWriter;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.SQLFeatureNotSupportedException;
import java.util.logging.Logger;
import javax.sql.DataSource;

/**
 * A data source for code that ends its own transactions, made to join the caller's: commit, rollback and auto-commit do nothing,
 * so a job is stored with the row it works for or not at all.
 */
final class JtaJoined implements DataSource {

    private final DataSource joined;

    JtaJoined(DataSource joined) {
        this.joined = joined;
    }

    @Override
    public Connection getConnection() throws SQLException {
        Connection connection = joined.getConnection();
        boolean[] autoCommit = {true};
        return (Connection) Proxy.newProxyInstance(
                JtaJoined.class.getClassLoader(), new Class<?>[] {Connection.class}, (proxy, method, arguments) -> {
                    switch (method.getName()) {
                        case "commit", "rollback" -> {
                            return null;
                        }
                        case "setAutoCommit" -> {
                            autoCommit[0] = (Boolean) arguments[0];
                            return null;
                        }
                        case "getAutoCommit" -> {
                            return autoCommit[0];
                        }
                        default -> {
                            try {
                                return method.invoke(connection, arguments);
                            } catch (InvocationTargetException e) {
                                throw e.getCause() == null ? e : e.getCause();
                            }
                        }
                    }
                });
    }

    @Override
    public Connection getConnection(String user, String password) throws SQLException {
        throw new SQLFeatureNotSupportedException();
    }

    @Override
    public PrintWriter getLogWriter() throws SQLException {
        throw new SQLFeatureNotSupportedException();
    }

    @Override
    public void setLogWriter(PrintWriter writer) throws SQLException {
        throw new SQLFeatureNotSupportedException();
    }

    @Override
    public void setLoginTimeout(int seconds) throws SQLException {
        throw new SQLFeatureNotSupportedException();
    }

    @Override
    public int getLoginTimeout() {
        return 0;
    }

    @Override
    public Logger getParentLogger() throws java.sql.SQLFeatureNotSupportedException {
        throw new SQLFeatureNotSupportedException();
    }

    @Override
    public <T> T unwrap(Class<T> type) throws SQLException {
        throw new SQLFeatureNotSupportedException();
    }

    @Override
    public boolean isWrapperFor(Class<?> type) {
        return false;
    }
}
