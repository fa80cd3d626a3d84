package org.florscribe.clinical.note;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/**
 * What the note said when one author had finished with it for a while.
 *
 * @param number counted from 1
 * @param author empty for the engine
 */
public record NoteRevision(UUID id, UUID noteId, long number, Optional<UUID> author, NoteBody body, Instant createdAt) {

    NoteRevision saying(NoteBody now) {
        return new NoteRevision(id, noteId, number, author, now, createdAt);
    }
}
