package org.florscribe.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import java.nio.file.Path;
import java.util.List;
import org.florscribe.testing.RunningProduct;
import org.florscribe.testing.SharedProducts;
import org.florscribe.testing.speech.OpenAiSpeechServer;
import org.florscribe.testing.speech.SpeechDialect;
import org.florscribe.testing.tone.ToneLine;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** How the page takes the sound of a microphone, by either of the two ways that browsers have. */
class CaptureBrowserIT {

    /** An invented visit. */
    private static final List<ToneLine> VISIT = List.of(
            ToneLine.of("doctor", "Good morning, what brings you in today?"),
            ToneLine.of("patient", "My left knee hurts, and I take ibuprofen."),
            ToneLine.of("doctor", "Your blood pressure is 142 over 88. Stop the ibuprofen."));

    /** A worker that is slow to hear of a pause, as on a machine with much to do. */
    private static final String SLOW_WORKER = """
            const post = Worker.prototype.postMessage;
            Worker.prototype.postMessage = function (message, ...rest) {
              if (message.hold || message.answer) setTimeout(() => post.call(this, message, ...rest), 450);
              else post.call(this, message, ...rest);
            };
            """;

    private static RunningProduct product;
    private static OpenAiSpeechServer engine;
    private static RecordingRoom room;

    @TempDir
    private Path folder;

    @BeforeAll
    static void open() {
        engine = OpenAiSpeechServer.start(SpeechDialect.OPENAI);
        product = SharedProducts.withVendors();
        room = new RecordingRoom(product, engine);
    }

    @AfterAll
    static void close() {
        engine.close();
    }

    /** Web Audio puts 10 ms of silence where it is late: at least once in the first second, and then every half minute. */
    @Test
    void what_the_microphone_gives_is_kept_without_a_silence_that_nobody_kept() {
        try (Listening browser = new Listening(product, folder.resolve("profile"), room.hum(folder, 42))) {
            Page page = room.visit(browser, "Ruta", "Kazlauskas", "700112");
            page.locator("#record-start").click();
            room.awaitRecorded(page, 32_000);
            room.finish(page);

            assertThat(room.silencesOfHum(room.visitOf(page))).isEmpty();
            assertThat(browser.complaints()).isEmpty();
        }
    }

    @Test
    void a_browser_that_does_not_hand_on_what_it_captures_records_with_web_audio() {
        try (Listening browser = new Listening(product, folder.resolve("profile"), room.file(folder, VISIT))) {
            browser.window().addInitScript("delete window.MediaStreamTrackProcessor");
            Page page = room.visit(browser, "Oskar", "Lind", "700113");
            page.locator("#record-start").click();
            room.awaitRecorded(page, 5_000);
            page.locator("#record-pause").click();
            page.locator("#record-resume").click();
            room.awaitRecorded(page, 6_000);
            room.finish(page);

            assertThat(room.storedMs(room.visitOf(page))).isGreaterThan(5_500);
            assertThat(room.heard(room.visitOf(page)).text()).contains("morning, what");
            assertThat(browser.complaints()).isEmpty();
        }
    }

    @Test
    void a_pause_counts_from_the_press_even_when_it_ends_before_the_last_sound_came() throws Exception {
        try (Listening browser = new Listening(product, folder.resolve("profile"), room.file(folder, VISIT))) {
            browser.window().addInitScript(SLOW_WORKER);
            Page page = room.visit(browser, "Ines", "Moreau", "700114");
            page.locator("#record-start").click();
            room.awaitRecorded(page, 2_000);
            for (int i = 0; i < 2; i++) {
                page.locator("#record-pause").click();
                page.locator("#record-resume").click();
                PlaywrightAssertions.assertThat(page.locator("#record")).hasAttribute("data-state", "recording");
                page.waitForTimeout(600);
            }
            room.finish(page);

            assertThat(room.gaps(room.visitOf(page))).containsExactly("PAUSED", "PAUSED");
            assertThat(browser.complaints()).isEmpty();
        }
    }
}
