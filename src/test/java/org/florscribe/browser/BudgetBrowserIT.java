package org.florscribe.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.CDPSession;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * What each page costs: at most 360 KB and 16 requests at first sight, 12 KB and 2 requests when it comes again. What each
 * page loads is written to target/page-budget.txt.
 */
@Tag("long")
class BudgetBrowserIT {

    private static final int COLD_BYTES = 360 * 1024;
    private static final int COLD_REQUESTS = 16;
    /** A visit with sound brings the outline of its sound along, and one that can be recorded all that its recorder may have to say. */
    private static final int WARM_BYTES = 17 * 1024;

    private static final int WARM_REQUESTS = 2;

    @Test
    void every_page_keeps_within_its_budget() throws IOException {
        List<String> faults = new ArrayList<>();
        List<String> report = new ArrayList<>();
        try (Chromium chromium = new Chromium()) {
            EveryPage pages = new EveryPage(chromium);
            BrowserContext first = chromium.window(Chromium.WIDE, ColorScheme.LIGHT);
            pages.signIn(first);
            String signedIn = first.storageState();
            for (Map.Entry<String, String> one : new TreeMap<>(pages.addresses()).entrySet()) {
                BrowserContext window = chromium.window(Chromium.WIDE, ColorScheme.LIGHT, signedIn);
                Page page = window.newPage();
                Meter meter = new Meter(window.newCDPSession(page));
                visit(page, one.getValue());
                check(one.getKey() + " cold", meter, COLD_REQUESTS, COLD_BYTES, faults, report);
                meter.reset();
                visit(page, one.getValue());
                check(one.getKey() + " warm", meter, WARM_REQUESTS, WARM_BYTES, faults, report);
                window.close();
            }
        }
        Files.write(Path.of("target/page-budget.txt"), report);
        assertThat(faults).isEmpty();
    }

    /** Fetched when nothing was asked for during half a second: what loads later on its own counts too. */
    private static void visit(Page page, String address) {
        page.navigate(address);
        page.waitForTimeout(500);
    }

    private static void check(
            String name, Meter meter, int requests, int bytes, List<String> faults, List<String> report) {
        String line = name + ": " + meter.loaded.size() + " requests, " + meter.bytes + " bytes";
        report.add(line);
        meter.loaded.forEach(file -> report.add("    " + file));
        if (meter.loaded.size() > requests || meter.bytes > bytes) {
            faults.add(line);
        }
    }

    /** Counts what came over the wire; what the browser had kept is free. */
    private static final class Meter {

        private final List<String> loaded = new ArrayList<>();
        private final Map<String, String> asked = new TreeMap<>();
        private final Set<String> kept = new HashSet<>();
        private long bytes;

        Meter(CDPSession session) {
            session.send("Network.enable");
            session.on("Network.requestWillBeSent", event -> asked.put(id(event), url(event)));
            session.on("Network.requestServedFromCache", event -> kept.add(id(event)));
            session.on("Network.responseReceived", event -> {
                if (event.getAsJsonObject("response").get("fromDiskCache").getAsBoolean()) {
                    kept.add(id(event));
                }
            });
            session.on("Network.loadingFinished", this::finished);
        }

        private void finished(JsonObject event) {
            String file = asked.get(id(event));
            if (file != null && !kept.contains(id(event))) {
                long size = event.get("encodedDataLength").getAsLong();
                bytes += size;
                loaded.add(file + " " + size);
            }
        }

        void reset() {
            loaded.clear();
            asked.clear();
            kept.clear();
            bytes = 0;
        }

        private static String id(JsonObject event) {
            return event.get("requestId").getAsString();
        }

        private static String url(JsonObject event) {
            return event.getAsJsonObject("request").get("url").getAsString().replaceAll("^https?://[^/]+|\\?.*$", "");
        }
    }
}
