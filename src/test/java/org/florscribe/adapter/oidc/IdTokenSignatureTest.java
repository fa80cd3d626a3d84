package org.florscribe.adapter.oidc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.JWSSigner;
import com.nimbusds.jose.crypto.ECDSASigner;
import com.nimbusds.jose.crypto.Ed25519Signer;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.crypto.opts.AllowWeakRSAKey;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.KeyUse;
import com.nimbusds.jose.jwk.OctetKeyPair;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import com.nimbusds.jose.jwk.gen.OctetKeyPairGenerator;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.PlainJWT;
import com.nimbusds.jwt.SignedJWT;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.florscribe.adapter.oidc.IdTokenSignature.Kind;
import org.florscribe.practice.sso.IdTokenClaims;
import org.florscribe.practice.sso.LogoutClaims;
import org.florscribe.practice.sso.SsoRefused;
import org.florscribe.testing.SetClock;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class IdTokenSignatureTest {

    private static final JWTClaimsSet CLAIMS = new JWTClaimsSet.Builder()
            .issuer("issuer")
            .subject("subject")
            .claim("email_verified", true)
            .claim("amr", List.of("pwd"))
            .build();

    private static RSAKey rsa;
    private static RSAKey weak;
    private static ECKey curve;
    private static ECKey largeCurve;
    private static OctetKeyPair edwards;

    @BeforeAll
    static void keys() throws JOSEException {
        rsa = new RSAKeyGenerator(2_048).keyID("rsa").keyUse(KeyUse.SIGNATURE).generate();
        weak = new RSAKeyGenerator(1_024, true).keyID("weak").generate();
        curve = new ECKeyGenerator(Curve.P_256).keyID("curve").generate();
        largeCurve = new ECKeyGenerator(Curve.P_384).keyID("large").generate();
        edwards = new OctetKeyPairGenerator(Curve.Ed25519).keyID("edwards").generate();
    }

    @Test
    void what_is_signed_by_an_algorithm_we_take_is_read() throws JOSEException {
        assertThat(read(signed(JWSAlgorithm.RS256, "rsa", new RSASSASigner(rsa)), rsa)
                        .subject())
                .contains("subject");
        assertThat(read(signed(JWSAlgorithm.PS256, "rsa", new RSASSASigner(rsa)), rsa)
                        .emailVerified())
                .isTrue();
        assertThat(read(signed(JWSAlgorithm.ES256, "curve", new ECDSASigner(curve)), curve)
                        .methods())
                .containsExactly("pwd");
        assertThat(read(signed(JWSAlgorithm.EdDSA, "edwards", new Ed25519Signer(edwards)), edwards)
                        .issuer())
                .contains("issuer");
    }

    @Test
    void other_algorithms_are_refused_before_any_key_is_looked_at() throws JOSEException {
        byte[] publicKey = rsa.toRSAPublicKey().getEncoded();
        List<String> tokens = new ArrayList<>();
        tokens.add(new PlainJWT(CLAIMS).serialize());
        tokens.add(signed(JWSAlgorithm.HS256, "rsa", new MACSigner(publicKey)));
        tokens.add(signed(JWSAlgorithm.RS512, "rsa", new RSASSASigner(rsa)));
        tokens.add(signed(JWSAlgorithm.ES384, "large", new ECDSASigner(largeCurve)));
        for (String token : tokens) {
            assertThatThrownBy(() -> IdTokenSignature.parse(token, Kind.ID_TOKEN))
                    .isInstanceOf(SsoRefused.class);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "a.b.c", "..", "eyJhbGciOiJSUzI1NiJ9..", "{}"})
    void what_is_no_token_is_refused(String text) {
        assertThatThrownBy(() -> IdTokenSignature.parse(text, Kind.ID_TOKEN)).isInstanceOf(SsoRefused.class);
    }

    @Test
    void only_the_key_that_it_names_fits_and_only_of_its_kind() throws JOSEException {
        IdTokenSignature token =
                IdTokenSignature.parse(signed(JWSAlgorithm.RS256, "rsa", new RSASSASigner(rsa)), Kind.ID_TOKEN);

        assertThat(token.suitable(set(curve, rsa, weak))).containsExactly(rsa.toPublicJWK());
        assertThat(token.suitable(set(curve, weak))).isEmpty();
        RSAKey encrypting = new RSAKeyGenerator(2_048)
                .keyID("rsa")
                .keyUse(KeyUse.ENCRYPTION)
                .generate();
        assertThat(token.suitable(set(encrypting))).isEmpty();
        ECKey sameName = new ECKeyGenerator(Curve.P_256).keyID("rsa").generate();
        assertThat(token.suitable(set(sameName))).isEmpty();
    }

    @Test
    void a_token_that_names_no_key_fits_the_only_one_of_its_kind() throws JOSEException {
        SignedJWT jwt = new SignedJWT(new JWSHeader(JWSAlgorithm.RS256), CLAIMS);
        jwt.sign(new RSASSASigner(rsa));
        IdTokenSignature token = IdTokenSignature.parse(jwt.serialize(), Kind.ID_TOKEN);

        assertThat(token.suitable(set(curve, rsa))).hasSize(1);
        assertThat(token.suitable(set(rsa, weak))).as("which of two?").isEmpty();
    }

    @Test
    void weak_keys_and_other_curves_prove_nothing() throws JOSEException {
        RSASSASigner signer = new RSASSASigner(weak, Set.of(AllowWeakRSAKey.getInstance()));
        assertThatThrownBy(() -> read(signed(JWSAlgorithm.RS256, "weak", signer), weak))
                .isInstanceOf(SsoRefused.class);
        String token = signed(JWSAlgorithm.ES256, "curve", new ECDSASigner(curve));
        assertThatThrownBy(() -> read(token, largeCurve)).isInstanceOf(SsoRefused.class);
        ECKey other = new ECKeyGenerator(Curve.P_256).keyID("curve").generate();
        assertThatThrownBy(() -> read(token, other)).isInstanceOf(SsoRefused.class);
    }

    @Test
    void keys_are_read_anew_for_an_unknown_name_but_not_for_each() throws JOSEException {
        SetClock clock = new SetClock();
        List<JWKSet> published = new ArrayList<>(List.of(set(rsa)));
        List<Instant> readings = new ArrayList<>();
        ProviderKeys keys = new ProviderKeys(
                address -> {
                    readings.add(clock.instant());
                    return published.get(0);
                },
                clock);
        URI address = URI.create("http://127.0.0.1/keys");
        IdTokenSignature first =
                IdTokenSignature.parse(signed(JWSAlgorithm.RS256, "rsa", new RSASSASigner(rsa)), Kind.ID_TOKEN);
        IdTokenSignature next =
                IdTokenSignature.parse(signed(JWSAlgorithm.ES256, "curve", new ECDSASigner(curve)), Kind.ID_TOKEN);

        assertThat(keys.keyOf(first, address)).isNotNull();
        assertThat(keys.keyOf(first, address)).isNotNull();
        assertThat(readings).hasSize(1);
        published.set(0, set(curve));
        assertThat(keys.keyOf(next, address))
                .as("changed just after it was read")
                .isNotNull();
        assertThat(readings).hasSize(2);
        for (int i = 0; i < 5; i++) {
            assertThatThrownBy(() -> keys.keyOf(first, address))
                    .as("the old one is gone")
                    .isInstanceOf(SsoRefused.class);
        }
        assertThat(readings).as("once in vain").hasSize(3);
        clock.pass(Duration.ofSeconds(11));
        assertThatThrownBy(() -> keys.keyOf(first, address)).isInstanceOf(SsoRefused.class);
        assertThat(readings).hasSize(4);
        clock.pass(Duration.ofMinutes(11));
        assertThat(keys.keyOf(next, address)).isNotNull();
        assertThat(readings).as("none is kept for long").hasSize(5);
    }

    /** A token of one kind is never taken for one of the other (OpenID Connect Back-Channel Logout 1.0, 4). */
    @Test
    void that_somebody_signed_out_is_said_by_a_token_of_its_own_type() throws JOSEException {
        JWTClaimsSet said = new JWTClaimsSet.Builder(CLAIMS)
                .claim("events", Map.of("signed-out", Map.of(), "odd", "no object"))
                .build();
        String typed = typed("logout+jwt", said);

        LogoutClaims claims = IdTokenSignature.parse(typed, Kind.LOGOUT_TOKEN).logout(rsa.toPublicJWK());

        assertThat(claims.events()).containsExactly("signed-out");
        assertThat(claims.word().subject()).contains("subject");
        assertThatThrownBy(() -> IdTokenSignature.parse(typed, Kind.ID_TOKEN)).isInstanceOf(SsoRefused.class);
        for (String type : List.of("JWT", "at+jwt")) {
            String other = typed(type, said);
            assertThatThrownBy(() -> IdTokenSignature.parse(other, Kind.LOGOUT_TOKEN))
                    .as(type)
                    .isInstanceOf(SsoRefused.class);
        }
        String without = signed(JWSAlgorithm.RS256, "rsa", new RSASSASigner(rsa));
        assertThatThrownBy(() -> IdTokenSignature.parse(without, Kind.LOGOUT_TOKEN))
                .isInstanceOf(SsoRefused.class);
    }

    private static String typed(String type, JWTClaimsSet claims) throws JOSEException {
        SignedJWT jwt = new SignedJWT(
                new JWSHeader.Builder(JWSAlgorithm.RS256)
                        .keyID("rsa")
                        .type(new JOSEObjectType(type))
                        .build(),
                claims);
        jwt.sign(new RSASSASigner(rsa));
        return jwt.serialize();
    }

    private static IdTokenClaims read(String token, JWK key) {
        return IdTokenSignature.parse(token, Kind.ID_TOKEN).claims(key.toPublicJWK());
    }

    private static JWKSet set(JWK... keys) {
        return new JWKSet(List.of(keys)).toPublicJWKSet();
    }

    private static String signed(JWSAlgorithm algorithm, String name, JWSSigner signer) throws JOSEException {
        SignedJWT jwt =
                new SignedJWT(new JWSHeader.Builder(algorithm).keyID(name).build(), CLAIMS);
        jwt.sign(signer);
        return jwt.serialize();
    }
}
