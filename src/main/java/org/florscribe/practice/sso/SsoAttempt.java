package org.florscribe.practice.sso;

import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.UUID;
import org.florscribe.practice.identity.SecretToken;
import org.florscribe.shared.Sha256;

/**
 * A browser that was sent to its practice's provider and is expected back, once.
 *
 * @param browserHash of what its cookie holds
 * @param issuer of the provider that it was sent to
 * @param next where the person wanted to go, by the name of the page; empty for wherever their work begins
 * @param visit the visit of that page, or empty
 */
public record SsoAttempt(
        UUID id, UUID practiceId, byte[] browserHash, String issuer, String next, String visit, Instant expiresAt) {

    public static final Duration LIFE = Duration.ofMinutes(10);

    /**
     * What goes to the provider: {@code ticket} is OpenID's {@code state}. All follow from the secret in the browser's cookie, each by a hash of its own, so none is kept and
     * who sees one knows neither the cookie nor another.
     */
    record Words(String ticket, String nonce, String verifier) {

        static Words of(SecretToken browser) {
            return new Words(word("state", browser), word("nonce", browser), word("verifier", browser));
        }

        /** PKCE, S256 (RFC 7636). */
        String challenge() {
            return encoded(Sha256.of(verifier));
        }

        private static String word(String use, SecretToken browser) {
            return encoded(Sha256.of("florscribe single sign-on " + use + "\n" + browser.reveal()));
        }

        private static String encoded(byte[] hash) {
            return Base64.getUrlEncoder().withoutPadding().encodeToString(hash);
        }

        @Override
        public String toString() {
            return "Words";
        }
    }

    @Override
    public String toString() {
        return "SsoAttempt[" + id + "]";
    }
}
