package org.florscribe.clinical.extraction;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.UUID;
import org.florscribe.clinical.encounter.ConversationDestruction;

/** Takes away what was found in a conversation. */
@ApplicationScoped
class ExtractionDestruction implements ConversationDestruction {

    private final ExtractionRepository extractions;

    @Inject
    ExtractionDestruction(ExtractionRepository extractions) {
        this.extractions = extractions;
    }

    @Override
    public void destroy(UUID encounterId) {
        extractions.remove(encounterId);
    }
}
