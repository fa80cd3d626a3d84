package org.florscribe.adapter.token;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jose.crypto.MACVerifier;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.text.ParseException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.florscribe.practice.identity.AccessClaims;
import org.florscribe.practice.identity.AccessTokenFormat;
import org.florscribe.practice.identity.Installation;
import org.florscribe.practice.identity.Scopes;
import org.florscribe.practice.identity.SigningKey;
import org.florscribe.practice.identity.SigningKeys;
import org.florscribe.shared.Ids;

/**
 * JWT of RFC 9068, narrowed to what we issue ourselves: {@code alg} HS256, {@code typ} at+jwt and a {@code kid} of our ring, and
 * no further header at all. The algorithm is never taken from the token.
 */
@ApplicationScoped
public class JwtAccessTokenFormat implements AccessTokenFormat {

    private static final JOSEObjectType TYPE = new JOSEObjectType("at+jwt");
    private static final Set<String> HEADERS = Set.of("alg", "typ", "kid");
    private static final Duration CLOCK_SKEW = Duration.ofSeconds(5);
    private static final int LONGEST = 2_000;

    private final SigningKeys keys;
    private final Installation installation;
    private final Clock clock;

    @Inject
    JwtAccessTokenFormat(SigningKeys keys, Installation installation, Clock clock) {
        this.keys = keys;
        this.installation = installation;
        this.clock = clock;
    }

    @Override
    public String issue(AccessClaims claims) {
        SigningKey key = keys.current();
        String here = installation.publicUrl().toString();
        JWTClaimsSet set = new JWTClaimsSet.Builder()
                .issuer(here)
                .audience(here)
                .subject(claims.staffId().toString())
                .claim("practice", claims.practiceId().toString())
                .claim("sid", claims.sessionId().toString())
                .claim("scope", claims.scopes().text())
                .issueTime(Date.from(claims.issuedAt()))
                .notBeforeTime(Date.from(claims.issuedAt()))
                .expirationTime(Date.from(claims.expiresAt()))
                .jwtID(Ids.next().toString())
                .build();
        SignedJWT jwt = new SignedJWT(
                new JWSHeader.Builder(JWSAlgorithm.HS256)
                        .type(TYPE)
                        .keyID(key.kid())
                        .build(),
                set);
        try {
            jwt.sign(new MACSigner(key.secret()));
        } catch (JOSEException e) {
            throw new IllegalStateException("An access token cannot be signed", e);
        }
        return jwt.serialize();
    }

    @Override
    public Optional<AccessClaims> read(String token) {
        if (token.length() > LONGEST) {
            return Optional.empty();
        }
        try {
            SignedJWT jwt = SignedJWT.parse(token);
            JWSHeader header = jwt.getHeader();
            if (!HEADERS.equals(header.toJSONObject().keySet())
                    || !JWSAlgorithm.HS256.equals(header.getAlgorithm())
                    || !TYPE.equals(header.getType())) {
                return Optional.empty();
            }
            Optional<SigningKey> key = keys.find(header.getKeyID());
            if (key.isEmpty() || !jwt.verify(new MACVerifier(key.get().secret()))) {
                return Optional.empty();
            }
            return claims(jwt.getJWTClaimsSet());
        } catch (ParseException | JOSEException | IllegalArgumentException e) {
            return Optional.empty(); // whatever it is, it is no token of ours
        }
    }

    private Optional<AccessClaims> claims(JWTClaimsSet set) throws ParseException {
        String here = installation.publicUrl().toString();
        Instant now = clock.instant();
        if (!here.equals(set.getIssuer())
                || !List.of(here).equals(set.getAudience())
                || set.getIssueTime() == null
                || set.getNotBeforeTime() == null
                || set.getExpirationTime() == null
                || set.getJWTID() == null
                || set.getSubject() == null
                || set.getStringClaim("practice") == null
                || set.getStringClaim("sid") == null
                || set.getStringClaim("scope") == null) {
            return Optional.empty();
        }
        Instant issued = set.getIssueTime().toInstant();
        Instant from = set.getNotBeforeTime().toInstant();
        Instant until = set.getExpirationTime().toInstant();
        if (now.plus(CLOCK_SKEW).isBefore(issued) || now.plus(CLOCK_SKEW).isBefore(from) || !now.isBefore(until)) {
            return Optional.empty();
        }
        UUID person = UUID.fromString(set.getSubject());
        UUID practice = UUID.fromString(set.getStringClaim("practice"));
        UUID session = UUID.fromString(set.getStringClaim("sid"));
        return Scopes.known(set.getStringClaim("scope"))
                .map(scopes -> new AccessClaims(person, practice, session, scopes, issued, until));
    }
}
