package org.florscribe.clinical.note;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.florscribe.practice.engine.Provenance;

/**
 * What the note said when one author had finished with it for a while.
 *
 * @param number counted from 1
 * @param author empty for the engine
 * @param by which engine wrote it and what that took; empty for a person, and where a new check only changed what was found
 */
public record NoteRevision(
        UUID id,
        UUID noteId,
        long number,
        Optional<UUID> author,
        Optional<Provenance> by,
        NoteBody body,
        Instant createdAt) {

    NoteRevision saying(NoteBody now) {
        return new NoteRevision(id, noteId, number, author, by, now, createdAt);
    }
}
