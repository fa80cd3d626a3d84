package org.florscribe.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Page.EmulateMediaOptions;
import com.microsoft.playwright.Page.ScreenshotOptions;
import com.microsoft.playwright.options.ColorScheme;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** A page as it is just now, wide and narrow, light and dark: accessible, and nothing wider than the window. */
final class RecordingLooks {

    private static final Path SHOTS = Path.of("target/shots");

    private RecordingLooks() {}

    static void look(Page page) {
        String name =
                String.valueOf(page.evaluate("() => document.querySelector('#record')?.dataset.state ?? 'leftover'"));
        List<String> faults = new ArrayList<>();
        for (int width : List.of(Chromium.NARROW, Chromium.WIDE)) {
            page.setViewportSize(width, width == Chromium.WIDE ? 900 : 844);
            for (ColorScheme scheme : List.of(ColorScheme.DARK, ColorScheme.LIGHT)) {
                page.emulateMedia(new EmulateMediaOptions().setColorScheme(scheme));
                String shot =
                        "record-" + name + "-" + width + "-" + scheme.name().toLowerCase(Locale.ROOT);
                page.screenshot(new ScreenshotOptions().setPath(SHOTS.resolve(shot + ".png")));
                if (Boolean.TRUE.equals(page.evaluate("() => document.documentElement.scrollWidth > innerWidth"))) {
                    faults.add(shot + ": scrolls sideways");
                }
                new AxeBuilder(page)
                        .analyze()
                        .getViolations()
                        .forEach(rule -> rule.getNodes()
                                .forEach(node -> faults.add(shot + ": " + rule.getId() + " " + node.getHtml())));
            }
        }
        assertThat(faults).isEmpty();
    }
}
