package org.florscribe.platform.launcher;

import java.io.IOException;
import java.io.PrintStream;
import java.lang.reflect.InvocationTargetException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Runs the application's own restore without its server. By reflection, as the launcher itself carries no library. */
final class Restorer {

    private static final String ENTRY = "org.florscribe.platform.backup.Restore";

    private Restorer() {}

    /** The libraries tell of each step they take; here only what goes wrong is of interest. */
    private static void quieten(UnpackedRuntime runtime) throws IOException {
        Path file = runtime.freshTemporaryFolder().resolve("logging.properties");
        Files.writeString(file, "handlers=java.util.logging.ConsoleHandler\n.level=WARNING\n");
        System.setProperty("java.util.logging.config.file", file.toString());
    }

    static int run(UnpackedRuntime runtime, Map<String, String> environment, List<String> arguments)
            throws IOException {
        List<URL> path = new ArrayList<>(List.of(
                runtime.application().resolve("WEB-INF/classes/").toUri().toURL()));
        for (Path jar : runtime.libraries()) {
            path.add(jar.toUri().toURL());
        }
        quieten(runtime);
        ClassLoader before = Thread.currentThread().getContextClassLoader();
        try (var loader = new URLClassLoader(path.toArray(URL[]::new), ClassLoader.getPlatformClassLoader())) {
            Thread.currentThread().setContextClassLoader(loader);
            return (int) loader.loadClass(ENTRY)
                    .getMethod("run", Map.class, List.class, PrintStream.class)
                    .invoke(null, environment, arguments, System.out);
        } catch (InvocationTargetException e) {
            Throwable cause = e.getCause();
            throw new StartFailed("The backup was not brought back; the database is as it was. "
                    + (cause == null ? e : cause.getMessage()));
        } catch (ReflectiveOperationException e) {
            throw new IOException("the WAR is damaged: it has no restore", e);
        } finally {
            Thread.currentThread().setContextClassLoader(before);
        }
    }
}
