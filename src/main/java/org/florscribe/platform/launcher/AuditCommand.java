package org.florscribe.platform.launcher;

import java.io.File;
import java.io.IOException;
import java.io.PrintStream;
import java.lang.reflect.InvocationTargetException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.Driver;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Checks or exports the access log with the application's own classes, and without its server. */
record AuditCommand(File war, String command, List<String> arguments, Optional<Path> masterKeyFile) {

    private static final String ENTRY = "org.florscribe.platform.audit.AuditTool";
    private static final String LIBRARIES =
            "WEB-INF/lib/(?:postgresql|tink|gson|protobuf-java|slf4j-api)-[\\d][\\w.-]*\\.jar";

    /** Whether it is about a file alone; then neither settings nor a database are looked for. */
    static boolean needsNoDatabase(List<String> arguments) {
        return arguments.contains("--in");
    }

    static int run(File war, String command, List<String> arguments) throws IOException {
        try (var application = new WarClasses(war, LIBRARIES)) {
            return new AuditCommand(war, command, arguments, Optional.empty()).call(application, null);
        }
    }

    /** @param user the application's role: it may read the log and change none of it */
    int run(String url, String user, String password) throws IOException {
        try (var application = new WarClasses(war, LIBRARIES);
                Connection connection = JdbcDriver.connect(driver(application), url, user, password)) {
            return call(application, connection);
        } catch (SQLException e) {
            throw new StartFailed("The database cannot be used: " + e.getMessage());
        }
    }

    private int call(WarClasses application, @Nullable Connection connection) throws IOException {
        try {
            return (int) application
                    .load(ENTRY)
                    .getMethod(
                            "run",
                            String.class,
                            List.class,
                            Connection.class,
                            Optional.class,
                            PrintStream.class,
                            PrintStream.class)
                    .invoke(null, command, arguments, connection, masterKeyFile, System.out, System.err);
        } catch (InvocationTargetException e) {
            throw new IOException("the access log could not be read", e.getCause());
        } catch (ReflectiveOperationException e) {
            throw new IOException("the WAR is damaged: it cannot read the access log", e);
        }
    }

    private static Driver driver(WarClasses application) throws IOException {
        try {
            return (Driver) application
                    .load("org.postgresql.Driver")
                    .getDeclaredConstructor()
                    .newInstance();
        } catch (ReflectiveOperationException e) {
            throw new IOException("the PostgreSQL driver cannot be loaded", e);
        }
    }
}
