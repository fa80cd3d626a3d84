package org.florscribe.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.CDPSession;
import com.microsoft.playwright.Dialog;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.LocatorAssertions;
import com.microsoft.playwright.options.ColorScheme;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.florscribe.testing.WavFile;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Bringing a recording by hand: over a line that is slow, breaks, comes back, and with the page made anew on the way. */
class UploadBrowserIT {

    /** About 19 MB: three pieces. */
    private static final int SECONDS = 600;

    private static final int SLOW_BYTES_A_SECOND = 5_000_000;

    private static final Practice PRACTICE = new Practice();
    private static Chromium chromium;
    private static BrowserContext window;

    @TempDir
    private static Path folder;

    @BeforeAll
    static void open() {
        chromium = new Chromium();
        window = chromium.window(Chromium.WIDE, ColorScheme.LIGHT);
        PRACTICE.setUp(window);
    }

    @AfterAll
    static void close() {
        chromium.close();
    }

    @Test
    void an_upload_waits_while_there_is_no_network_and_goes_on_by_itself() throws IOException {
        Page page = visit("Tomasz", "Zielinski", "387103");
        Path file = file(1);
        CDPSession line = window.newCDPSession(page);
        network(line, false, SLOW_BYTES_A_SECOND);
        choose(page, file);
        awaitPercent(page, 10);
        assertThat(page.locator("#upload-facts")).containsText("a second");
        assertThat(page.locator("[data-cancel-upload]")).isFocused();

        network(line, true, -1);
        assertThat(page.locator("#upload [data-when=waiting]")).isVisible();
        network(line, false, -1);

        awaitTaken(page);
        assertThat(page.locator("#upload")).isHidden();
        choose(page, file); // byte for byte the same has arrived, or it would be taken as another
        assertThat(page.locator("#flor-toast"))
                .containsText(
                        "is on this visit already", new LocatorAssertions.ContainsTextOptions().setTimeout(30_000));
        assertThat(page.locator(".flor-recordings > li")).hasCount(1);
        assertThat(page.locator("[data-unfinished]")).hasCount(0);
        assertThat(chromium.complaints()).isEmpty();
    }

    @Test
    void after_a_reload_the_same_file_goes_on_where_it_stopped_and_another_begins_anew() throws IOException {
        Page page = visit("Priya", "Raman", "301552");
        Path file = file(2);
        CDPSession line = window.newCDPSession(page);
        network(line, false, SLOW_BYTES_A_SECOND);
        choose(page, file);
        awaitPercent(page, 50);
        page.onDialog(Dialog::accept); // "leave this page?"
        page.reload();

        Locator unfinished = page.locator("[data-unfinished]");
        assertThat(unfinished).containsText("is not finished");
        choose(page, file(3));
        assertThat(page.locator("#upload")).isVisible();
        int percent = Integer.parseInt(page.locator("#upload-progress").getAttribute("aria-valuenow"));
        assertThat(percent).isLessThan(30);
        page.locator("[data-cancel-upload]").press("Enter");
        assertThat(page.locator("#flor-toast")).containsText("cancelled");
        assertThat(unfinished).hasCount(1);
        assertThat(page.locator("#recording-file")).isFocused();

        choose(page, file);
        awaitPercent(page, 40);
        network(line, false, -1);
        awaitTaken(page);
        assertThat(unfinished).hasCount(0);
        assertThat(page.locator(".flor-recordings > li")).hasCount(1);
    }

    @Test
    void what_is_no_recording_is_refused_in_the_servers_words() throws IOException {
        Page page = visit("Walter", "Hughes", "302288");
        Path letter = Files.writeString(folder.resolve("visit.wav"), "<html><body>Dear colleague</body></html>");
        choose(page, letter);

        Locator error = page.locator("#recording-error");
        assertThat(error).isVisible();
        assertThat(error).isFocused();
        assertThat(error).not().isEmpty();
        choose(page, Files.createFile(folder.resolve("empty.wav")));
        assertThat(error).hasText("The file is empty.");
        assertThat(page.locator("[data-unfinished]")).hasCount(0);
        assertThat(page.locator(".flor-recordings > li")).hasCount(0);
    }

    private static Page visit(String given, String family, String mrn) {
        Page page = PRACTICE.signIn(window);
        Practice.startVisit(page, given, family, mrn);
        assertThat(page.locator("#recording-file")).hasCount(0); // consent first
        Practice.giveConsent(page);
        return page;
    }

    private static void choose(Page page, Path file) {
        page.locator("#recording-file").setInputFiles(file);
    }

    private static Path file(int seed) throws IOException {
        Path file = folder.resolve(seed + ".wav");
        return Files.exists(file) ? file : Files.write(file, WavFile.of(SECONDS, seed));
    }

    private static void network(CDPSession line, boolean cut, int uploadBytesASecond) {
        JsonObject conditions = new JsonObject();
        conditions.addProperty("offline", cut);
        conditions.addProperty("latency", 0);
        conditions.addProperty("downloadThroughput", -1);
        conditions.addProperty("uploadThroughput", uploadBytesASecond);
        line.send("Network.emulateNetworkConditions", conditions);
    }

    private static void awaitPercent(Page page, int percent) {
        page.waitForFunction(
                "percent => Number(document.getElementById('upload-progress').getAttribute('aria-valuenow')) >= percent",
                percent);
    }

    private static void awaitTaken(Page page) {
        assertThat(page.locator(".flor-recordings"))
                .containsText("Recording 1", new LocatorAssertions.ContainsTextOptions().setTimeout(30_000));
    }
}
