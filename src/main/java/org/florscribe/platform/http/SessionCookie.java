package org.florscribe.platform.http;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Optional;
import org.florscribe.practice.identity.Installation;
import org.florscribe.practice.identity.SecretToken;

/**
 * The cookie that holds a browser's session token (security.md 2.1): {@code __Host-flor} over https, plain {@code flor} over
 * http, which only loopback may use. It lasts as long as the browser; how long the session lasts is the server's business.
 */
@ApplicationScoped
public class SessionCookie {

    private final OurCookie cookie;

    @Inject
    SessionCookie(Installation installation) {
        cookie = new OurCookie("flor", installation);
    }

    public String name() {
        return cookie.name();
    }

    /** The token the browser sent; empty when it sent none that can be ours. */
    public Optional<SecretToken> read(HttpServletRequest request) {
        return cookie.read(request).flatMap(SecretToken::parse);
    }

    public void set(HttpServletResponse response, SecretToken token) {
        cookie.set(response, token.reveal());
    }

    /** Takes the cookie away and what the browser cached of our pages. */
    public void clear(HttpServletResponse response) {
        cookie.clear(response);
        response.setHeader("Clear-Site-Data", "\"cache\"");
    }
}
