package org.florscribe.browser;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/** A browser in which the owner of a practice of its own is signed in, for all tests of a class, on the shared product. */
final class SignedIn implements BeforeAllCallback, AfterAllCallback {

    private final Practice practice = new Practice();
    private @Nullable Chromium chromium;
    private @Nullable Page page;

    @Override
    public void beforeAll(ExtensionContext context) {
        chromium = new Chromium();
        BrowserContext window = chromium.window(Chromium.WIDE, ColorScheme.LIGHT);
        practice.setUp(window);
        page = practice.signIn(window);
    }

    @Override
    public void afterAll(ExtensionContext context) {
        if (chromium != null) {
            chromium.close();
        }
    }

    Practice practice() {
        return practice;
    }

    Chromium chromium() {
        return Objects.requireNonNull(chromium, "not open");
    }

    Page page() {
        return Objects.requireNonNull(page, "not open");
    }
}
