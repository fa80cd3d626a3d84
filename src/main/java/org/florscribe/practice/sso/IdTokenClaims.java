package org.florscribe.practice.sso;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * What a provider has signed about a person, not judged yet; only that its signature holds is known.
 *
 * @param authorizedParty for whom it was made out, where it is for several
 * @param emailVerified only when it says so, as true
 * @param methods {@code amr}: how the person proved who they are
 * @param level {@code acr}: how sure the provider is
 */
public record IdTokenClaims(
        Optional<String> issuer,
        List<String> audience,
        Optional<String> authorizedParty,
        Optional<String> subject,
        Optional<Instant> expiresAt,
        Optional<Instant> issuedAt,
        Optional<Instant> notBefore,
        Optional<String> nonce,
        Optional<String> email,
        boolean emailVerified,
        Optional<String> givenName,
        Optional<String> familyName,
        List<String> methods,
        Optional<String> level) {

    public IdTokenClaims {
        audience = List.copyOf(audience);
        methods = List.copyOf(methods);
    }

    @Override
    public String toString() {
        return "IdTokenClaims";
    }
}
