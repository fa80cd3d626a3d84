package org.florscribe.campaign;

import com.tngtech.archunit.core.domain.Dependency;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import jakarta.inject.Named;
import jakarta.servlet.annotation.WebServlet;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** The pages behind the sign-in, and what each of them reads from its address. */
public final class Pages {

    private static final Path WEBAPP = Path.of("webapp");
    private static final Path CODE = Path.of("src/main/java");
    private static final String WEB = "org.florscribe.web";

    private static final Pattern PARAMETER = Pattern.compile(
            "(?:\\bid|findId|arameter|params?)\\(\\s*(?:request, )?\"(\\w+)\"|param\\.(\\w+)|param\\['(\\w+)'\\]");

    /** Where it is read as the id of a thing. */
    private static final Pattern ID = Pattern.compile("(?:\\bid|findId)\\(\\s*(?:request, )?\"(\\w+)\"");

    /** What a page is made of besides. What the frame around all pages reads is told by the page that its links lead to. */
    private static final Pattern PART = Pattern.compile("src=\"([^\"#]+\\.xhtml)\"|<flor:(\\w+)");

    private static final Pattern WORD = Pattern.compile("\\w+");

    private static final JavaClasses CLASSES = new ClassFileImporter().importPackages(WEB);
    private static final Map<String, Set<String>> READ = new ConcurrentHashMap<>();

    private Pages() {}

    /** Those of the page folder, and what links of pages open as a file. */
    public static Set<String> all() throws IOException {
        Set<String> pages = new TreeSet<>();
        for (String folder : List.of("app", "admin")) {
            try (Stream<Path> files = Files.walk(WEBAPP.resolve(folder))) {
                files.filter(Files::isRegularFile)
                        .map(file -> "/" + WEBAPP.relativize(file).toString().replace('\\', '/'))
                        .forEach(pages::add);
            }
        }
        CLASSES.stream()
                .flatMap(Pages::servedAt)
                .filter(path -> !path.equals("/assets/*"))
                .forEach(pages::add);
        return pages;
    }

    /** Every name that a page or its code reads from the address. */
    public static Set<String> parameters() throws IOException {
        return readAnywhere(PARAMETER);
    }

    /** Every name that is read as the id of a thing, by whichever page. */
    static Set<String> ids() throws IOException {
        return readAnywhere(ID);
    }

    /** Names that this page reads as the id of a thing: it, its parts, its beans, and all of the web that those use. */
    static Set<String> ids(String page) {
        return READ.computeIfAbsent(page, Pages::read);
    }

    private static Set<String> read(String page) {
        Set<String> names = new TreeSet<>();
        Set<String> words = new TreeSet<>();
        if (page.endsWith(".xhtml")) {
            for (Path file : parts(WEBAPP.resolve(page.substring(1)))) {
                found(ID, file).forEach(names::add);
                WORD.matcher(text(file)).results().forEach(word -> words.add(word.group()));
            }
        }
        CLASSES.stream()
                .filter(type -> servedAt(type).anyMatch(page::equals)
                        || (type.isAnnotatedWith(Named.class) && words.contains(beanName(type))))
                .flatMap(type -> Stream.concat(
                        Stream.of(type),
                        type.getTransitiveDependenciesFromSelf().stream().map(Dependency::getTargetClass)))
                .map(type -> type.getName().replaceFirst("\\$.*", ""))
                .filter(name -> name.startsWith(WEB))
                .distinct()
                .map(name -> CODE.resolve(name.replace('.', '/') + ".java"))
                .filter(Files::isRegularFile)
                .flatMap(file -> found(ID, file).stream())
                .forEach(names::add);
        return names;
    }

    private static Set<Path> parts(Path page) {
        Set<Path> parts = new TreeSet<>();
        Deque<Path> open = new ArrayDeque<>(List.of(page));
        while (!open.isEmpty()) {
            Path file = open.pop();
            if (!Files.isRegularFile(file) || !parts.add(file)) {
                continue;
            }
            PART.matcher(text(file)).results().forEach(part -> {
                String source = part.group(1);
                open.push(
                        source == null
                                ? WEBAPP.resolve("WEB-INF/tags/" + part.group(2) + ".xhtml")
                                : source.startsWith("/")
                                        ? WEBAPP.resolve(source.substring(1))
                                        : file.resolveSibling(source));
            });
        }
        return parts;
    }

    private static Stream<String> servedAt(JavaClass type) {
        return type.isAnnotatedWith(WebServlet.class)
                ? Arrays.stream(type.getAnnotationOfType(WebServlet.class).urlPatterns())
                : Stream.empty();
    }

    private static String beanName(JavaClass type) {
        String name = type.getSimpleName();
        return name.substring(0, 1).toLowerCase(Locale.ROOT) + name.substring(1);
    }

    private static Set<String> readAnywhere(Pattern reading) throws IOException {
        Set<String> names = new TreeSet<>();
        for (Path folder : List.of(WEBAPP, CODE.resolve(WEB.replace('.', '/')))) {
            try (Stream<Path> files = Files.walk(folder)) {
                files.filter(it -> it.toString().matches(".*\\.(xhtml|java)"))
                        .flatMap(file -> found(reading, file).stream())
                        .forEach(names::add);
            }
        }
        return names;
    }

    private static Set<String> found(Pattern reading, Path file) {
        Matcher matcher = reading.matcher(text(file));
        return matcher.results()
                .flatMap(hit -> IntStream.rangeClosed(1, hit.groupCount()).mapToObj(hit::group))
                .filter(name -> name != null)
                .collect(Collectors.toSet());
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
