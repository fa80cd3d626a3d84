package org.florscribe.platform.launcher;

import java.io.File;
import java.io.IOException;
import java.io.PrintStream;
import java.lang.reflect.InvocationTargetException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;

/**
 * Runs the application's own quality harness without its server: the classes are read inside the WAR, and of its libraries
 * only the few that read JSON are put beside for as long as it takes.
 */
final class Evaluator {

    private static final String CLASSES = "WEB-INF/classes/";
    private static final String JSON = "WEB-INF/lib/jackson-(?:core|databind|annotations)-[\\w.-]+\\.jar";
    private static final String ENTRY = "org.florscribe.adapter.rules.harness.Evaluation";

    private Evaluator() {}

    /** @param words what follows {@code eval} */
    static int run(File war, List<String> words) throws IOException {
        Path libraries = Files.createTempDirectory("florscribe-eval");
        try {
            List<URL> path = new ArrayList<>(List.of(new URL("jar:" + war.toURI() + "!/" + CLASSES)));
            path.addAll(unpacked(war, libraries));
            try (var loader = new URLClassLoader(path.toArray(URL[]::new), ClassLoader.getPlatformClassLoader())) {
                return (int) loader.loadClass(ENTRY)
                        .getMethod("run", List.class, PrintStream.class, PrintStream.class)
                        .invoke(null, words, System.out, System.err);
            }
        } catch (InvocationTargetException e) {
            if (e.getCause() instanceof IOException failed) {
                throw failed;
            }
            throw new IOException("the evaluation failed", e.getCause());
        } catch (ReflectiveOperationException e) {
            throw new IOException("the WAR is damaged: it has no evaluation", e);
        } finally {
            DataFolder.deleteTree(libraries);
        }
    }

    private static List<URL> unpacked(File war, Path folder) throws IOException {
        List<URL> out = new ArrayList<>();
        try (var jar = new JarFile(war)) {
            for (JarEntry entry : Collections.list(jar.entries())) {
                if (entry.getName().matches(JSON)) {
                    Path file = folder.resolve("library" + out.size() + ".jar");
                    try (var in = jar.getInputStream(entry)) {
                        Files.copy(in, file);
                    }
                    out.add(file.toUri().toURL());
                }
            }
        }
        return out;
    }
}
