package org.florscribe.adapter.oidc;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.JWSVerifier;
import com.nimbusds.jose.crypto.ECDSAVerifier;
import com.nimbusds.jose.crypto.Ed25519Verifier;
import com.nimbusds.jose.crypto.RSASSAVerifier;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.KeyType;
import com.nimbusds.jose.jwk.KeyUse;
import com.nimbusds.jose.jwk.OctetKeyPair;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import java.text.ParseException;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.florscribe.practice.sso.IdTokenClaims;
import org.florscribe.practice.sso.LogoutClaims;
import org.florscribe.practice.sso.SsoProblem;
import org.florscribe.practice.sso.SsoRefused;
import org.jspecify.annotations.Nullable;

/**
 * One ID token or logout token and whether its signature holds. Which kind of key goes with which algorithm is ours to say: a token that names another is
 * refused before any key is looked at, so a public key never becomes the secret of an HMAC, and {@code none} is no algorithm.
 */
final class IdTokenSignature {

    /** With the kind of key each needs. */
    private static final Map<JWSAlgorithm, KeyType> ALGORITHMS = Map.of(
            JWSAlgorithm.RS256, KeyType.RSA,
            JWSAlgorithm.PS256, KeyType.RSA,
            JWSAlgorithm.ES256, KeyType.EC,
            JWSAlgorithm.EdDSA, KeyType.OKP);

    static final Set<String> ALGORITHM_NAMES = Set.of("RS256", "PS256", "ES256", "EdDSA");

    /** What a token is there for, by what its header calls it. */
    enum Kind {
        ID_TOKEN,
        LOGOUT_TOKEN;

        private static final JOSEObjectType LOGOUT = new JOSEObjectType("logout+jwt");

        /** An ID token needs no type of its own; that somebody signed out has to be said by one (ASVS 5.0.0, 10.5.5). */
        boolean isCalled(@Nullable JOSEObjectType type) {
            return this == LOGOUT_TOKEN ? LOGOUT.equals(type) : type == null || JOSEObjectType.JWT.equals(type);
        }
    }

    private static final int LONGEST = 20_000;
    private static final int WEAKEST_RSA = 2_048;

    private final SignedJWT token;

    private IdTokenSignature(SignedJWT token) {
        this.token = token;
    }

    /** @throws SsoRefused {@link SsoProblem#TOKEN_REFUSED} when it is none, or signed as none may be */
    static IdTokenSignature parse(String text, Kind kind) {
        if (text.length() > LONGEST) {
            throw refused();
        }
        try {
            SignedJWT token = SignedJWT.parse(text);
            JWSHeader header = token.getHeader();
            if (!ALGORITHMS.containsKey(header.getAlgorithm())
                    || header.getCriticalParams() != null
                    || !header.isBase64URLEncodePayload()
                    || !kind.isCalled(header.getType())) {
                throw refused();
            }
            return new IdTokenSignature(token);
        } catch (ParseException | IllegalArgumentException e) {
            throw new SsoRefused(SsoProblem.TOKEN_REFUSED, e);
        }
    }

    /** Those of these keys that it may be signed with: the one it names, or the only one of its kind when it names none. */
    List<JWK> suitable(JWKSet keys) {
        String named = token.getHeader().getKeyID();
        List<JWK> found = keys.getKeys().stream()
                .filter(this::fits)
                .filter(key -> named == null || named.equals(key.getKeyID()))
                .toList();
        return found.size() == 1 ? found : List.of();
    }

    private boolean fits(JWK key) {
        return key.getKeyType().equals(ALGORITHMS.get(token.getHeader().getAlgorithm()))
                && (key.getKeyUse() == null || KeyUse.SIGNATURE.equals(key.getKeyUse()))
                && (key.getAlgorithm() == null
                        || key.getAlgorithm().equals(token.getHeader().getAlgorithm()));
    }

    /** @throws SsoRefused {@link SsoProblem#TOKEN_REFUSED} when it is not signed with this key */
    IdTokenClaims claims(JWK key) {
        return verified(key, IdTokenSignature::claims);
    }

    /** As {@link #claims}, of a token that says that somebody has signed out. */
    LogoutClaims logout(JWK key) {
        return verified(key, set -> new LogoutClaims(claims(set), events(set)));
    }

    private interface Reading<T> {
        T of(JWTClaimsSet set) throws ParseException;
    }

    private <T> T verified(JWK key, Reading<T> reading) {
        try {
            if (!token.verify(verifier(key))) {
                throw refused();
            }
            return reading.of(token.getJWTClaimsSet());
        } catch (JOSEException | ParseException | IllegalArgumentException e) {
            throw new SsoRefused(SsoProblem.TOKEN_REFUSED, e);
        }
    }

    private static JWSVerifier verifier(JWK key) throws JOSEException {
        if (key instanceof RSAKey rsa && rsa.toRSAPublicKey().getModulus().bitLength() >= WEAKEST_RSA) {
            return new RSASSAVerifier(rsa.toRSAPublicKey());
        }
        if (key instanceof ECKey ec && Curve.P_256.equals(ec.getCurve())) {
            return new ECDSAVerifier(ec.toECPublicKey());
        }
        if (key instanceof OctetKeyPair pair && Curve.Ed25519.equals(pair.getCurve())) {
            return new Ed25519Verifier(pair.toPublicJWK());
        }
        throw refused();
    }

    private static IdTokenClaims claims(JWTClaimsSet set) throws ParseException {
        return new IdTokenClaims(
                Optional.ofNullable(set.getIssuer()),
                set.getAudience(),
                Optional.ofNullable(set.getStringClaim("azp")),
                Optional.ofNullable(set.getSubject()),
                instant(set.getExpirationTime()),
                instant(set.getIssueTime()),
                instant(set.getNotBeforeTime()),
                Optional.ofNullable(set.getStringClaim("nonce")),
                Optional.ofNullable(set.getStringClaim("email")),
                Boolean.TRUE.equals(set.getClaim("email_verified")),
                Optional.ofNullable(set.getStringClaim("given_name")),
                Optional.ofNullable(set.getStringClaim("family_name")),
                Optional.ofNullable(set.getStringListClaim("amr")).orElse(List.of()),
                Optional.ofNullable(set.getStringClaim("acr")));
    }

    /** Those that are said as they have to be: each a name with an object. */
    private static Set<String> events(JWTClaimsSet set) throws ParseException {
        return Optional.ofNullable(set.getJSONObjectClaim("events")).orElse(Map.of()).entrySet().stream()
                .filter(event -> event.getValue() instanceof Map)
                .map(Map.Entry::getKey)
                .collect(Collectors.toSet());
    }

    private static Optional<Instant> instant(@Nullable Date date) {
        return Optional.ofNullable(date).map(Date::toInstant);
    }

    private static SsoRefused refused() {
        return new SsoRefused(SsoProblem.TOKEN_REFUSED);
    }
}
