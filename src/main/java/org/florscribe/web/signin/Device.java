package org.florscribe.web.signin;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** A browser in words a person knows it by, from what it says of itself. */
final class Device {

    /** In this order: browsers name their ancestors too. */
    private static final List<String> BROWSERS = List.of("Edg", "OPR", "Firefox", "Chrome", "Safari");

    private static final List<String> SYSTEMS =
            List.of("iPhone", "iPad", "Android", "Windows", "Mac OS", "CrOS", "Linux");

    private Device() {}

    static String label(@Nullable String userAgent) {
        if (userAgent == null) {
            return "Browser";
        }
        return first(BROWSERS, userAgent, "Browser").replace("Edg", "Edge").replace("OPR", "Opera") + " / "
                + first(SYSTEMS, userAgent, "?").replace("CrOS", "ChromeOS");
    }

    private static String first(List<String> names, String userAgent, String otherwise) {
        return names.stream().filter(userAgent::contains).findFirst().orElse(otherwise);
    }
}
