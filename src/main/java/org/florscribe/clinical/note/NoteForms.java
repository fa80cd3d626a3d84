package org.florscribe.clinical.note;

import java.util.UUID;
import org.florscribe.practice.identity.Permission;
import org.florscribe.practice.identity.Requires;
import org.florscribe.shared.ApplicationService;

/** In which form the note of a visit is written. */
@ApplicationService
public class NoteForms {

    /** For whoever drafts it. */
    @Requires(Permission.SYSTEM)
    public NoteForm load(UUID encounterId) {
        return NoteForm.soap();
    }
}
