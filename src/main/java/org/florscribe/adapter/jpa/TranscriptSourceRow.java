package org.florscribe.adapter.jpa;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;
import org.florscribe.clinical.transcript.TranscriptSource;
import org.florscribe.platform.keys.Cell;
import org.florscribe.platform.keys.SubjectKey;

@Entity
@Table(name = "transcript_source")
class TranscriptSourceRow {

    @Id
    private UUID id;

    @Column(name = "practice_id")
    private UUID practiceId;

    @Column(name = "encounter_id")
    private UUID encounterId;

    @Column(name = "media_type")
    private String mediaType;

    @Column(name = "content_hash")
    private byte[] contentHash;

    @Column(name = "sealed_content")
    private byte[] sealedContent;

    @Column(name = "brought_by")
    private UUID broughtBy;

    @Column(name = "brought_at")
    private Instant broughtAt;

    @SuppressWarnings("NullAway.Init")
    protected TranscriptSourceRow() {}

    TranscriptSourceRow(UUID practiceId, TranscriptSource source, SubjectKey key) {
        this.id = source.id();
        this.practiceId = practiceId;
        this.encounterId = source.encounterId();
        this.mediaType = source.file().mediaType();
        this.contentHash = source.contentHash();
        this.sealedContent = key.seal(
                new Cell("transcript_source", "sealed_content", id),
                source.file().content());
        this.broughtBy = source.broughtBy();
        this.broughtAt = source.broughtAt();
    }
}
