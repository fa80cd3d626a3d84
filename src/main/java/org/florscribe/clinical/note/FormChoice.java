package org.florscribe.clinical.note;

import java.util.UUID;

/** In which form the note of a visit is to be written. */
public record FormChoice(UUID templateId, NoteDetail detail, NoteLayout layout) {

    static FormChoice usual() {
        return new FormChoice(BuiltInTemplates.SOAP.id(), NoteDetail.STANDARD, NoteLayout.NARRATIVE);
    }
}
