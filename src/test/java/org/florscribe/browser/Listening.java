package org.florscribe.browser;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType.LaunchPersistentContextOptions;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.options.ColorScheme;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.florscribe.testing.RunningProduct;

/**
 * A browser of somebody who records: its microphone plays a file, in real time, from the moment it is opened; then it is silent.
 * Its profile stays on disk, so that it can be killed and opened again.
 */
final class Listening implements AutoCloseable {

    private final Path profile;
    private final Playwright playwright = Playwright.create();
    private final BrowserContext window;
    private final List<String> complaints = new ArrayList<>();

    /** @param wav what is to be heard */
    Listening(RunningProduct product, Path profile, Path wav) {
        this.profile = profile;
        window = playwright
                .chromium()
                .launchPersistentContext(
                        profile,
                        new LaunchPersistentContextOptions()
                                .setExecutablePath(Chromium.executable())
                                .setArgs(List.of(
                                        "--no-sandbox",
                                        "--use-fake-device-for-media-stream",
                                        "--use-file-for-fake-audio-capture=" + wav + "%noloop"))
                                .setBaseURL(product.baseUrl().toString())
                                .setViewportSize(Chromium.WIDE, 900)
                                .setColorScheme(ColorScheme.LIGHT)
                                .setLocale("en-US")
                                .setTimezoneId("UTC")
                                .setPermissions(List.of("microphone", "screen-wake-lock")));
        window.setDefaultTimeout(Chromium.PATIENCE_MS);
        window.onPage(page -> {
            page.onPageError(error -> complaints.add(page.url() + " " + error));
            page.onConsoleMessage(message -> {
                if (message.type().equals("error") && !message.text().startsWith("Failed to load resource")) {
                    complaints.add(page.url() + " " + message.text());
                }
            });
        });
    }

    BrowserContext window() {
        return window;
    }

    /** A visit of somebody made up, whose patient has agreed. */
    static Page visit(Page page, String given, String family, String mrn) {
        Practice.startVisit(page, given, family, mrn);
        Practice.giveConsent(page);
        return page;
    }

    /** What its scripts and the security policy complained about. */
    List<String> complaints() {
        return complaints;
    }

    /** As a crash, or a hand on the power switch: kill -9 of the browser and all its processes. */
    void kill() {
        String mark = "--user-data-dir=" + profile;
        ProcessHandle.current()
                .descendants()
                .filter(process -> process.info()
                        .arguments()
                        .map(arguments -> List.of(arguments).contains(mark))
                        .orElse(false))
                .forEach(ProcessHandle::destroyForcibly);
    }

    @Override
    public void close() {
        playwright.close();
    }
}
