package org.florscribe.adapter.token;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.florscribe.practice.identity.AccessClaims;
import org.florscribe.practice.identity.EmailAddress;
import org.florscribe.practice.identity.Scopes;
import org.florscribe.practice.identity.SecretToken;
import org.florscribe.practice.identity.SigningRing;
import org.florscribe.shared.InvalidInput;
import org.florscribe.testing.Fuzz;
import org.florscribe.testing.ParserFuzz;
import org.florscribe.testing.Place;
import org.florscribe.testing.SetClock;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What stands for a person: access tokens, session and link tokens, e-mail addresses. */
public class TokenFuzzTest {

    private static final List<String> TOKENS = List.of(
            ".",
            "..",
            "eyJhbGciOiJub25lIn0",
            "eyJ",
            "{}",
            "=",
            "_",
            "-",
            "@",
            "\u0000",
            " ",
            "\n",
            "A",
            "e30",
            "bnVsbA",
            "W10",
            "eyJhbGciOiJIUzI1NiIsInR5cCI6ImF0K2p3dCIsImtpZCI6IngifQ",
            "[",
            "]",
            "\"",
            "\u00E9",
            "example.org");

    public static List<ParserFuzz> cases() {
        SetClock clock = new SetClock();
        Place place = new Place(Optional.of("the operator's own secret, long enough"));
        JwtAccessTokenFormat format = new JwtAccessTokenFormat(SigningRing.keys(place, clock), place, clock);
        AccessClaims claims = new AccessClaims(
                new UUID(1, 2),
                new UUID(3, 4),
                new UUID(5, 6),
                Scopes.EVERYTHING,
                clock.instant(),
                clock.instant().plus(Duration.ofMinutes(15)));
        return List.of(
                new ParserFuzz(
                        new Fuzz("access token", List.of(format.issue(claims)), TOKENS),
                        bytes -> format.read(text(bytes))),
                new ParserFuzz(
                        new Fuzz("secret token", List.of(SecretToken.random().reveal()), TOKENS),
                        bytes -> SecretToken.parse(text(bytes))),
                new ParserFuzz(
                        new Fuzz("e-mail address", List.of("hana@example.org"), TOKENS, InvalidInput.class),
                        bytes -> new EmailAddress(text(bytes))));
    }

    private static String text(byte[] bytes) {
        return new String(bytes, StandardCharsets.UTF_8);
    }

    @ParameterizedTest
    @MethodSource("cases")
    void whatever_is_shown_is_ours_or_nothing(ParserFuzz fuzz) {
        fuzz.briefly();
    }
}
