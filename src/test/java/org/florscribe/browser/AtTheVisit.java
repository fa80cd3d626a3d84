package org.florscribe.browser;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;

/** A clinician at the page of a visit, in a wide window. One practice and one window for all tests of a class. */
abstract class AtTheVisit {

    static Practice practice = new Practice();
    static Chromium chromium;
    static BrowserContext window;

    @BeforeAll
    static void open() {
        practice = new Practice();
        chromium = new Chromium();
        window = chromium.window(Chromium.WIDE, ColorScheme.LIGHT);
        practice.setUp(window);
    }

    @AfterAll
    static void close() {
        chromium.close();
    }

    /** A visit whose conversation has become a draft. */
    static Page drafted(String given, String family, String mrn) {
        Page page = practice.signIn(window);
        Practice.startVisit(page, given, family, mrn);
        Practice.giveConsent(page);
        Practice.bringConversation(page);
        return page;
    }

    /** What axe finds on the page as it is now. */
    static List<String> faults(Page page) {
        return new AxeBuilder(page)
                .analyze().getViolations().stream()
                        .flatMap(rule -> rule.getNodes().stream()
                                .map(node -> rule.getId() + " " + node.getTarget() + " " + node.getHtml()))
                        .toList();
    }
}
