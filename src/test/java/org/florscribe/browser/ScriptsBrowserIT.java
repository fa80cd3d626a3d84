package org.florscribe.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.options.ColorScheme;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** The rules inside our scripts, tried in the browser without a page and without a server: src/test/scripts. */
class ScriptsBrowserIT {

    private static final Path TESTS = Path.of("src/test/scripts");
    private static final Path SCRIPTS = Path.of("webapp/resources/florscribe/js");
    /** Browsers trust this name as they trust https, and nothing listens on that port. */
    private static final String ORIGIN = "http://localhost:9";

    @TestFactory
    Stream<DynamicTest> scripts() throws IOException {
        try (Chromium chromium = new Chromium();
                Stream<Path> files = Files.list(TESTS)) {
            List<String> names = files.map(file -> file.getFileName().toString())
                    .filter(name -> name.endsWith("-test.js"))
                    .sorted()
                    .toList();
            assertThat(names).isNotEmpty();
            List<DynamicTest> results =
                    names.stream().flatMap(name -> results(chromium, name)).toList();
            assertThat(chromium.complaints()).isEmpty();
            return results.stream();
        }
    }

    /** Each file has a window of its own: it may put others in the place of the browser's own sockets and calls. */
    private static Stream<DynamicTest> results(Chromium chromium, String name) {
        try (BrowserContext window = chromium.bare(ColorScheme.LIGHT)) {
            window.route(ORIGIN + "/**", ScriptsBrowserIT::serve);
            Page page = window.newPage();
            page.navigate(ORIGIN + "/");
            List<?> results = (List<?>) page.evaluate(
                    "async name => { await import('/tests/' + name);"
                            + " return (await import('/tests/harness.js')).run(); }",
                    name);
            return results.stream().map(Map.class::cast).map(result -> {
                Object failure = result.get("failure");
                return DynamicTest.dynamicTest(
                        name + ": " + result.get("name"),
                        () -> assertThat(failure).isNull());
            });
        }
    }

    private static void serve(Route route) {
        String path = java.net.URI.create(route.request().url()).getPath();
        if (path.equals("/")) {
            route.fulfill(
                    new Route.FulfillOptions().setContentType("text/html").setBody("<!DOCTYPE html><title>.</title>"));
        } else if (path.startsWith("/js/")) {
            file(route, SCRIPTS.resolve(path.substring("/js/".length())));
        } else if (path.startsWith("/tests/")) {
            file(route, TESTS.resolve(path.substring("/tests/".length())));
        } else {
            route.fulfill(new Route.FulfillOptions().setStatus(404));
        }
    }

    private static void file(Route route, Path file) {
        route.fulfill(
                new Route.FulfillOptions().setContentType("text/javascript").setPath(file));
    }
}
