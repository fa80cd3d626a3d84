package org.florscribe.browser;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType.LaunchOptions;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import com.microsoft.playwright.options.ColorScheme;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.florscribe.testing.RunningProduct;

/** The Chromium of this machine, and all it complained about: a page that breaks its own security policy says so here. */
final class Chromium implements AutoCloseable {

    static final int WIDE = 1440;
    static final int NARROW = 390;

    /** What a step and what an expectation may wait for, on a machine that other tests keep busy. */
    static final int PATIENCE_MS = 20_000;

    static {
        PlaywrightAssertions.setDefaultAssertionTimeout(PATIENCE_MS);
    }

    private final Playwright playwright = Playwright.create();
    private final Browser browser = playwright
            .chromium()
            .launch(new LaunchOptions().setExecutablePath(executable()).setArgs(List.of("--no-sandbox")));
    private final List<String> complaints = new ArrayList<>();

    /** A window of its own: no cookie of another. */
    BrowserContext window(int width, ColorScheme scheme) {
        return window(width, scheme, "{}");
    }

    /** The same, with the cookies of another window; what that one had fetched is not kept here. */
    BrowserContext window(int width, ColorScheme scheme, String storageState) {
        return window(RunningProduct.shared(), width, scheme, storageState);
    }

    /** A window on a product that was started with settings of its own. */
    BrowserContext window(RunningProduct product, int width, ColorScheme scheme, String storageState) {
        BrowserContext context = browser.newContext(new Browser.NewContextOptions()
                .setStorageState(storageState)
                .setBaseURL(product.baseUrl().toString())
                .setViewportSize(width, width == WIDE ? 900 : 844)
                .setDeviceScaleFactor(width == WIDE ? 1 : 2)
                .setColorScheme(scheme)
                .setLocale("en-US")
                .setTimezoneId("UTC")
                .setPermissions(List.of("clipboard-read", "clipboard-write")));
        context.setDefaultTimeout(PATIENCE_MS);
        context.onPage(this::listenTo);
        return context;
    }

    /** A window on no product. */
    BrowserContext bare(ColorScheme scheme) {
        BrowserContext context = browser.newContext(new Browser.NewContextOptions().setColorScheme(scheme));
        context.onPage(this::listenTo);
        return context;
    }

    /** A window that obeys no security policy of its pages, so that whatever could run does. */
    BrowserContext defenceless(RunningProduct product) {
        BrowserContext context = browser.newContext(new Browser.NewContextOptions()
                .setBaseURL(product.baseUrl().toString())
                .setBypassCSP(true));
        context.setDefaultTimeout(PATIENCE_MS);
        return context;
    }

    private void listenTo(Page page) {
        page.onConsoleMessage(message -> {
            // a refused call is part of the walk; what answers 500 is told by its response
            if (message.type().equals("error") && !message.text().startsWith("Failed to load resource")) {
                complaints.add(page.url() + " " + message.text());
            }
        });
        page.onPageError(error -> complaints.add(page.url() + " " + error));
        page.onResponse(response -> {
            if (response.status() >= 500) {
                complaints.add(response.url() + " " + response.status());
            }
        });
    }

    /** Errors of scripts and of the security policy, and answers of 500 and above, so far. */
    List<String> complaints() {
        return complaints;
    }

    static Path executable() {
        return Optional.ofNullable(System.getenv("CHROMIUM"))
                .map(Path::of)
                .or(Chromium::onThePath)
                .orElseThrow(() -> new IllegalStateException("No Chromium found; CHROMIUM can name one"));
    }

    private static Optional<Path> onThePath() {
        String path = Optional.ofNullable(System.getenv("PATH")).orElse("");
        return Stream.of("chromium", "chromium-browser", "google-chrome")
                .flatMap(name -> Arrays.stream(path.split(":")).map(folder -> Path.of(folder, name)))
                .filter(Files::isExecutable)
                .findFirst();
    }

    @Override
    public void close() {
        browser.close();
        playwright.close();
    }
}
