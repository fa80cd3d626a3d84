package org.florscribe.platform.http;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Optional;
import org.florscribe.practice.identity.Installation;
import org.florscribe.practice.identity.SecretToken;

/** The cookie of a sign-in whose second factor is still to come. It opens nothing but the page that asks for it. */
@ApplicationScoped
public class SecondStepCookie {

    private static final int SECONDS = 600;

    private final OurCookie cookie;

    @Inject
    SecondStepCookie(Installation installation) {
        cookie = new OurCookie("flor-second", installation);
    }

    public Optional<SecretToken> read(HttpServletRequest request) {
        return cookie.read(request).flatMap(SecretToken::parse);
    }

    public void set(HttpServletResponse response, SecretToken token) {
        cookie.set(response, token.reveal(), SECONDS);
    }

    public void clear(HttpServletResponse response) {
        cookie.clear(response);
    }
}
