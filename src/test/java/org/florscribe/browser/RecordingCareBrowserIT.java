package org.florscribe.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Dialog;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.LocatorAssertions.IsVisibleOptions;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.florscribe.testing.RunningProduct;
import org.florscribe.testing.SharedProducts;
import org.florscribe.testing.speech.OpenAiSpeechServer;
import org.florscribe.testing.speech.SpeechDialect;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the page does while somebody records, so that no sound is missed for a screen, a tab or a microphone that went off. */
class RecordingCareBrowserIT {

    /** What keeps the screen on; and a page that can be put in the background, which a browser without a screen never does. */
    private static final String SCREEN_IN_HAND = """
            window.locks = [];
            const request = navigator.wakeLock?.request;
            if (request) navigator.wakeLock.request = async type => {
              const lock = await request.call(navigator.wakeLock, type);
              window.locks.push(lock);
              return lock;
            };
            window.screenIsKeptOn = () => window.locks.some(lock => !lock.released);
            let seen = 'visible';
            Object.defineProperty(document, 'visibilityState', { get: () => seen });
            window.look = async at => {
              seen = at ? 'visible' : 'hidden';
              if (!at) await Promise.all(window.locks.map(lock => lock.release())); // as a browser does
              document.dispatchEvent(new Event('visibilitychange'));
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

    @Test
    void the_screen_stays_on_while_it_records_and_who_comes_back_is_told_how_long_nobody_looked() {
        try (Listening browser = new Listening(product, folder.resolve("profile"), room.hum(folder, 60))) {
            browser.window().addInitScript(SCREEN_IN_HAND);
            Page page = room.visit(browser, "Birgit", "Vang", "700120");
            awaitScreen(page, false); // before

            page.locator("#record-start").click();
            room.awaitRecorded(page, 1_000);
            awaitScreen(page, true); // while it records

            page.locator("#record-pause").click();
            assertThat(page.locator("#record")).hasAttribute("data-state", "paused");
            awaitScreen(page, false); // in a pause
            page.locator("#record-resume").click();
            assertThat(page.locator("#record")).hasAttribute("data-state", "recording");
            awaitScreen(page, true); // after a pause

            page.evaluate("() => window.look(false)");
            awaitScreen(page, false); // behind another page
            page.waitForTimeout(11_000);
            assertThat(page.locator("[data-record-notice=gap]")).isHidden();
            page.evaluate("() => window.look(true)");
            assertThat(page.locator("[data-record-notice=gap]")).containsText("in the background for 11 seconds");
            awaitScreen(page, true); // in front again

            room.finish(page);
            awaitScreen(page, false); // afterwards
            assertThat(browser.complaints()).isEmpty();
        }
    }

    @Test
    void when_nothing_is_heard_for_long_it_asks_whether_the_microphone_is_on_until_somebody_speaks() {
        int spoken = 5;
        int quiet = 19;
        Path wav = room.hum(folder, spoken, quiet, 20);
        try (Listening browser = new Listening(product, folder.resolve("profile"), wav)) {
            Page page = room.visit(browser, "Aurel", "Ionescu", "700121");
            Locator notice = page.locator("[data-record-notice=silent]");
            page.locator("#record-start").click();
            room.awaitRecorded(page, (spoken + 13) * 1_000L);
            assertThat(notice).isHidden();

            assertThat(notice).isVisible(new IsVisibleOptions().setTimeout(6_000));
            assertThat(notice).containsText("Is the microphone on");
            assertThat(page.locator("#record")).hasAttribute("data-state", "recording");
            room.awaitRecorded(page, (spoken + quiet + 2) * 1_000L);
            assertThat(notice).isHidden();
            room.finish(page);
        }
    }

    @Test
    void leaving_the_page_asks_first_while_it_records_and_not_afterwards() {
        try (Listening browser = new Listening(product, folder.resolve("profile"), room.hum(folder, 30))) {
            Page page = room.visit(browser, "Noor", "Haddad", "700122");
            List<String> asked = new ArrayList<>();
            page.onDialog(dialog -> {
                asked.add(dialog.type());
                dialog.dismiss(); // stay
            });
            page.locator("#record-start").click();
            room.awaitRecorded(page, 1_000);
            leave(page);
            page.waitForCondition(() -> asked.equals(List.of("beforeunload")));
            room.awaitRecorded(page, 4_000);
            room.finish(page);

            page.waitForClose(() -> leave(page));
            assertThat(asked).hasSize(1);
            assertThat(browser.complaints()).isEmpty();
        }
    }

    @Test
    void leaving_asks_first_while_what_was_finished_has_not_arrived() {
        try (Listening browser = new Listening(product, folder.resolve("profile"), room.hum(folder, 30))) {
            Page page = room.visit(browser, "Ivo", "Marek", "700123");
            page.locator("#record-start").click();
            room.awaitRecorded(page, 1_000);
            browser.window().setOffline(true);
            room.awaitRecorded(page, 3_000);
            page.locator("#record-finish").click();
            page.locator("#record-finish-short").click();
            assertThat(page.locator("#record")).hasAttribute("data-state", "finishing");

            Dialog[] question = new Dialog[1];
            page.onceDialog(dialog -> {
                question[0] = dialog;
                dialog.dismiss();
            });
            leave(page);
            page.waitForCondition(() -> question[0] != null);
            assertThat(question[0].type()).isEqualTo("beforeunload");
            browser.window().setOffline(false);
            assertThat(page.locator("#record")).hasAttribute("data-state", "idle");
            assertThat(room.leftOnDevice(page)).isZero();
        }
    }

    /** As by the cross of its tab. */
    private static void leave(Page page) {
        page.close(new Page.CloseOptions().setRunBeforeUnload(true));
    }

    private static void awaitScreen(Page page, boolean keptOn) {
        page.waitForFunction("keptOn => window.screenIsKeptOn() === keptOn", keptOn);
    }
}
