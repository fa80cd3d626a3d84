package org.florscribe.adapter.oidc;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.JWSObject;
import com.nimbusds.jose.Payload;
import com.nimbusds.jose.crypto.ECDSASigner;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.florscribe.practice.sso.SsoRefused;
import org.florscribe.testing.Fuzz;
import org.florscribe.testing.ParserFuzz;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What comes to the address where a provider says that somebody has signed out: before and behind a signature that holds. */
public class SignOutFuzzTest {

    private static final String CLAIMS = "{\"iss\":\"urn:idp\",\"aud\":[\"a\"],\"sub\":\"s\",\"iat\":1767225600,"
            + "\"exp\":1767225700,\"jti\":\"j\",\"amr\":[\"pwd\"],"
            + "\"events\":{\"http://schemas.openid.net/event/backchannel-logout\":{}}}";

    private static final List<String> TOKENS = List.of(
            ".",
            "..",
            "eyJ",
            "e30",
            "bnVsbA",
            "=",
            "_",
            "-",
            "{",
            "}",
            "[",
            "]",
            "\"",
            ":",
            ",",
            "null",
            "[null]",
            "{}",
            "1e999",
            "-1",
            "9223372036854775808",
            "\"aud\":",
            "\"exp\":",
            "\"events\":",
            "\"amr\":[null]",
            "\"email\":{}",
            "\\u0000",
            "\u0000");

    public static List<ParserFuzz> cases() {
        try {
            ECKey key = new ECKeyGenerator(Curve.P_256).generate();
            return List.of(
                    new ParserFuzz(
                            new Fuzz("logout token", List.of(signed(key, CLAIMS)), TOKENS, SsoRefused.class),
                            bytes -> read(key, text(bytes))),
                    new ParserFuzz(
                            new Fuzz("claims of a logout token", List.of(CLAIMS), TOKENS, SsoRefused.class),
                            bytes -> read(key, signed(key, text(bytes)))));
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void read(ECKey key, String token) {
        IdTokenSignature.parse(token, IdTokenSignature.Kind.LOGOUT_TOKEN).logout(key);
    }

    private static String signed(ECKey key, String claims) throws JOSEException {
        JWSObject token = new JWSObject(
                new JWSHeader.Builder(JWSAlgorithm.ES256)
                        .type(new JOSEObjectType("logout+jwt"))
                        .build(),
                new Payload(claims));
        token.sign(new ECDSASigner(key));
        return token.serialize();
    }

    private static String text(byte[] bytes) {
        return new String(bytes, StandardCharsets.UTF_8);
    }

    @ParameterizedTest
    @MethodSource("cases")
    void a_token_is_read_or_refused(ParserFuzz fuzz) {
        fuzz.briefly();
    }
}
