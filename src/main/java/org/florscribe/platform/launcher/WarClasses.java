package org.florscribe.platform.launcher;

import java.io.File;
import java.io.IOException;
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
 * The application's own classes without its server: read inside the WAR; of its libraries only those that are asked for are put
 * beside for as long as it takes.
 */
final class WarClasses implements AutoCloseable {

    private static final String CLASSES = "WEB-INF/classes/";

    private final Path folder;
    private final URLClassLoader loader;

    /** @param libraries matches the names in the WAR of those that are needed */
    WarClasses(File war, String libraries) throws IOException {
        folder = Files.createTempDirectory("florscribe-classes");
        List<URL> path = new ArrayList<>(List.of(new URL("jar:" + war.toURI() + "!/" + CLASSES)));
        path.addAll(unpacked(war, libraries));
        loader = new URLClassLoader(path.toArray(URL[]::new), ClassLoader.getPlatformClassLoader());
    }

    Class<?> load(String name) throws ClassNotFoundException {
        return loader.loadClass(name);
    }

    @Override
    public void close() throws IOException {
        loader.close();
        DataFolder.deleteTree(folder);
    }

    private List<URL> unpacked(File war, String libraries) throws IOException {
        List<URL> out = new ArrayList<>();
        try (var jar = new JarFile(war)) {
            for (JarEntry entry : Collections.list(jar.entries())) {
                if (entry.getName().matches(libraries)) {
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
