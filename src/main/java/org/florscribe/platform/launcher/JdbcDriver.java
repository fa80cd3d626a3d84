package org.florscribe.platform.launcher;

import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.Driver;
import java.sql.SQLException;
import java.util.Properties;

/** The PostgreSQL driver that the application carries, for the few things the launcher asks a database itself. */
final class JdbcDriver {

    private JdbcDriver() {}

    static Driver load(UnpackedRuntime runtime) throws IOException {
        try {
            Path jar = runtime.libraries().stream()
                    .filter(p -> p.getFileName().toString().startsWith("postgresql-"))
                    .findFirst()
                    .orElseThrow(() -> new IOException("the WAR carries no PostgreSQL driver"));
            var loader = new URLClassLoader(new URL[] {jar.toUri().toURL()}, ClassLoader.getPlatformClassLoader());
            return (Driver) loader.loadClass("org.postgresql.Driver")
                    .getDeclaredConstructor()
                    .newInstance();
        } catch (ReflectiveOperationException e) {
            throw new IOException("the PostgreSQL driver cannot be loaded", e);
        }
    }

    static Connection connect(Driver driver, String url, String user, String password) throws SQLException {
        var login = new Properties();
        login.put("user", user);
        login.put("password", password);
        login.put("connectTimeout", "5");
        Connection connection = driver.connect(url, login);
        if (connection == null) {
            throw new SQLException("not a PostgreSQL address");
        }
        return connection;
    }
}
