package org.florscribe.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Listening to a visit by mouse and by keys: what is asked for is what is played. */
class PlayerBrowserIT {

    private static final Practice PRACTICE = new Practice();
    private static Chromium chromium;
    private static BrowserContext window;
    private static Page page;
    private static String visit;

    @BeforeAll
    static void a_recorded_visit() {
        chromium = new Chromium();
        window = chromium.window(Chromium.WIDE, ColorScheme.LIGHT);
        PRACTICE.setUp(window);
        page = PRACTICE.signIn(window);
        Practice.startVisit(page, "Tomasz", "Zielinski", "287103");
        Practice.giveConsent(page);
        Practice.bringSound(page);
        Practice.bringConversation(page);
        visit = page.url();
    }

    @AfterAll
    static void close() {
        assertThat(chromium.complaints()).isEmpty();
        chromium.close();
    }

    @BeforeEach
    void afresh() {
        page.setViewportSize(Chromium.WIDE, 900);
        page.navigate(visit);
        page.locator("#player").waitFor();
    }

    @Test
    void the_number_of_a_sentence_plays_its_line_and_no_more() {
        Locator number = page.locator("[data-evidence=u3], [data-evidence=u4]").first();
        String line = "#line-" + number.getAttribute("data-evidence");
        double start = ms(page.locator(line), "data-start") / 1000;
        double end = ms(page.locator(line), "data-end") / 1000;

        number.click();

        assertThat(page.locator(line)).hasClass(Pattern.compile(".*flor-lit.*"));
        assertThat(page.locator(line)).hasAttribute("aria-current", "true");
        page.waitForCondition(() -> !paused() && at() > 0);
        assertThat(at()).isBetween(start - 0.1, end);
        page.waitForCondition(
                this::paused, new Page.WaitForConditionOptions().setTimeout(1_000 * (end - start) + 8_000));
        assertThat(at()).isBetween(end - 0.05, end + 0.3);
        assertThat(page.locator("#player-play")).hasAttribute("aria-label", "Play");
    }

    @Test
    void the_same_number_again_is_silence() {
        Locator number = page.locator("[data-evidence]").first();
        number.click();
        page.waitForCondition(() -> !paused());
        number.click();

        page.waitForCondition(this::paused);
        assertThat(page.locator(".flor-lit")).hasCount(0);
    }

    @Test
    void the_time_of_a_line_plays_from_there_and_goes_on() {
        page.getByLabel("Play from 00:05").click();
        page.waitForCondition(() -> at() > 5.6);
        assertThat(at()).isLessThan(9);
        assertThat(paused()).isFalse();
        assertThat(page.locator("#line-u2")).hasAttribute("aria-current", "true");

        seek(18.2);
        assertThat(page.locator("#line-u4")).not().hasAttribute("aria-current", "true");
        page.waitForCondition(() -> at() > 18.6);
        assertThat(page.locator("#line-u5")).hasAttribute("aria-current", "true");
    }

    @Test
    void keys_play_seek_and_leap_while_the_focus_is_in_the_player() {
        Locator position = page.getByLabel("Position");
        position.focus();
        page.keyboard().press("k");
        page.waitForCondition(() -> !paused() && at() > 0);
        page.keyboard().press(" ");
        page.waitForCondition(this::paused);
        double stood = at();

        page.keyboard().press("l");
        page.waitForCondition(() -> Math.abs(at() - stood - 10) < 0.3);
        page.keyboard().press("ArrowRight");
        page.waitForCondition(() -> Math.abs(at() - stood - 15) < 0.3);
        page.keyboard().press("ArrowLeft");
        page.keyboard().press("j");
        page.waitForCondition(() -> Math.abs(at() - stood) < 0.3);
        assertThat(position).hasAttribute("aria-valuetext", Pattern.compile("00:0\\d of 00:45"));

        page.locator("#lines").focus();
        page.keyboard().press("k");
        page.waitForTimeout(200);
        assertThat(paused()).as("keys outside the player are not the player's").isTrue();
    }

    @Test
    void twice_as_fast_is_not_twice_as_high() {
        page.getByLabel("Speed").selectOption("2");
        page.getByLabel("Play from 00:01").click();
        page.waitForCondition(() -> !paused() && at() > 1.2);
        double before = at();
        page.waitForTimeout(1_000);

        assertThat(at() - before).isBetween(1.5, 2.6);
        assertThat(page.evaluate("() => document.querySelector('audio').preservesPitch"))
                .isEqualTo(true);
        assertThat(page.evaluate("() => document.querySelector('audio').playbackRate"))
                .isEqualTo(2);
    }

    @Test
    void a_press_on_the_outline_goes_there() {
        page.getByLabel("Play from 00:01").click();
        page.waitForCondition(() -> at() > 1);
        var box = page.locator(".flor-wave").boundingBox();
        page.mouse().click(box.x + box.width * 0.75, box.y + box.height / 2);

        page.waitForCondition(() -> at() > 33);
        assertThat(at()).isBetween(33.0, 35.5);
    }

    @Test
    void it_plays_on_when_the_page_is_drawn_anew() {
        page.getByLabel("Play from 00:01").click();
        page.waitForCondition(() -> at() > 1.2);
        page.locator(".flor-voices summary").click();
        page.locator("[data-speaker-label]").first().fill("Dr. N");
        page.locator("[data-speaker-label]").first().blur();
        page.getByText("Dr. N").first().waitFor();

        double before = at();
        page.waitForCondition(() -> at() > before + 0.5);
        assertThat(paused()).isFalse();
    }

    @Test
    void nothing_is_fetched_before_somebody_listens() {
        int[] fetched = {0};
        page.onRequest(request -> fetched[0] += request.url().endsWith("/audio") ? 1 : 0);
        page.navigate(visit);
        page.waitForTimeout(700);
        assertThat(fetched[0]).isZero();

        page.locator("#player-play").click();
        page.waitForCondition(() -> at() > 0);
        assertThat(fetched[0]).isPositive();
    }

    @Test
    void on_a_phone_it_stays_at_hand_and_axe_finds_nothing() {
        page.setViewportSize(Chromium.NARROW, 844);
        page.locator("#tab-conversation").click();
        page.getByLabel("Play from 00:35").click();
        page.waitForCondition(() -> at() > 35);

        var player = page.locator("#player").boundingBox();
        assertThat(player.y + player.height).isLessThan(844);
        assertThat(page.evaluate("() => document.documentElement.scrollWidth")).isEqualTo(Chromium.NARROW);
        assertThat(new AxeBuilder(page).include("#conversation").analyze().getViolations())
                .isEmpty();
    }

    @Test
    void a_conversation_that_came_as_text_says_so() {
        Practice.startVisit(page, "Priya", "Raman", "401552");
        Practice.giveConsent(page);
        Practice.bringConversation(page);

        assertThat(page.locator("#player-part")).hasText("No audio: this conversation was brought as text.");
        assertThat(page.locator("#player")).hasCount(0);
        page.locator("[data-evidence]").first().click();
        assertThat(page.locator(".flor-lit")).hasCount(1);
    }

    private static void seek(double seconds) {
        page.locator("#player-position")
                .evaluate(
                        "(bar, to) => { bar.value = to; bar.dispatchEvent(new Event('input', { bubbles: true })); }",
                        seconds);
    }

    private static double ms(Locator line, String attribute) {
        return Double.parseDouble(line.getAttribute(attribute));
    }

    private static double at() {
        return ((Number) page.evaluate("() => document.querySelector('audio').currentTime")).doubleValue();
    }

    private boolean paused() {
        return (Boolean) page.evaluate("() => document.querySelector('audio').paused");
    }
}
