package org.florscribe.practice.identity;

import java.security.SecureRandom;
import java.util.Base64;
import java.util.Optional;
import java.util.regex.Pattern;
import org.florscribe.shared.Sha256;

/** 32 random bytes in base64url: a session cookie, refresh token or link. Whoever holds it is let in; only its hash is stored. */
public final class SecretToken {

    private static final SecureRandom RANDOM = new SecureRandom();
    private static final Pattern SHAPE = Pattern.compile("[A-Za-z0-9_-]{43}");

    private final String text;

    private SecretToken(String text) {
        this.text = text;
    }

    public static SecretToken random() {
        byte[] bytes = new byte[32];
        RANDOM.nextBytes(bytes);
        return new SecretToken(Base64.getUrlEncoder().withoutPadding().encodeToString(bytes));
    }

    /** Empty when this cannot be a token of ours. */
    public static Optional<SecretToken> parse(String text) {
        String stripped = text.strip();
        return SHAPE.matcher(stripped).matches() ? Optional.of(new SecretToken(stripped)) : Optional.empty();
    }

    /** The token itself, for the one who may hold it. */
    public String reveal() {
        return text;
    }

    /** SHA-256; the token has 256 random bits, so a slow hash would add nothing. */
    public byte[] hash() {
        return Sha256.of(text);
    }

    @Override
    public String toString() {
        return "[token]";
    }
}
