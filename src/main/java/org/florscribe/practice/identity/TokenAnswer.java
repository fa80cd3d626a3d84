package org.florscribe.practice.identity;

import java.time.Duration;
import java.util.Optional;

/** What an API client is given: a short-lived token to call with and a longer one to get the next pair. */
public record TokenAnswer(String accessToken, SecretToken refreshToken, Duration expiresIn, Scopes scopes) {

    /** As it is kept, sealed, for a client that never heard it. */
    String text() {
        return accessToken + " " + refreshToken.reveal() + " " + expiresIn.toSeconds() + " " + scopes.text();
    }

    static Optional<TokenAnswer> parse(String text) {
        String[] parts = text.split(" ", 4);
        if (parts.length < 4) {
            return Optional.empty(); // kept by an earlier version, which gives nobody the half minute that it is for
        }
        return SecretToken.parse(parts[1])
                .flatMap(refresh -> Scopes.known(parts[3])
                        .map(scopes -> new TokenAnswer(
                                parts[0], refresh, Duration.ofSeconds(Long.parseLong(parts[2])), scopes)));
    }

    @Override
    public String toString() {
        return "TokenAnswer[expiresIn=" + expiresIn + "]";
    }
}
