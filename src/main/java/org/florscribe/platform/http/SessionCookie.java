package org.florscribe.platform.http;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Arrays;
import java.util.Optional;
import org.florscribe.practice.identity.Installation;
import org.florscribe.practice.identity.SecretToken;

/**
 * The cookie that holds a browser's session token (security.md 2.1): {@code __Host-flor} over https, plain {@code flor} over
 * http, which only loopback may use. It lasts as long as the browser; how long the session lasts is the server's business.
 */
@ApplicationScoped
public class SessionCookie {

    private final boolean secure;

    @Inject
    SessionCookie(Installation installation) {
        secure = "https".equals(installation.publicUrl().getScheme());
    }

    public String name() {
        return secure ? "__Host-flor" : "flor";
    }

    /** The token the browser sent; empty when it sent none that can be ours. */
    public Optional<SecretToken> read(HttpServletRequest request) {
        Cookie[] cookies = request.getCookies();
        return cookies == null
                ? Optional.empty()
                : Arrays.stream(cookies)
                        .filter(cookie -> cookie.getName().equals(name()))
                        .findFirst()
                        .flatMap(cookie -> SecretToken.parse(cookie.getValue()));
    }

    public void set(HttpServletResponse response, SecretToken token) {
        write(response, token.reveal(), "");
    }

    /** Takes the cookie away and what the browser cached of our pages. */
    public void clear(HttpServletResponse response) {
        write(response, "", "; Max-Age=0");
        response.setHeader("Clear-Site-Data", "\"cache\"");
    }

    private void write(HttpServletResponse response, String value, String life) {
        response.addHeader(
                "Set-Cookie",
                name() + "=" + value + "; Path=/; HttpOnly; SameSite=Lax" + (secure ? "; Secure" : "") + life);
    }
}
