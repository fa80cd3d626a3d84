package org.florscribe.adapter.jpa;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;
import org.florscribe.clinical.signature.Addendum;
import org.florscribe.platform.keys.Cell;
import org.florscribe.platform.keys.SubjectKey;

@Entity
@Table(name = "addendum")
class AddendumRow {

    @Id
    private UUID id;

    @Column(name = "practice_id")
    private UUID practiceId;

    @Column(name = "note_id")
    private UUID noteId;

    @Column(name = "author_id")
    private UUID authorId;

    @Column(name = "sealed_text")
    private byte[] sealedText;

    @Column(name = "created_at")
    private Instant createdAt;

    @SuppressWarnings("NullAway.Init")
    protected AddendumRow() {}

    AddendumRow(UUID practiceId, Addendum addendum, SubjectKey key) {
        this.id = addendum.id();
        this.practiceId = practiceId;
        this.noteId = addendum.noteId();
        this.authorId = addendum.authorId();
        this.sealedText = key.seal(text(addendum.id()), addendum.text());
        this.createdAt = addendum.createdAt();
    }

    Addendum toAddendum(SubjectKey key) {
        return new Addendum(id, noteId, authorId, key.open(text(id), sealedText), createdAt);
    }

    private static Cell text(UUID id) {
        return new Cell("addendum", "sealed_text", id);
    }
}
