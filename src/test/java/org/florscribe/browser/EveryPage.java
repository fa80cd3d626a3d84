package org.florscribe.browser;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Stream;

/**
 * Every page there is, with an address that shows it filled. The list starts from the page folder, so a page that was added
 * without a thought for this list is in it all the same.
 */
final class EveryPage {

    private static final Path FOLDER = Path.of("webapp");

    private final Practice practice = new Practice();
    private final Map<String, String> addresses = new LinkedHashMap<>();

    /** Makes a practice with visits in several states. */
    EveryPage(Chromium chromium) {
        addFolder();
        addresses.put("not-found", "/nowhere.xhtml");
        BrowserContext window = chromium.window(Chromium.WIDE, ColorScheme.LIGHT);
        practice.setUp(window);
        Page page = practice.signIn(window);
        Practice.startVisit(page, "Joseph", "Abate", "419274");
        addresses.put("visit-consent", address(page));
        Practice.startVisit(page, "Elena", "Petrova", "226735");
        Practice.giveConsent(page);
        addresses.put("visit-bring", address(page));
        Practice.startVisit(page, "Priya", "Raman", "401552");
        Practice.cancelVisit(page, "Called: feels well again");
        addresses.put("visit-cancelled", address(page));
        Practice.startVisit(page, "Walter", "Hughes", "102288");
        Practice.giveConsent(page);
        Practice.bringConversation(page);
        Practice.settleAll(page);
        Practice.sign(page);
        addresses.put("visit-signed", address(page));
        Practice.startVisit(page, "Tomasz", "Zielinski", "287103");
        Practice.giveConsent(page);
        Practice.bringSound(page);
        Practice.bringConversation(page);
        addresses.put("visit", address(page));
        addresses.put("move", address(page).replace("visit.xhtml", "move.xhtml"));
        addresses.put("template-form", "/admin/templates.xhtml?from=00000000-0000-8000-8000-000000000001");
        addresses.put("today-to-sign", "/app/today.xhtml?list=to-sign");
        addresses.put("today-empty", "/app/today.xhtml?date=2031-01-06");
        addresses.put("audit-empty", "/admin/audit.xhtml?action=TOKEN_REUSED");
        page.navigate("/admin/audit.xhtml");
        addresses.put(
                "accesses-report",
                page.locator("a[href^='/admin/audit.xhtml?patient=']")
                        .first()
                        .getAttribute("href")
                        .replace("audit", "accesses"));
        window.close();
    }

    private void addFolder() {
        try (Stream<Path> files = Files.walk(FOLDER)) {
            files.map(FOLDER::relativize)
                    .map(Path::toString)
                    .filter(file -> file.endsWith(".xhtml") && !file.startsWith("WEB-INF"))
                    .sorted()
                    .forEach(file -> addresses.put(nameOf(file), "/" + file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String nameOf(String file) {
        return file.substring(file.lastIndexOf('/') + 1).replace(".xhtml", "");
    }

    /** By name, as in today or visit-signed. */
    Map<String, String> addresses() {
        return Map.copyOf(addresses);
    }

    Page signIn(BrowserContext window) {
        return practice.signIn(window);
    }

    private static String address(Page page) {
        String url = page.url().replaceAll("&done=[a-z-]+", "");
        return url.substring(url.indexOf("/app/"));
    }
}
