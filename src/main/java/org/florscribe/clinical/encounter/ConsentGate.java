package org.florscribe.clinical.encounter;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.UUID;
import org.florscribe.shared.Conflict;

/** Nothing of a conversation is taken before consent is on record. */
@ApplicationScoped
public class ConsentGate {

    private final ConsentRepository consents;

    @Inject
    ConsentGate(ConsentRepository consents) {
        this.consents = consents;
    }

    /** @throws Conflict {@code consent-required} unless the newest record says that consent was given */
    public void require(UUID encounterId) {
        boolean given = consents.of(encounterId).stream()
                .findFirst()
                .filter(RecordingConsent::given)
                .isPresent();
        if (!given) {
            throw new Conflict(
                    "consent-required", "Ask the patient for consent and record it before a conversation is taken.");
        }
    }
}
