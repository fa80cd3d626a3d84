package org.florscribe.practice.identity;

import org.florscribe.shared.FormEncoding;

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
                "otpauth://totp/" + ISSUER + ":" + FormEncoding.percentEncoded(account.text()) + "?secret=" + secret
                        + "&issuer=" + ISSUER);
    }

    @Override
    public String toString() {
        return "Enrolment";
    }
}
