package org.florscribe.adapter.token;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.OctetSequenceKey;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.KeyPairGenerator;
import java.time.Duration;
import java.util.Base64;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import org.florscribe.practice.identity.AccessClaims;
import org.florscribe.practice.identity.Scopes;
import org.florscribe.practice.identity.SigningKey;
import org.florscribe.practice.identity.SigningKeys;
import org.florscribe.practice.identity.SigningRing;
import org.florscribe.testing.Place;
import org.florscribe.testing.SetClock;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What an attacker may try with a token, and what only we may. */
class JwtAccessTokenFormatTest {

    private static final JOSEObjectType OURS = new JOSEObjectType("at+jwt");

    private final SetClock clock = new SetClock();
    private final Place place = new Place(Optional.of("the operator's own secret, long enough"));
    private final SigningKeys keys = SigningRing.keys(place, clock);
    private final JwtAccessTokenFormat format = new JwtAccessTokenFormat(keys, place, clock);
    private final AccessClaims claims = new AccessClaims(
            new UUID(1, 2),
            new UUID(3, 4),
            new UUID(5, 6),
            Scopes.EVERYTHING,
            clock.instant(),
            clock.instant().plus(Duration.ofMinutes(15)));

    @Test
    void what_we_issued_is_read_until_its_last_second() {
        String token = format.issue(claims);

        assertThat(format.read(token)).contains(claims);
        clock.pass(Duration.ofMinutes(14).plusSeconds(59));
        assertThat(format.read(token)).isPresent();
        clock.pass(Duration.ofSeconds(1));
        assertThat(format.read(token)).isEmpty();
        clock.pass(Duration.ofSeconds(1));
        assertThat(format.read(token)).isEmpty();
    }

    @Test
    void a_token_of_a_clock_five_seconds_ahead_is_read_and_of_six_is_not() throws Exception {
        assertThat(format.read(signed(set -> set.issueTime(in(5)).notBeforeTime(in(5)))))
                .isPresent();
        assertThat(format.read(signed(set -> set.issueTime(in(6))))).isEmpty();
        assertThat(format.read(signed(set -> set.notBeforeTime(in(6))))).isEmpty();
    }

    @Test
    void each_claim_has_to_be_there_and_ours() throws Exception {
        assertThat(format.read(signed(set -> {}))).isPresent();
        assertThat(format.read(signed(set -> set.issuer("https://evil.example"))))
                .isEmpty();
        assertThat(format.read(signed(set -> set.audience("https://evil.example"))))
                .isEmpty();
        assertThat(format.read(signed(set -> set.subject(null)))).isEmpty();
        assertThat(format.read(signed(set -> set.subject("root")))).isEmpty();
        assertThat(format.read(signed(set -> set.claim("practice", null)))).isEmpty();
        assertThat(format.read(signed(set -> set.claim("sid", null)))).isEmpty();
        assertThat(format.read(signed(set -> set.claim("sid", 7)))).isEmpty();
        assertThat(format.read(signed(set -> set.claim("scope", null)))).isEmpty();
        assertThat(format.read(signed(set -> set.claim("scope", "of:nothing")))).isEmpty();
        assertThat(format.read(signed(set -> set.claim("scope", List.of("charts:read")))))
                .isEmpty();
        assertThat(format.read(signed(set -> set.jwtID(null)))).isEmpty();
        assertThat(format.read(signed(set -> set.issueTime(null)))).isEmpty();
        assertThat(format.read(signed(set -> set.notBeforeTime(null)))).isEmpty();
        assertThat(format.read(signed(set -> set.expirationTime(null)))).isEmpty();
    }

    @Test
    void no_signature_is_no_signature() {
        String[] parts = format.issue(claims).split("\\.", -1);
        String none = base64("{\"alg\":\"none\",\"typ\":\"at+jwt\",\"kid\":\""
                + keys.current().kid() + "\"}");

        assertThat(format.read(none + "." + parts[1] + ".")).isEmpty();
        assertThat(format.read(none + "." + parts[1] + "." + parts[2])).isEmpty();
        assertThat(format.read(parts[0] + "." + parts[1] + ".")).isEmpty();
        assertThat(format.read(parts[0] + "." + base64("{}") + "." + parts[2])).isEmpty();
    }

    @Test
    void another_algorithm_is_refused_even_with_our_key() throws Exception {
        SigningKey key = keys.current();
        for (JWSAlgorithm algorithm : new JWSAlgorithm[] {JWSAlgorithm.HS384, JWSAlgorithm.HS512}) {
            SignedJWT jwt = new SignedJWT(
                    new JWSHeader.Builder(algorithm).type(OURS).keyID(key.kid()).build(), set(it -> {}));
            jwt.sign(new MACSigner(java.util.Arrays.copyOf(key.secret(), 64)));
            assertThat(format.read(jwt.serialize())).isEmpty();
        }
        SignedJWT rsa = new SignedJWT(
                new JWSHeader.Builder(JWSAlgorithm.RS256)
                        .type(OURS)
                        .keyID(key.kid())
                        .build(),
                set(it -> {}));
        KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
        generator.initialize(2048);
        rsa.sign(new RSASSASigner(generator.generateKeyPair().getPrivate()));
        assertThat(format.read(rsa.serialize())).isEmpty();
    }

    @Test
    void another_type_is_refused() throws Exception {
        assertThat(format.read(signed(JOSEObjectType.JWT, keys.current().kid(), Optional.empty())))
                .isEmpty();
        assertThat(format.read(
                        signed(new JOSEObjectType("rt+jwt"), keys.current().kid(), Optional.empty())))
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "../../etc/passwd", "0000000000000000", "' or 1=1 --"})
    void a_key_we_do_not_know_is_not_looked_for_elsewhere(String kid) throws Exception {
        assertThat(format.read(signed(OURS, kid, Optional.empty()))).isEmpty();
    }

    @Test
    void a_key_that_comes_with_the_token_is_not_used() throws Exception {
        byte[] own = new byte[32];
        OctetSequenceKey jwk = new OctetSequenceKey.Builder(own).build();
        String header = "{\"alg\":\"HS256\",\"typ\":\"at+jwt\",\"kid\":\""
                + keys.current().kid() + "\",";
        for (String extra : new String[] {
            "\"jwk\":" + jwk.toJSONString() + "}",
            "\"jku\":\"https://evil.example/keys\"}",
            "\"x5u\":\"https://evil.example/cert\"}",
            "\"x5c\":[\"AAAA\"]}",
            "\"crit\":[\"exp\"],\"exp\":1}",
            "\"b64\":false,\"crit\":[\"b64\"]}",
            "\"anything\":1}"
        }) {
            String[] parts = signed(set -> {}).split("\\.", -1);
            assertThat(format.read(base64(header + extra) + "." + parts[1] + "." + parts[2]))
                    .isEmpty();
            String content = base64(header + extra) + "." + parts[1];
            javax.crypto.Mac mac = javax.crypto.Mac.getInstance("HmacSHA256");
            mac.init(new javax.crypto.spec.SecretKeySpec(keys.current().secret(), "HmacSHA256"));
            String signature = Base64.getUrlEncoder()
                    .withoutPadding()
                    .encodeToString(mac.doFinal(content.getBytes(StandardCharsets.US_ASCII)));
            assertThat(format.read(content + "." + signature)).as(extra).isEmpty();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", ".", "..", "a.b.c", "a.b.c.d.e", "\u0000", "Bearer x"})
    void rubbish_is_no_token(String text) {
        assertThat(format.read(text)).isEmpty();
        assertThat(format.read(text.repeat(3_000))).isEmpty();
    }

    private String signed(Consumer<JWTClaimsSet.Builder> change) throws Exception {
        SigningKey key = keys.current();
        SignedJWT jwt = new SignedJWT(
                new JWSHeader.Builder(JWSAlgorithm.HS256)
                        .type(OURS)
                        .keyID(key.kid())
                        .build(),
                set(change));
        jwt.sign(new MACSigner(key.secret()));
        return jwt.serialize();
    }

    private String signed(JOSEObjectType type, String kid, Optional<byte[]> secret) throws Exception {
        SignedJWT jwt = new SignedJWT(
                new JWSHeader.Builder(JWSAlgorithm.HS256).type(type).keyID(kid).build(), set(it -> {}));
        jwt.sign(new MACSigner(secret.orElse(keys.current().secret())));
        return jwt.serialize();
    }

    private JWTClaimsSet set(Consumer<JWTClaimsSet.Builder> change) {
        String here = URI.create("https://scribe.example.org").toString();
        JWTClaimsSet.Builder set = new JWTClaimsSet.Builder()
                .issuer(here)
                .audience(here)
                .subject(claims.staffId().toString())
                .claim("practice", claims.practiceId().toString())
                .claim("sid", claims.sessionId().toString())
                .claim("scope", "charts:read")
                .issueTime(in(0))
                .notBeforeTime(in(0))
                .expirationTime(in(900))
                .jwtID("one");
        change.accept(set);
        return set.build();
    }

    private Date in(long seconds) {
        return Date.from(clock.instant().plusSeconds(seconds));
    }

    private static String base64(String text) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }
}
