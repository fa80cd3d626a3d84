package org.florscribe.practice.sso;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Optional;

/** Looks at what the practice's provider says of itself, without signing anybody in. The call runs in no transaction. */
@ApplicationScoped
public class SsoTrial {

    private final SsoSettings settings;
    private final IdentityProvider provider;

    @Inject
    SsoTrial(SsoSettings settings, IdentityProvider provider) {
        this.settings = settings;
        this.provider = provider;
    }

    /** @return what is wrong; empty when it is as it has to be */
    public Optional<SsoProblem> run() {
        try {
            settings.tested(provider.lookNow(settings.toTest()));
            return Optional.empty();
        } catch (SsoRefused refused) {
            return Optional.of(refused.problem());
        }
    }
}
