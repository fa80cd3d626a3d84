package org.florscribe.practice.identity;

import java.time.Duration;
import java.util.Optional;

/** What an API client is given: a short-lived token to call with and a longer one to get the next pair. */
public record TokenAnswer(String accessToken, SecretToken refreshToken, Duration expiresIn) {

    /** As it is kept, sealed, for a client that never heard it. */
    String text() {
        return accessToken + " " + refreshToken.reveal() + " " + expiresIn.toSeconds();
    }

    static Optional<TokenAnswer> parse(String text) {
        String[] parts = text.split(" ", -1);
        return SecretToken.parse(parts[1])
                .map(refresh -> new TokenAnswer(parts[0], refresh, Duration.ofSeconds(Long.parseLong(parts[2]))));
    }

    @Override
    public String toString() {
        return "TokenAnswer[expiresIn=" + expiresIn + "]";
    }
}
