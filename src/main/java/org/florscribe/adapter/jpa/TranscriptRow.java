package org.florscribe.adapter.jpa;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;
import java.util.UUID;
import org.florscribe.clinical.transcript.Conversation;
import org.florscribe.clinical.transcript.Transcript;
import org.florscribe.platform.keys.Cell;
import org.florscribe.platform.keys.SubjectKey;

@Entity
@Table(name = "transcript")
class TranscriptRow {

    @Id
    private UUID id;

    @Column(name = "practice_id")
    private UUID practiceId;

    @Column(name = "encounter_id")
    private UUID encounterId;

    private String engine;

    @Column(name = "sealed_body")
    private byte[] sealedBody;

    @Version
    private long version;

    @Column(name = "created_at")
    private Instant createdAt;

    @Column(name = "updated_at")
    private Instant updatedAt;

    @SuppressWarnings("NullAway.Init")
    protected TranscriptRow() {}

    @SuppressWarnings("NullAway.Init") // change() sets the rest
    TranscriptRow(UUID practiceId, Transcript transcript, SubjectKey key) {
        this.id = transcript.id();
        this.practiceId = practiceId;
        this.encounterId = transcript.encounterId();
        this.createdAt = transcript.createdAt();
        change(transcript, key);
    }

    final void change(Transcript transcript, SubjectKey key) {
        engine = transcript.engine();
        sealedBody = SealedJson.seal(key, body(), transcript.conversation());
        updatedAt = transcript.updatedAt();
    }

    Transcript toTranscript(SubjectKey key) {
        Conversation conversation = SealedJson.open(key, body(), sealedBody, Conversation.class);
        return new Transcript(id, encounterId, engine, conversation, version, createdAt, updatedAt);
    }

    long version() {
        return version;
    }

    private Cell body() {
        return new Cell("transcript", "sealed_body", id);
    }
}
