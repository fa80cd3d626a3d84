package org.florscribe.adapter.plugin;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Enumeration;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.ServiceConfigurationError;
import java.util.ServiceLoader;
import java.util.Set;
import java.util.jar.JarFile;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.florscribe.clinical.transcript.TranscriptionEngine;
import org.florscribe.practice.engine.EnginePlugin;

/**
 * Finds engines by {@link ServiceLoader}: each jar of a folder by a class loader of its own, and those in the WAR's own libraries.
 * What cannot be loaded is named and left out; the others work.
 */
final class PluginJars {

    static final String OWN_LIBRARIES = "WEB-INF/lib";

    private static final Pattern NAME = Pattern.compile("[a-z][a-z0-9-]{0,39}");

    private final ClassLoader product;
    private final Set<String> taken = new HashSet<>();
    private final List<EnginePlugin> plugins = new ArrayList<>();
    private final List<PluggedInEngine> engines = new ArrayList<>();

    PluginJars(ClassLoader product) {
        this.product = product;
    }

    List<EnginePlugin> plugins() {
        return List.copyOf(plugins);
    }

    List<PluggedInEngine> engines() {
        return List.copyOf(engines);
    }

    /** Nothing when there is no such folder. */
    void addFolder(Path folder) {
        if (!Files.isDirectory(folder)) {
            return;
        }
        try (Stream<Path> files = Files.list(folder)) {
            files.filter(it -> it.getFileName().toString().endsWith(".jar"))
                    .sorted()
                    .forEach(this::addJar);
        } catch (IOException | UncheckedIOException e) {
            leaveOut(folder.getFileName().toString(), "The folder of plug-ins cannot be read.");
        }
    }

    void addOwnLibraries() {
        add(OWN_LIBRARIES, product, false);
    }

    private void addJar(Path jar) {
        String file = jar.getFileName().toString();
        try (JarFile checked = new JarFile(jar.toFile())) {
            if (checked.getEntry("META-INF/services/" + TranscriptionEngine.class.getName()) == null) {
                leaveOut(file, "It names no engine: META-INF/services has no file for the port.");
                return;
            }
            // open for as long as the server runs
            add(file, new JarLoader(jar.toUri().toURL(), product), true);
        } catch (IOException e) {
            leaveOut(file, "It is not a jar, or cannot be read.");
        }
    }

    private void add(String file, ClassLoader from, boolean expected) {
        List<PluggedInEngine> found = new ArrayList<>();
        try {
            for (TranscriptionEngine engine : ServiceLoader.load(TranscriptionEngine.class, from)) {
                found.add(new PluggedInEngine(nameOf(engine), engine));
            }
        } catch (ServiceConfigurationError | LinkageError | RuntimeException e) {
            Throwable cause = e.getCause() == null ? e : e.getCause();
            leaveOut(
                    file,
                    "Its engine cannot be made (" + cause.getClass().getSimpleName()
                            + "). It may be made for another version.");
            return;
        }
        Set<String> names = new HashSet<>();
        for (PluggedInEngine engine : found) {
            if (!NAME.matcher(engine.name()).matches()) {
                leaveOut(file, "An engine's kind is 1 to 40 small letters, digits and hyphens, a letter first.");
                return;
            }
            if (taken.contains(engine.name()) || !names.add(engine.name())) {
                leaveOut(file, "Another plug-in has an engine called " + engine.name() + ".");
                return;
            }
        }
        if (expected || !found.isEmpty()) {
            taken.addAll(names);
            engines.addAll(found);
            plugins.add(new EnginePlugin(file, names.stream().sorted().toList(), Optional.empty()));
        }
    }

    private static String nameOf(TranscriptionEngine engine) {
        return Objects.requireNonNullElse(engine.kind(), "");
    }

    private void leaveOut(String file, String fault) {
        plugins.add(new EnginePlugin(file, List.of(), Optional.of(fault)));
    }

    /** Names only the services of its own jar. */
    private static final class JarLoader extends URLClassLoader {

        JarLoader(URL jar, ClassLoader product) {
            super(new URL[] {jar}, product);
        }

        @Override
        public Enumeration<URL> getResources(String name) throws IOException {
            return name.startsWith("META-INF/services/") ? findResources(name) : super.getResources(name);
        }
    }
}
