package org.florscribe.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Dialog;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.LocatorAssertions;
import com.microsoft.playwright.assertions.LocatorAssertions.IsVisibleOptions;
import com.microsoft.playwright.options.ColorScheme;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import org.florscribe.testing.RunningProduct;
import org.florscribe.testing.SharedProducts;
import org.florscribe.testing.speech.OpenAiSpeechServer;
import org.florscribe.testing.speech.SpeechDialect;
import org.florscribe.testing.tone.Heard;
import org.florscribe.testing.tone.ToneLine;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A visit recorded in the browser, with a microphone that plays tones for words: what was played is what is written down. */
class RecordBrowserIT {

    /** An invented visit. */
    private static final List<ToneLine> VISIT = List.of(
            ToneLine.of("doctor", "Good morning, what brings you in today?"),
            ToneLine.of("patient", "My left knee hurts, and I take ibuprofen."),
            ToneLine.of("doctor", "Your blood pressure is 142 over 88. Stop the ibuprofen."));

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
    void a_visit_is_recorded_by_keyboard_and_written_down_word_for_word() {
        Path wav = room.file(folder, VISIT);
        try (Listening browser = new Listening(product, folder.resolve("profile"), wav)) {
            Page page = room.visit(browser, "Elena", "Petrova", "700101");
            List<Integer> sizes = Collections.synchronizedList(new ArrayList<>());
            page.onWebSocket(socket -> socket.onFrameSent(frame -> {
                if (frame.binary() != null) {
                    sizes.add(frame.binary().length);
                }
            }));
            page.locator("#record-start").press("Enter");
            assertThat(page.locator("#record")).hasAttribute("data-state", "recording");
            assertThat(page.locator("#record-pause")).isFocused();
            assertThat(page.locator("[data-record-net=connected]")).isVisible();
            RecordingLooks.look(page);
            assertThat(page.locator("#captions")).not().hasAttribute("open", "");
            room.awaitRecorded(page, 3_000);
            page.locator("#captions summary").click();
            page.waitForTimeout(4_000);
            room.awaitRecorded(page, room.lengthOf(VISIT));
            assertThat(sizes).as("a second").contains(32_004);
            assertThat(sizes.get(sizes.size() - 3))
                    .as("half of one while captions are watched")
                    .isEqualTo(16_004);
            room.finish(page);

            UUID visit = room.visitOf(page);
            assertThat(room.transcript(visit)).isEqualTo(room.truth(VISIT).text());
            assertThat(room.leftOnDevice(page)).isZero();
            assertThat(browser.complaints()).isEmpty();
        }
    }

    @Test
    void without_a_network_recording_goes_on_and_nothing_is_lost() {
        Path wav = room.file(folder, VISIT);
        try (Listening browser = new Listening(product, folder.resolve("profile"), wav)) {
            Page page = room.visit(browser, "Walter", "Hughes", "700102");
            page.locator("#record-start").click();
            room.awaitRecorded(page, 2_000);
            browser.window().setOffline(true);
            assertThat(page.locator("[data-record-net=away]")).isVisible();
            room.awaitRecorded(page, 32_000);
            assertThat(page.locator("#record-unsent")).containsText("not confirmed yet");
            assertThat(page.locator("#record")).hasAttribute("data-state", "recording");
            browser.window().setOffline(false);
            assertThat(page.locator("[data-record-net=connected]"))
                    .isVisible(
                            new LocatorAssertions.IsVisibleOptions().setTimeout(20_000)); // it waits longer each time
            room.awaitRecorded(page, room.lengthOf(VISIT));
            room.finish(page);

            assertThat(room.heard(room.visitOf(page)).text())
                    .isEqualTo(room.truth(VISIT).text());
        }
    }

    @Test
    void a_browser_left_alone_locks_while_it_records_and_nothing_of_the_recording_is_lost() throws Exception {
        Path wav = room.file(folder, VISIT);
        try (Listening browser = new Listening(product, folder.resolve("profile"), wav)) {
            Page page = room.visit(browser, "Odile", "Marchand", "700104");
            room.lockAfter(Duration.ofSeconds(14));
            page.reload();
            page.locator("#record-start").click();
            var patiently = new LocatorAssertions.IsVisibleOptions().setTimeout(20_000);
            assertThat(page.locator("#flor-idle")).isVisible(patiently);
            assertThat(page.locator("dialog#flor-locked")).isVisible(patiently);
            assertThat(page.locator("#flor-locked-recording")).isVisible();
            assertThat(page.locator("main")).isHidden();
            assertThat(page).hasTitle("● Locked - FlorScribe");
            assertThat(page.request().get("/app/patients.xhtml").url()).contains("/lock.xhtml?next=patients");
            assertThat(page.request().get("/api/v1/me").status()).isEqualTo(401);
            room.awaitRecorded(page, 10_000);

            page.locator("#flor-unlock-password").fill("not my password at all");
            page.locator("#flor-unlock-password").press("Enter");
            assertThat(page.locator("#flor-unlock-error")).containsText("not your password");
            page.locator("#flor-unlock-password").fill(Practice.PASSWORD);
            page.locator("#flor-unlock-password").press("Enter");
            assertThat(page.locator("dialog#flor-locked")).isHidden();
            assertThat(page.locator("#record")).hasAttribute("data-state", "recording");
            for (long waited = 0; waited < room.lengthOf(VISIT); waited += 1_000) {
                page.mouse().move(100 + waited % 7_000 / 100.0, 100); // somebody is there
                page.waitForTimeout(1_000);
            }
            room.finish(page);

            assertThat(room.transcript(room.visitOf(page)))
                    .isEqualTo(room.truth(VISIT).text());
            assertThat(browser.complaints()).isEmpty();
        }
    }

    @Test
    void after_a_crash_of_the_browser_what_it_kept_is_offered_on_any_page_and_sent() {
        crash("Priya", "700103", 4_000, "profile");
    }

    /** The moment of the kill is drawn, within a frame, a piece, a write; at most the piece that was open is lost. */
    @Test
    @Tag("long")
    void a_browser_killed_at_any_moment_loses_no_more_than_a_piece() {
        Random random = new Random(17);
        for (int i = 0; i < 12; i++) {
            crash("Priya" + (char) ('a' + i), "7002" + (10 + i), 1_000 + random.nextInt(4_000), "profile" + i);
        }
    }

    private void crash(String given, String mrn, int offlineMs, String profile) {
        Path wav = room.file(folder, VISIT);
        UUID visit;
        try (Listening browser = new Listening(product, folder.resolve(profile), wav)) {
            Page page = room.visit(browser, given, "Raman", mrn);
            visit = room.visitOf(page);
            page.locator("#record-start").click();
            room.awaitRecorded(page, 2_000);
            browser.window().setOffline(true);
            room.awaitRecorded(page, 2_000 + offlineMs);
            browser.kill();
        }
        try (Listening browser = new Listening(product, folder.resolve(profile), wav)) {
            Page page = room.signIn(browser);
            Locator left = page.locator("[data-leftover]");
            assertThat(left).containsText("is not finished");
            RecordingLooks.look(page);
            Practice.press(page, "Send and finish it");
            assertThat(page.locator("#flor-toast")).containsText("is complete");
            assertThat(left).hasCount(0);
            assertThat(room.leftOnDevice(page)).isZero();
        }

        List<String> said =
                room.heard(visit).words().stream().map(Heard.Word::text).toList();
        List<String> played =
                room.truth(VISIT).words().stream().map(Heard.Word::text).toList();
        assertThat(room.storedMs(visit)).isGreaterThanOrEqualTo(2_000 + offlineMs - 500);
        assertThat(said).isNotEmpty().isEqualTo(played.subList(0, said.size()));
    }

    @Test
    @Tag("long")
    void what_a_crashed_browser_holds_of_a_recording_that_the_server_closed_becomes_another_one() throws Exception {
        Path wav = room.file(folder, VISIT);
        UUID visit;
        try (Listening browser = new Listening(product, folder.resolve("profile"), wav)) {
            Page page = room.visit(browser, "Ines", "Duarte", "700111");
            visit = room.visitOf(page);
            page.locator("#record-start").click();
            room.awaitRecorded(page, 1_000);
            browser.window().setOffline(true);
            room.awaitRecorded(page, 6_000);
            browser.kill();
        }
        closeOnServer(visit);
        try (Listening browser = new Listening(product, folder.resolve("profile"), wav)) {
            Page page = room.signIn(browser);
            Practice.press(page, "Send and finish it");
            assertThat(page.locator("#flor-toast")).containsText("is complete");
            assertThat(room.leftOnDevice(page)).isZero();
        }

        assertThat(room.recordings(visit)).isEqualTo(2);
        List<String> played =
                room.truth(VISIT).words().stream().map(Heard.Word::text).toList();
        List<String> said =
                room.heard(visit).words().stream().map(Heard.Word::text).toList();
        assertThat(said.size()).isGreaterThan(2);
        assertThat(Collections.indexOfSubList(played, said)).isNotNegative();
    }

    /** As after half an hour without a connection. */
    private static void closeOnServer(UUID visit) throws Exception {
        product.asSuperuser("update live_recording set state = 'INTERRUPTED', last_sequence = 0, duration_ms = 1000,"
                + " sha256 = decode(repeat('00', 32), 'hex'), ended_at = now() where encounter_id = '"
                + visit + "'");
    }

    @Test
    @Tag("long")
    void where_a_network_blocks_sockets_it_goes_by_calls() {
        try (Listening browser = new Listening(product, folder.resolve("profile"), room.file(folder, VISIT))) {
            browser.window()
                    .addInitScript("const { WebSocket } = window; window.WebSocket = function (address, ...more) {"
                            + " return new WebSocket(address.includes('realtime') ? address.replace(/ticket=.*/, 'ticket=x') : address, ...more); };"
                            + " window.WebSocket.OPEN = 1;");
            Page page = room.visit(browser, "Nora", "Weiss", "700110");
            page.locator("#record-start").click();
            assertThat(page.locator("[data-record-net=by-calls]")).isVisible();
            room.awaitRecorded(page, room.lengthOf(VISIT));
            room.finish(page);
            assertThat(room.heard(room.visitOf(page)).text())
                    .isEqualTo(room.truth(VISIT).text());
        }
    }

    @Test
    @Tag("long")
    void what_the_server_closed_while_there_was_no_network_goes_on_as_another_recording() throws Exception {
        try (Listening browser = new Listening(product, folder.resolve("profile"), room.file(folder, VISIT))) {
            Page page = room.visit(browser, "Sven", "Berg", "700109");
            UUID visit = room.visitOf(page);
            page.locator("#record-start").click();
            room.awaitRecorded(page, 1_000);
            browser.window().setOffline(true);
            assertThat(page.locator("[data-record-net=away]")).isVisible();
            closeOnServer(visit);
            room.awaitRecorded(page, 5_000);
            browser.window().setOffline(false);
            assertThat(page.locator("[data-record-net=connected]")).isVisible();
            room.awaitRecorded(page, room.lengthOf(VISIT));
            room.finish(page);

            assertThat(room.recordings(visit)).isEqualTo(2);
            assertThat(room.leftOnDevice(page)).isZero();
            List<String> played =
                    room.truth(VISIT).words().stream().map(Heard.Word::text).toList();
            List<String> said =
                    room.heard(visit).words().stream().map(Heard.Word::text).toList();
            // what had arrived before is the first recording's
            assertThat(said.size()).isGreaterThan(played.size() - 4);
            assertThat(said).isEqualTo(played.subList(played.size() - said.size(), played.size()));
        }
    }

    @Test
    @Tag("long")
    void after_a_reload_the_same_recording_goes_on_and_the_time_between_is_a_gap() throws Exception {
        try (Listening browser = new Listening(product, folder.resolve("profile"), room.file(folder, VISIT))) {
            Page page = room.visit(browser, "Tomasz", "Zielinski", "700104");
            page.locator("#record-start").click();
            room.awaitRecorded(page, 2_000);
            page.onDialog(Dialog::accept); // "leave this page?"
            page.reload();

            assertThat(page.locator("#record-left")).containsText("is not finished");
            page.locator("#record-go-on").click();
            assertThat(page.locator("#record")).hasAttribute("data-state", "recording");
            assertThat(page.locator("[data-leftover]")).hasCount(0);
            room.awaitRecorded(page, 5_000);
            room.finish(page);

            UUID visit = room.visitOf(page);
            assertThat(room.gaps(visit)).containsExactly("ASLEEP");
            assertThat(room.recordings(visit)).isEqualTo(1);
        }
    }

    @Test
    void a_microphone_that_is_muted_or_lost_is_told_and_becomes_a_gap_and_a_second_tab_cannot_join() throws Exception {
        try (Listening browser = new Listening(product, folder.resolve("profile"), room.file(folder, VISIT))) {
            browser.window().addInitScript(RecordingRoom.TRACK_IN_HAND);
            Page page = room.visit(browser, "Joseph", "Abate", "700105");
            page.locator("#record-start").click();
            room.awaitRecorded(page, 1_000);

            Page other = browser.window().newPage();
            other.navigate(page.url());
            other.locator("#record-start").click();
            assertThat(other.locator("#record-error")).containsText("Another tab");
            assertThat(other.locator("[data-leftover]")).hasCount(0);
            other.close();

            page.evaluate("() => window.mute(true)");
            assertThat(page.locator("[data-record-notice=muted]")).isVisible();
            assertThat(page.locator("#record")).hasAttribute("data-state", "muted");
            page.waitForTimeout(600);
            page.evaluate("() => window.mute(false)");
            assertThat(page.locator("#record")).hasAttribute("data-state", "recording");
            assertThat(page.locator("[data-record-notice=gap]")).containsText("The microphone was off");

            page.evaluate("() => window.unplug(true)");
            assertThat(page.locator("[data-record-notice=device-lost]")).isVisible();
            page.waitForTimeout(600);
            page.evaluate("() => window.unplug(false)");
            assertThat(page.locator("#record")).hasAttribute("data-state", "recording");

            page.locator("#record-pause").click();
            assertThat(page.locator("#record")).hasAttribute("data-state", "paused");
            page.waitForTimeout(600);
            page.locator("#record-resume").click();
            assertThat(page.locator("#record")).hasAttribute("data-state", "recording");
            room.finish(page);
            assertThat(room.gaps(room.visitOf(page))).containsExactlyInAnyOrder("DEVICE_LOST", "MUTED", "PAUSED");
            assertThat(browser.complaints()).isEmpty();
        }
    }

    @Test
    void consent_that_is_taken_back_stops_it_at_once_and_offers_to_destroy_what_there_is() {
        try (Listening browser = new Listening(product, folder.resolve("profile"), room.file(folder, VISIT))) {
            Page page = room.visit(browser, "Mei-Ling", "Chen", "700106");
            page.locator("#record-start").click();
            room.awaitRecorded(page, 2_000);
            page.getByLabel("More for this visit").click();
            Practice.press(page, "Consent was withdrawn");
            page.locator("#do-withdraw").click();
            assertThat(page.locator("main > .flor-notice.flor-good")).isVisible();
            assertThat(page.locator("#record")).hasCount(0);
            assertThat(page.locator("[data-dialog=destroy]")).isVisible();
            assertThat(room.leftOnDevice(page)).isZero();
        }
    }

    @Test
    void a_browser_that_forbids_the_microphone_is_told_where_to_allow_it() {
        try (Chromium chromium = new Chromium()) {
            BrowserContext window = chromium.window(product, Chromium.NARROW, ColorScheme.DARK, "{}");
            window.addInitScript(
                    "if (window.MediaDevices) MediaDevices.prototype.getUserMedia = async () => { throw new DOMException('', 'NotAllowedError'); };");
            Page page = room.visit(window, "Ana", "Lopez", "700107");
            page.locator("#record-start").click();
            assertThat(page.locator("#record-error")).isFocused();
            assertThat(page.locator("#record-help")).containsText("left of the address");
            assertThat(page.locator("#record")).hasAttribute("data-state", "idle");
        }
    }

    @Test
    @Tag("long")
    void ten_minutes_are_written_down_word_for_word() {
        List<ToneLine> visit = room.minutes(10, VISIT);
        Path wav = room.file(folder, visit);
        try (Listening browser = new Listening(product, folder.resolve("profile"), wav)) {
            Page page = room.visit(browser, "Olga", "Marin", "700108");
            page.locator("#record-start").click();
            page.waitForTimeout((double) room.lengthOf(visit));
            assertThat(page.locator("#record-pause")).isVisible(new IsVisibleOptions().setTimeout(1_000));
            room.awaitRecorded(page, room.lengthOf(visit));
            room.finish(page);
            assertThat(room.heard(room.visitOf(page)).text())
                    .isEqualTo(room.truth(visit).text());
        }
    }
}
