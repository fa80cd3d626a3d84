package org.florscribe.practice.sso;

import java.net.URI;

/** How a provider is spoken to. Every method says by {@link SsoRefused} what went wrong. */
public interface IdentityProvider {

    /** Whether it is certain already that this address may not be called. */
    boolean refuses(URI address);

    /** What it says of itself; may be a few minutes old. */
    ProviderMetadata metadata(String issuer);

    /** As {@link #metadata}, asked for now, and whether its keys are there: for an admin who wants to know. */
    ProviderMetadata lookNow(String issuer);

    /** Redeems a code for what the provider says of the person. @return its word, whose signature holds */
    IdTokenClaims redeem(ProviderMetadata metadata, SingleSignOn.Terms terms, Redemption code);

    /** Reads a token by which it says that somebody has signed out. @return its word, whose signature holds */
    LogoutClaims signedOut(ProviderMetadata metadata, String logoutToken);

    /**
     * A code that came through the browser, and what shows that it was asked for by us.
     *
     * @param redirectUri where it came to, to the letter
     */
    record Redemption(String code, String verifier, String redirectUri) {

        @Override
        public String toString() {
            return "Redemption";
        }
    }
}
