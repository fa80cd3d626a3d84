package org.florscribe.clinical.note;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.UUID;
import org.florscribe.clinical.encounter.ConversationDestruction;

/** Takes away the draft that a conversation led to, with its history. */
@ApplicationScoped
class DraftDestruction implements ConversationDestruction {

    private final NoteRepository notes;

    @Inject
    DraftDestruction(NoteRepository notes) {
        this.notes = notes;
    }

    @Override
    public void destroy(UUID encounterId) {
        notes.remove(encounterId);
    }
}
