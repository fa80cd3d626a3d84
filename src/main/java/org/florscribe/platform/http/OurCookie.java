package org.florscribe.platform.http;

import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Arrays;
import java.util.Optional;
import org.florscribe.practice.identity.Installation;

/**
 * A cookie of ours (security.md 2.1), which no script reads and no other site sends along: with {@code __Host-} before its name over https,
 * plain over http, which only loopback may use.
 */
final class OurCookie {

    private final String name;
    private final boolean secure;

    OurCookie(String name, Installation installation) {
        secure = "https".equals(installation.publicUrl().getScheme());
        this.name = secure ? "__Host-" + name : name;
    }

    String name() {
        return name;
    }

    /** What the browser sent. */
    Optional<String> read(HttpServletRequest request) {
        Cookie[] cookies = request.getCookies();
        return cookies == null
                ? Optional.empty()
                : Arrays.stream(cookies)
                        .filter(cookie -> cookie.getName().equals(name))
                        .map(Cookie::getValue)
                        .findFirst();
    }

    /** It lasts as long as the browser. */
    void set(HttpServletResponse response, String value) {
        write(response, value, "");
    }

    void set(HttpServletResponse response, String value, int seconds) {
        write(response, value, "; Max-Age=" + seconds);
    }

    void clear(HttpServletResponse response) {
        set(response, "", 0);
    }

    private void write(HttpServletResponse response, String value, String life) {
        response.addHeader(
                "Set-Cookie",
                name + "=" + value + "; Path=/; HttpOnly; SameSite=Lax" + (secure ? "; Secure" : "") + life);
    }
}
