package org.florscribe.clinical.caption;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.UUID;
import org.florscribe.clinical.encounter.ConversationDestruction;

/** Takes the captions away with all else that was said. */
@ApplicationScoped
class CaptionDestruction implements ConversationDestruction {

    private final CaptionRepository captions;

    @Inject
    CaptionDestruction(CaptionRepository captions) {
        this.captions = captions;
    }

    @Override
    public void destroy(UUID encounterId) {
        captions.removeAll(encounterId);
    }
}
