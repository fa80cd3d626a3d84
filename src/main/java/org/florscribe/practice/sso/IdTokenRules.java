package org.florscribe.practice.sso;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.florscribe.shared.ConstantTime;
import org.florscribe.shared.Sha256;

/**
 * When a provider's word about a person holds (OpenID Connect Core 3.1.3.7, security.md 2.4), and that somebody has signed out
 * (OpenID Connect Back-Channel Logout 1.0, 2.6).
 */
final class IdTokenRules {

    /** That far another machine's clock may be from ours. */
    static final Duration SKEW = Duration.ofSeconds(60);

    /** Older ones were not made for this sign-in, whatever their end says. */
    static final Duration OLDEST = Duration.ofMinutes(10);

    /** OpenID Connect Core 2: at most 255 ASCII characters. */
    private static final int LONGEST_SUBJECT = 255;

    private static final String SEVERAL = "mfa"; // RFC 8176

    /** The name of the event; nothing is ever asked for there. */
    static final String LOGOUT = "http://schemas.openid.net/event/backchannel-logout";

    private IdTokenRules() {}

    /**
     * Who somebody is at their provider. An e-mail address is none of it: those change hands.
     *
     * @param severalFactors whether the provider says that it asked for more than one
     */
    record Person(String issuer, String subject, boolean severalFactors) {

        byte[] hash() {
            return Sha256.of(issuer + "\n" + subject);
        }

        @Override
        public String toString() {
            return "Person";
        }
    }

    /** @throws SsoRefused {@link SsoProblem#TOKEN_REFUSED} for whatever does not hold */
    static Person check(IdTokenClaims claims, SingleSignOn.Terms terms, String nonce, Instant now) {
        require(claims.nonce().filter(said -> ConstantTime.isSame(nonce, said)).isPresent());
        return new Person(terms.issuer(), subject(claims, terms, now), isSeveral(claims, terms));
    }

    /**
     * Who has signed out at their provider.
     *
     * @param by of sign-ins after it nothing is said
     */
    record SignedOut(Person person, Instant by) {}

    /**
     * An ID token is none, and a logout token is no ID token: the one has a nonce and the other must not.
     *
     * @throws SsoRefused {@link SsoProblem#TOKEN_REFUSED} for whatever does not hold, and where it names no person
     */
    static SignedOut checkLogout(LogoutClaims claims, SingleSignOn.Terms terms, Instant now) {
        require(claims.events().contains(LOGOUT));
        require(claims.word().nonce().isEmpty());
        String subject = subject(claims.word(), terms, now);
        Instant issued = claims.word().issuedAt().orElseThrow(IdTokenRules::refused);
        return new SignedOut(new Person(terms.issuer(), subject, false), issued.plus(SKEW));
    }

    private static String subject(IdTokenClaims claims, SingleSignOn.Terms terms, Instant now) {
        require(claims.issuer().equals(Optional.of(terms.issuer())));
        require(isForUs(claims, terms.clientId()));
        require(claims.expiresAt().filter(now.minus(SKEW)::isBefore).isPresent());
        Instant issued = claims.issuedAt().orElseThrow(IdTokenRules::refused);
        require(!issued.isAfter(now.plus(SKEW)) && !issued.isBefore(now.minus(OLDEST)));
        require(claims.notBefore().filter(now.plus(SKEW)::isBefore).isEmpty());
        String subject = claims.subject().orElseThrow(IdTokenRules::refused);
        require(!subject.isBlank() && subject.length() <= LONGEST_SUBJECT);
        return subject;
    }

    /** Who is meant by a token for several has to be said, and has to be us. */
    private static boolean isForUs(IdTokenClaims claims, String clientId) {
        List<String> audience = claims.audience();
        if (!audience.contains(clientId)) {
            return false;
        }
        return claims.authorizedParty().map(clientId::equals).orElse(audience.size() == 1);
    }

    private static boolean isSeveral(IdTokenClaims claims, SingleSignOn.Terms terms) {
        return claims.methods().contains(SEVERAL)
                || (!terms.factorsAcr().isEmpty()
                        && claims.level().filter(terms.factorsAcr()::equals).isPresent());
    }

    private static void require(boolean holds) {
        if (!holds) {
            throw refused();
        }
    }

    private static SsoRefused refused() {
        return new SsoRefused(SsoProblem.TOKEN_REFUSED);
    }
}
