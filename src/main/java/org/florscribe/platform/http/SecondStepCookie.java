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

/** The cookie of a sign-in whose second factor is still to come. It opens nothing but the page that asks for it. */
@ApplicationScoped
public class SecondStepCookie {

    private static final int SECONDS = 600;

    private final boolean secure;

    @Inject
    SecondStepCookie(Installation installation) {
        secure = "https".equals(installation.publicUrl().getScheme());
    }

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
        write(response, token.reveal(), SECONDS);
    }

    public void clear(HttpServletResponse response) {
        write(response, "", 0);
    }

    private String name() {
        return secure ? "__Host-flor-second" : "flor-second";
    }

    private void write(HttpServletResponse response, String value, int seconds) {
        response.addHeader(
                "Set-Cookie",
                name() + "=" + value + "; Path=/; HttpOnly; SameSite=Lax" + (secure ? "; Secure" : "") + "; Max-Age="
                        + seconds);
    }
}
