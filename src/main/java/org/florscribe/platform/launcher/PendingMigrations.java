package org.florscribe.platform.launcher;

import java.io.IOException;
import java.lang.reflect.Method;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Asks the migration library that the application carries what it would do; nothing is changed. By reflection, as the launcher itself carries no library. */
final class PendingMigrations {

    /** Exit code that says: there is something to do. */
    static final int SOME = 3;

    private PendingMigrations() {}

    static int print(UnpackedRuntime runtime, Database database) throws IOException {
        List<URL> path = new ArrayList<>(List.of(
                runtime.application().resolve("WEB-INF/classes/").toUri().toURL()));
        for (Path jar : runtime.libraries()) {
            path.add(jar.toUri().toURL());
        }
        try (var loader = new URLClassLoader(path.toArray(new URL[0]), ClassLoader.getPlatformClassLoader())) {
            List<String> pending = list(loader, database);
            Console.say(
                    pending.isEmpty()
                            ? "The database is up to date."
                            : pending.size() + " migrations would be applied:");
            pending.forEach(line -> Console.say("  " + line));
            return pending.isEmpty() ? 0 : SOME;
        } catch (ReflectiveOperationException e) {
            Throwable cause = e.getCause() == null ? e : e.getCause();
            throw new StartFailed("The migrations cannot be listed: " + cause.getMessage());
        }
    }

    private static List<String> list(ClassLoader loader, Database database) throws ReflectiveOperationException {
        Class<?> flyway = loader.loadClass("org.flywaydb.core.Flyway");
        Object configuration = flyway.getMethod("configure", ClassLoader.class).invoke(null, loader);
        configuration = call(
                configuration,
                "dataSource",
                new Class<?>[] {String.class, String.class, String.class},
                database.url(),
                database.ownerUser(),
                database.ownerPassword());
        configuration = call(configuration, "locations", new Class<?>[] {String[].class}, (Object)
                new String[] {"classpath:db/migration"});
        Object info = call(call(configuration, "load", new Class<?>[0]), "info", new Class<?>[0]);
        List<String> lines = new ArrayList<>();
        for (Object migration : (Object[]) call(info, "pending", new Class<?>[0])) {
            lines.add(call(migration, "getVersion", new Class<?>[0]) + " "
                    + call(migration, "getDescription", new Class<?>[0]));
        }
        return lines;
    }

    private static Object call(Object target, String name, Class<?>[] types, Object... arguments)
            throws ReflectiveOperationException {
        Method method = target.getClass().getMethod(name, types);
        return method.invoke(target, arguments);
    }
}
