package org.florscribe.clinical.transcript;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.UUID;
import org.florscribe.clinical.encounter.ConversationDestruction;

/** Takes the transcript and the files it came from away. */
@ApplicationScoped
class TranscriptDestruction implements ConversationDestruction {

    private final TranscriptRepository transcripts;

    @Inject
    TranscriptDestruction(TranscriptRepository transcripts) {
        this.transcripts = transcripts;
    }

    @Override
    public void destroy(UUID encounterId) {
        transcripts.remove(encounterId);
    }
}
