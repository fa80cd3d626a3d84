package org.florscribe.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfEnvironmentVariable;

/** The visits of EVAL_DIR, brought through the page as WebVTT: each becomes a draft whose every statement shows its lines. */
@EnabledIfEnvironmentVariable(named = "EVAL_DIR", matches = ".+")
class EvaluationBrowserIT {

    private static final int SECONDS_A_LINE = 4;

    @Test
    void every_visit_becomes_a_draft_with_evidence() throws IOException {
        List<String> visits = Files.readAllLines(Path.of(System.getenv("EVAL_DIR"), "aci-bench", "valid.jsonl"));
        assertThat(visits).isNotEmpty();
        try (Chromium chromium = new Chromium()) {
            Practice practice = new Practice();
            BrowserContext window = chromium.window(Chromium.WIDE, ColorScheme.LIGHT);
            practice.setUp(window);
            Page page = practice.signIn(window);
            for (int i = 0; i < visits.size(); i++) {
                JsonObject visit = JsonParser.parseString(visits.get(i)).getAsJsonObject();
                Practice.startVisit(page, "Evaluation", "Visit" + letters(i), "E" + i);
                Practice.giveConsent(page);
                Practice.bringConversation(page, webVtt(visit));
                check(page, visit);
            }
            assertThat(chromium.complaints()).isEmpty();
        }
    }

    private static void check(Page page, JsonObject visit) {
        String id = visit.get("id").getAsString();
        Locator statements = page.locator(".flor-statement");
        Locator withEvidence = statements.filter(new Locator.FilterOptions().setHas(page.locator("[data-evidence]")));
        assertThat(statements.count()).as(id).isPositive();
        assertThat(withEvidence.count()).as(id + ": statements with evidence").isEqualTo(statements.count());
        // a sentence that one voice goes on with is one line
        int turns = visit.getAsJsonArray("dialogue").size();
        assertThat(page.locator(".flor-line").count()).as(id + ": lines").isBetween(turns - 3, turns);
        page.locator("[data-evidence]").first().click();
        assertThat(page.locator(".flor-line.flor-lit")).hasCount(1);
    }

    private static String webVtt(JsonObject visit) {
        StringBuilder text = new StringBuilder("WEBVTT\n");
        int line = 0;
        for (JsonElement turn : visit.getAsJsonArray("dialogue")) {
            JsonObject said = turn.getAsJsonObject();
            text.append(String.format(
                    Locale.ROOT,
                    "%n%s --> %s%n<v %s>%s%n",
                    at(line * SECONDS_A_LINE),
                    at(++line * SECONDS_A_LINE),
                    said.get("speaker").getAsString(),
                    said.get("text").getAsString().replace("&", "&amp;").replace("<", "&lt;")));
        }
        return text.toString();
    }

    private static String at(int seconds) {
        return String.format(Locale.ROOT, "%02d:%02d:%02d.000", seconds / 3600, seconds / 60 % 60, seconds % 60);
    }

    private static String letters(int index) {
        return String.valueOf((char) ('a' + index / 26)) + (char) ('a' + index % 26);
    }
}
