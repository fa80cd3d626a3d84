package org.florscribe.platform.launcher;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.jar.JarFile;
import java.util.regex.Pattern;

/**
 * The libraries of the unpacked application. At each start the server reads every class of every library under {@code
 * WEB-INF/lib} in search of components, a quarter of a start's processor time. A library that holds nothing of the kind is
 * therefore kept beside the application and named as extra class path: the same class loader loads it, and nobody reads
 * it through. Services and resources of such a path are not listed by that class loader, so a library that has any stays.
 */
final class ApplicationLibraries {

    /** What makes a library one that the server, or a look-up of services, must find. Security providers are named in code. */
    private static final Pattern LOOKED_FOR = Pattern.compile(
            "META-INF/(services/(?!java\\.security\\.Provider$).+|resources/.+|beans\\.xml|faces-config\\.xml"
                    + "|persistence\\.xml|web-fragment\\.xml|.+\\.taglib\\.xml)");

    private static final String OWN_PATH = "<class-loader ";

    private final Path application;

    ApplicationLibraries(Path application) {
        this.application = application;
    }

    /** All libraries of the application, wherever they lie. */
    List<Path> all() throws IOException {
        List<Path> all = new ArrayList<>(jarsIn(inside()));
        all.addAll(jarsIn(beside()));
        return all;
    }

    /** Moves what need not be read through, and names it relative to the application: the data folder may be moved. */
    void setAside() throws IOException {
        Files.createDirectory(beside());
        var path = new ArrayList<String>();
        for (Path jar : jarsIn(inside())) {
            if (!isLookedThrough(jar)) {
                Path moved = Files.move(jar, beside().resolve(jar.getFileName()));
                path.add(application.relativize(moved).toString());
            }
        }
        Path descriptor = application.resolve("WEB-INF/glassfish-web.xml");
        String text = Files.readString(descriptor);
        if (!text.contains(OWN_PATH)) {
            throw new IOException(descriptor + " names no class loader");
        }
        Files.writeString(
                descriptor,
                text.replace(OWN_PATH, OWN_PATH + "extra-class-path=\"" + String.join(":", path) + "\" "),
                StandardCharsets.UTF_8);
    }

    private static boolean isLookedThrough(Path jar) throws IOException {
        try (var file = new JarFile(jar.toFile())) {
            return file.stream()
                    .anyMatch(entry -> !entry.isDirectory()
                            && LOOKED_FOR.matcher(entry.getName()).matches());
        }
    }

    private Path inside() {
        return application.resolve("WEB-INF/lib");
    }

    private Path beside() {
        return application.resolveSibling("lib");
    }

    private static List<Path> jarsIn(Path folder) throws IOException {
        try (var files = Files.list(folder)) {
            return files.sorted().toList();
        }
    }
}
