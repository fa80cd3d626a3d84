package org.florscribe.clinical.transcript;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.UUID;
import org.florscribe.clinical.encounter.ConversationDestruction;

/** Takes the transcript, the files it came from and what engines answered away. */
@ApplicationScoped
class TranscriptDestruction implements ConversationDestruction {

    private final TranscriptRepository transcripts;
    private final KeptAnswers answers;

    @Inject
    TranscriptDestruction(TranscriptRepository transcripts, KeptAnswers answers) {
        this.transcripts = transcripts;
        this.answers = answers;
    }

    @Override
    public void destroy(UUID encounterId) {
        answers.removeAll(encounterId);
        transcripts.remove(encounterId);
    }
}
