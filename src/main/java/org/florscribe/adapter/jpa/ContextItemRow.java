package org.florscribe.adapter.jpa;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;
import org.florscribe.clinical.encounter.ContextItem;
import org.florscribe.platform.keys.Cell;
import org.florscribe.platform.keys.SubjectKey;

@Entity
@Table(name = "context_item")
class ContextItemRow {

    @Id
    private UUID id;

    @Column(name = "practice_id")
    private UUID practiceId;

    @Column(name = "encounter_id")
    private UUID encounterId;

    @Enumerated(EnumType.STRING)
    private ContextItem.Kind kind;

    @Column(name = "sealed_text")
    private byte[] sealedText;

    @Column(name = "recorded_by")
    private UUID recordedBy;

    @Column(name = "recorded_at")
    private Instant recordedAt;

    @SuppressWarnings("NullAway.Init") // filled by JPA
    protected ContextItemRow() {}

    ContextItemRow(
            UUID practiceId, UUID encounterId, ContextItem item, UUID recordedBy, Instant recordedAt, SubjectKey key) {
        this.id = item.id();
        this.practiceId = practiceId;
        this.encounterId = encounterId;
        this.kind = item.kind();
        this.sealedText = key.seal(cell(item.id()), item.text());
        this.recordedBy = recordedBy;
        this.recordedAt = recordedAt;
    }

    ContextItem item(SubjectKey key) {
        return new ContextItem(id, kind, key.open(cell(id), sealedText));
    }

    private static Cell cell(UUID row) {
        return new Cell("context_item", "sealed_text", row);
    }
}
