package org.florscribe.practice.sso;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import org.florscribe.practice.identity.CurrentCaller;
import org.florscribe.practice.identity.Installation;
import org.florscribe.practice.identity.SecretToken;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Somebody has signed out at the practice's own provider, or was shut out there (OpenID Connect Back-Channel Logout 1.0). All that they
 * are signed in to by it ends, and not only the session that the token names: more than is asked for, and never less.
 */
@ApplicationScoped
public class SsoSignOut {

    /** Where providers call, below the address of this installation; the practice's entry follows. */
    public static final String PATH = "/api/webhooks/single-sign-on/";

    private static final Logger SECURITY = LoggerFactory.getLogger("org.florscribe.security");

    private final SsoDoor door;
    private final IdentityProvider provider;
    private final Installation installation;
    private final CurrentCaller callers;
    private final Clock clock;

    @Inject
    SsoSignOut(SsoDoor door, IdentityProvider provider, Installation installation, CurrentCaller callers, Clock clock) {
        this.door = door;
        this.provider = provider;
        this.installation = installation;
        this.callers = callers;
        this.clock = clock;
    }

    /** What an admin registers with the provider. */
    public String address(SecretToken entry) {
        return installation.publicUrl() + PATH + entry.reveal();
    }

    /** @throws SsoRefused for whatever does not hold; then nobody is signed out */
    public void end(SecretToken entry, String logoutToken) {
        SingleSignOn practice = door.behind(entry).orElseThrow(() -> new SsoRefused(SsoProblem.NOT_OFFERED));
        try {
            LogoutClaims claims =
                    provider.signedOut(provider.metadata(practice.terms().issuer()), logoutToken);
            door.signedOut(
                    practice.practiceId(),
                    IdTokenRules.checkLogout(claims, practice.terms(), clock.instant()),
                    callers.get());
        } catch (SsoRefused refused) {
            SECURITY.atWarn()
                    .addKeyValue("event", "single-sign-out-refused")
                    .addKeyValue("problem", refused.problem())
                    .log("what came as a provider's word that somebody signed out did not hold");
            throw refused;
        }
    }
}
