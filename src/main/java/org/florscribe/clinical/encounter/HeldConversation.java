package org.florscribe.clinical.encounter;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.UUID;
import org.florscribe.clinical.patient.LegalHoldRepository;
import org.florscribe.shared.Conflict;

/** Stands among those who destroy a conversation, and refuses for all of them while it has to be kept. */
@ApplicationScoped
class HeldConversation implements ConversationDestruction {

    private final EncounterRepository encounters;
    private final LegalHoldRepository holds;

    @Inject
    HeldConversation(EncounterRepository encounters, LegalHoldRepository holds) {
        this.encounters = encounters;
        this.holds = holds;
    }

    /** @throws Conflict {@code legal-hold}; nothing of what the others did stays then */
    @Override
    public void destroy(UUID encounterId) {
        if (holds.isHeld(encounters.get(encounterId).patientId())) {
            throw new Conflict(
                    "legal-hold",
                    "Nothing of this patient may be destroyed: it has to be kept until the hold is lifted.");
        }
    }
}
