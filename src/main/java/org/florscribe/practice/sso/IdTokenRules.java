package org.florscribe.practice.sso;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.florscribe.shared.ConstantTime;
import org.florscribe.shared.Sha256;

/** When a provider's word about a person holds (OpenID Connect Core 3.1.3.7, security.md 2.4). */
final class IdTokenRules {

    /** That far another machine's clock may be from ours. */
    static final Duration SKEW = Duration.ofSeconds(60);

    /** Older ones were not made for this sign-in, whatever their end says. */
    static final Duration OLDEST = Duration.ofMinutes(10);

    /** OpenID Connect Core 2: at most 255 ASCII characters. */
    private static final int LONGEST_SUBJECT = 255;

    private static final String SEVERAL = "mfa"; // RFC 8176

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
        require(claims.issuer().equals(Optional.of(terms.issuer())));
        require(isForUs(claims, terms.clientId()));
        require(claims.expiresAt().filter(now.minus(SKEW)::isBefore).isPresent());
        Instant issued = claims.issuedAt().orElseThrow(IdTokenRules::refused);
        require(!issued.isAfter(now.plus(SKEW)) && !issued.isBefore(now.minus(OLDEST)));
        require(claims.notBefore().filter(now.plus(SKEW)::isBefore).isEmpty());
        require(claims.nonce().filter(said -> ConstantTime.isSame(nonce, said)).isPresent());
        String subject = claims.subject().orElseThrow(IdTokenRules::refused);
        require(!subject.isBlank() && subject.length() <= LONGEST_SUBJECT);
        return new Person(terms.issuer(), subject, isSeveral(claims, terms));
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
