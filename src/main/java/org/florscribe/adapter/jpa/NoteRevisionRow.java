package org.florscribe.adapter.jpa;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.florscribe.clinical.note.NoteBody;
import org.florscribe.clinical.note.NoteRevision;
import org.florscribe.platform.keys.Cell;
import org.florscribe.platform.keys.SubjectKey;
import org.jspecify.annotations.Nullable;

@Entity
@Table(name = "note_revision")
class NoteRevisionRow {

    @Id
    private UUID id;

    @Column(name = "practice_id")
    private UUID practiceId;

    @Column(name = "note_id")
    private UUID noteId;

    private long number;

    @Column(name = "author_id")
    private @Nullable UUID authorId;

    @Column(name = "sealed_body")
    private byte[] sealedBody;

    @Column(name = "created_at")
    private Instant createdAt;

    @SuppressWarnings("NullAway.Init")
    protected NoteRevisionRow() {}

    NoteRevisionRow(UUID practiceId, NoteRevision revision, SubjectKey key) {
        this.id = revision.id();
        this.practiceId = practiceId;
        this.noteId = revision.noteId();
        this.number = revision.number();
        this.authorId = revision.author().orElse(null);
        this.sealedBody = SealedJson.seal(key, body(revision.id()), revision.body());
        this.createdAt = revision.createdAt();
    }

    void say(NoteBody now, SubjectKey key) {
        sealedBody = SealedJson.seal(key, body(id), now);
    }

    NoteRevision toRevision(SubjectKey key) {
        return new NoteRevision(
                id,
                noteId,
                number,
                Optional.ofNullable(authorId),
                SealedJson.open(key, body(id), sealedBody, NoteBody.class),
                createdAt);
    }

    private static Cell body(UUID id) {
        return new Cell("note_revision", "sealed_body", id);
    }
}
