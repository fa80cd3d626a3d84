package org.florscribe.adapter.jpa;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.florscribe.clinical.note.NoteBody;
import org.florscribe.clinical.note.NoteRevision;
import org.florscribe.platform.keys.Cell;
import org.florscribe.platform.keys.SubjectKey;
import org.florscribe.practice.engine.Provenance;
import org.florscribe.practice.engine.TokenUse;
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

    private @Nullable String engine;

    @Column(name = "engine_id")
    private @Nullable UUID engineId;

    private @Nullable String model;

    @Column(name = "prompt_version")
    private @Nullable String promptVersion;

    @Column(name = "took_ms")
    private @Nullable Long tookMs;

    @Column(name = "model_calls")
    private @Nullable Integer modelCalls;

    @Column(name = "tokens_in")
    private @Nullable Long tokensIn;

    @Column(name = "tokens_out")
    private @Nullable Long tokensOut;

    @Column(name = "cost_micros")
    private @Nullable Long costMicros;

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
        revision.by().ifPresent(this::made);
        this.sealedBody = SealedJson.seal(key, body(revision.id()), revision.body());
        this.createdAt = revision.createdAt();
    }

    private void made(Provenance by) {
        engine = by.engine();
        engineId = by.engineId().orElse(null);
        model = by.model().orElse(null);
        promptVersion = by.promptVersion().orElse(null);
        tookMs = by.took().toMillis();
        modelCalls = by.use().calls();
        tokensIn = by.use().in();
        tokensOut = by.use().out();
        costMicros = by.costMicros();
    }

    private Optional<Provenance> by() {
        return Optional.ofNullable(engine)
                .map(name -> new Provenance(
                        name,
                        Optional.ofNullable(engineId),
                        Optional.ofNullable(model),
                        Optional.ofNullable(promptVersion),
                        Duration.ofMillis(orZero(tookMs)),
                        new TokenUse(modelCalls == null ? 0 : modelCalls, orZero(tokensIn), orZero(tokensOut)),
                        orZero(costMicros)));
    }

    private static long orZero(@Nullable Long number) {
        return number == null ? 0 : number;
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
                by(),
                SealedJson.open(key, body(id), sealedBody, NoteBody.class),
                createdAt);
    }

    private static Cell body(UUID id) {
        return new Cell("note_revision", "sealed_body", id);
    }
}
