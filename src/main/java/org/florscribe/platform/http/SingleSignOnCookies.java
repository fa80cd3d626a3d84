package org.florscribe.platform.http;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Duration;
import java.util.Optional;
import org.florscribe.practice.identity.Installation;
import org.florscribe.practice.identity.SecretToken;
import org.florscribe.practice.sso.SsoAttempt;

/**
 * What a browser holds of single sign-on: what binds it to a sign-in that it began, for ten minutes, and which practice's people use it,
 * for as long as browsers keep cookies. The second opens nothing: it is the end of an address that a practice gives to its people.
 */
@ApplicationScoped
public class SingleSignOnCookies {

    private static final int ATTEMPT_SECONDS = (int) SsoAttempt.LIFE.toSeconds();
    private static final int PRACTICE_SECONDS = (int) Duration.ofDays(400).toSeconds();

    private final OurCookie attempt;
    private final OurCookie practice;

    @Inject
    SingleSignOnCookies(Installation installation) {
        attempt = new OurCookie("flor-sso", installation);
        practice = new OurCookie("flor-practice", installation);
    }

    public Optional<SecretToken> attempt(HttpServletRequest request) {
        return attempt.read(request).flatMap(SecretToken::parse);
    }

    public void begin(HttpServletResponse response, SecretToken browser) {
        attempt.set(response, browser.reveal(), ATTEMPT_SECONDS);
    }

    public void end(HttpServletResponse response) {
        attempt.clear(response);
    }

    public Optional<SecretToken> practice(HttpServletRequest request) {
        return practice.read(request).flatMap(SecretToken::parse);
    }

    public void remember(HttpServletResponse response, SecretToken entry) {
        practice.set(response, entry.reveal(), PRACTICE_SECONDS);
    }
}
