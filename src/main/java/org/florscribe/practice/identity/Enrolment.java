package org.florscribe.practice.identity;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;

/**
 * What an authenticator app is told.
 *
 * @param secret in base32, for typing
 * @param address the same with the account's name in it, for the picture that the app reads
 */
public record Enrolment(String secret, String address) {

    private static final String ISSUER = "FlorScribe";

    static Enrolment of(EmailAddress account, String secret) {
        return new Enrolment(
                secret,
                "otpauth://totp/" + ISSUER + ":" + encoded(account.text()) + "?secret=" + secret + "&issuer=" + ISSUER);
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }

    @Override
    public String toString() {
        return "Enrolment";
    }
}
