package org.florscribe.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.APIResponse;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.options.ColorScheme;
import java.io.IOException;
import java.io.InputStream;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.florscribe.campaign.Belongings;
import org.florscribe.campaign.Pages;
import org.florscribe.testing.Clinic;
import org.florscribe.testing.RunningProduct;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * A collection of words that want to be markup or script, in every text that is kept and in every address, shown by a real browser
 * that was told to obey no security policy: what is not written as plain text runs. And the other way round: with the policy,
 * even what is written as markup does not.
 */
class MarkupBrowserIT {

    /** Everything that a careless click, a key or a passing pointer sets off, and each dialog and menu opened. */
    private static final String TOUCH_ALL = """
            () => {
              document.querySelectorAll("details").forEach((it) => { it.open = true; });
              document.querySelectorAll("dialog").forEach((it) => { if (!it.open) it.show(); });
              document.querySelectorAll("*").forEach((it) => {
                it.dispatchEvent(new MouseEvent("mouseover", { bubbles: true }));
                it.focus?.();
              });
            }""";

    /** What has become part of the page that nobody wrote into it, also where it waits for a click. */
    private static final String GROWN = """
            () => [...document.querySelectorAll("*")].flatMap((it) => [...it.attributes]
                .filter((a) => (/^on/i.test(a.name) && a.value.includes("ran")) || /^\\s*javascript:/i.test(a.value) && !["value", "title", "aria-label"].includes(a.name))
                .map((a) => it.tagName + " " + a.name + "=" + a.value)
                .concat(it.tagName === "SCRIPT" && it.text.includes("ran(") ? [it.outerHTML] : []))""";

    private static Chromium chromium;
    private static BrowserContext window;
    private static final List<String> RAN = new ArrayList<>();

    @BeforeAll
    static void open() {
        chromium = new Chromium();
        window = chromium.defenceless(RunningProduct.shared());
        window.exposeBinding("ran", (source, arguments) -> RAN.add(source.page().url()));
        window.onPage(page -> page.onDialog(dialog -> {
            // a page of ours may ask before it is left; nobody here means to stay
            dialog.accept();
        }));
    }

    @BeforeEach
    void nothing_ran() {
        RAN.clear();
    }

    @AfterAll
    static void close() {
        chromium.close();
    }

    static List<String> words() throws IOException {
        try (InputStream file = MarkupBrowserIT.class.getResourceAsStream("/markup-with-malice.txt")) {
            return new String(file.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .toList();
        }
    }

    /** The one that breaks out of most places, and out of attributes. */
    static Stream<String> few() throws IOException {
        return words().stream().filter(it -> it.startsWith("\"><svg onload"));
    }

    @Test
    void the_trap_closes() throws IOException {
        Page page = window.newPage();
        int closed = 0;
        for (String word : words().stream().filter(it -> it.startsWith("<")).toList()) {
            RAN.clear();
            page.navigate("/health/live");
            page.setContent("<!doctype html><p>" + word + "</p>");
            boolean grew = !grown(page).isEmpty();
            page.evaluate(TOUCH_ALL);
            page.waitForTimeout(50);
            closed += grew || !RAN.isEmpty() ? 1 : 0;
        }
        page.close();

        assertThat(closed)
                .as("words that are found where they are written as markup")
                .isGreaterThan(25);
    }

    @ParameterizedTest
    @MethodSource("few")
    void words_stay_words_in_every_text(String word) throws Exception {
        tryEverywhere(word);
    }

    @Tag("long")
    @ParameterizedTest
    @MethodSource("words")
    void words_of_the_whole_collection_stay_words(String word) throws Exception {
        tryEverywhere(word);
    }

    private static void tryEverywhere(String word) throws IOException, SQLException {
        Belongings evil = Belongings.of(RunningProduct.shared(), word);
        Page page = signIn(evil.clinic());
        List<String> wrong = new ArrayList<>();
        int shown = 0;
        for (String address : evil.addresses()) {
            APIResponse answer = page.request().get(address);
            String kind = answer.headers().getOrDefault("content-type", "");
            if (!kind.startsWith("text/html")) {
                continue;
            }
            shown += answer.text().contains("ran(") || answer.text().contains("#114;an(") ? 1 : 0;
            page.navigate(address);
            wrong.addAll(faultsOf(page, address));
        }
        page.close();
        window.clearCookies();

        assertThat(wrong).isEmpty();
        assertThat(shown).as("pages that show it").isGreaterThan(10);
    }

    @Test
    void words_stay_words_in_every_address() throws Exception {
        Clinic clinic = Clinic.open(RunningProduct.shared());
        Page page = signIn(clinic);
        List<String> wrong = new ArrayList<>();
        List<String> pages = new ArrayList<>(Pages.all());
        pages.removeIf(it -> !it.endsWith(".xhtml"));
        for (String path : pages) {
            for (String word : few().toList()) {
                String said = URLEncoder.encode(word, StandardCharsets.UTF_8).replace("+", "%20");
                String query = Pages.parameters().stream()
                        .map(name -> name + "=" + said)
                        .collect(Collectors.joining("&"));
                page.navigate(path + "?" + query + "#" + said);
                wrong.addAll(faultsOf(page, path));
                page.navigate(path + "#token=" + said);
                wrong.addAll(faultsOf(page, path));
            }
        }
        page.close();
        window.clearCookies();

        assertThat(wrong).isEmpty();
    }

    @Test
    void with_the_policy_not_even_what_is_written_as_markup_runs() throws IOException {
        List<String> ran = new ArrayList<>();
        int written = 0;
        try (BrowserContext obedient = chromium.window(Chromium.WIDE, ColorScheme.LIGHT)) {
            obedient.addInitScript("window.ran = () => { window.didRun = true; }");
            Page page = obedient.newPage();
            for (String word : words().stream().filter(it -> it.contains("<")).toList()) {
                page.route("**/login.xhtml", route -> writeInto(route, word));
                page.navigate("/login.xhtml");
                assertThat(page.evaluate("() => typeof window.ran")).isEqualTo("function");
                written += grown(page).isEmpty() ? 0 : 1;
                page.evaluate(TOUCH_ALL);
                page.locator("a[href^='javascript:']").all().forEach(it -> it.dispatchEvent("click"));
                page.waitForTimeout(50);
                if (Boolean.TRUE.equals(page.evaluate("() => window.didRun === true"))) {
                    ran.add(word);
                }
                page.unroute("**/login.xhtml");
            }
        }
        assertThat(ran).isEmpty();
        assertThat(written).as("words that became markup").isGreaterThan(25);
        assertThat(chromium.complaints()).anyMatch(it -> it.contains("Content Security Policy"));
    }

    private static void writeInto(Route route, String markup) {
        APIResponse answer = route.fetch();
        route.fulfill(new Route.FulfillOptions()
                .setResponse(answer)
                .setBody(answer.text().replaceFirst("<main[^>]*>", "$0" + Matcher.quoteReplacement(markup))));
    }

    private static Page signIn(Clinic clinic) {
        Page page = window.newPage();
        page.navigate("/login.xhtml");
        page.getByLabel("Email").fill(clinic.email());
        page.getByLabel("Password").fill(Clinic.PASSWORD);
        page.locator("#sign-in").click();
        page.waitForURL("**/app/today.xhtml");
        return page;
    }

    private static List<String> faultsOf(Page page, String address) {
        List<String> faults = new ArrayList<>();
        grown(page).forEach(it -> faults.add(address + " has " + it));
        page.evaluate(TOUCH_ALL);
        RAN.forEach(it -> faults.add(it + " runs it"));
        RAN.clear();
        return faults;
    }

    @SuppressWarnings("unchecked")
    private static List<String> grown(Page page) {
        return (List<String>) page.evaluate(GROWN);
    }
}
