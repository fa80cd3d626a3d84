package org.florscribe.adapter.jpa;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import java.util.UUID;
import org.florscribe.clinical.encounter.Attention;
import org.florscribe.clinical.encounter.Encounter;
import org.florscribe.clinical.encounter.EncounterStage;
import org.florscribe.platform.keys.Cell;
import org.florscribe.platform.keys.SubjectKey;
import org.florscribe.shared.PhiText;
import org.jspecify.annotations.Nullable;

@Entity
@Table(name = "encounter")
class EncounterRow {

    @Id
    private UUID id;

    @Column(name = "practice_id")
    private UUID practiceId;

    @Column(name = "patient_id")
    private UUID patientId;

    @Column(name = "clinician_id")
    private UUID clinicianId;

    @Column(name = "prepared_by")
    private @Nullable UUID preparedBy;

    private boolean confidential;

    @Column(name = "data_key_id")
    private UUID dataKeyId;

    @Enumerated(EnumType.STRING)
    private EncounterStage stage;

    @Column(name = "attention_code")
    @Enumerated(EnumType.STRING)
    private @Nullable Attention attention;

    @Column(name = "scheduled_at")
    private Instant scheduledAt;

    @Column(name = "visit_on")
    private LocalDate visitOn;

    @Column(name = "sealed_reason")
    private byte @Nullable [] sealedReason;

    private @Nullable String language;

    @Column(name = "cancelled_as")
    @Enumerated(EnumType.STRING)
    private Encounter.Cancellation.@Nullable Kind cancelledAs;

    @Column(name = "sealed_cancel_reason")
    private byte @Nullable [] sealedCancelReason;

    @Column(name = "destroyed_at", insertable = false, updatable = false)
    private @Nullable Instant destroyedAt;

    @Version
    private long version;

    @Column(name = "created_at")
    private Instant createdAt;

    @SuppressWarnings("NullAway.Init") // filled by JPA
    protected EncounterRow() {}

    EncounterRow(UUID practiceId, UUID dataKeyId, Encounter encounter, SubjectKey key) {
        id = encounter.id();
        this.practiceId = practiceId;
        this.dataKeyId = dataKeyId;
        clinicianId = encounter.clinicianId();
        createdAt = encounter.createdAt();
        patientId = encounter.patientId();
        stage = encounter.stage();
        scheduledAt = encounter.scheduledAt();
        visitOn = encounter.visitOn();
        take(encounter, key);
    }

    final void take(Encounter encounter, SubjectKey key) {
        patientId = encounter.patientId();
        clinicianId = encounter.clinicianId();
        preparedBy = encounter.preparedBy().orElse(null);
        confidential = encounter.confidential();
        stage = encounter.stage();
        attention = encounter.attention().orElse(null);
        scheduledAt = encounter.scheduledAt();
        visitOn = encounter.visitOn();
        sealedReason = encounter.reason().isBlank() ? null : key.seal(cell("sealed_reason"), encounter.reason());
        language = encounter.language().orElse(null);
        cancelledAs = encounter.cancellation().map(Encounter.Cancellation::kind).orElse(null);
        sealedCancelReason = encounter
                .cancellation()
                .map(how -> key.seal(cell("sealed_cancel_reason"), how.reason()))
                .orElse(null);
    }

    UUID id() {
        return id;
    }

    UUID patientId() {
        return patientId;
    }

    /** Its key is gone for good: there is nothing to show any more. */
    boolean isDestroyed() {
        return destroyedAt != null;
    }

    UUID dataKeyId() {
        return dataKeyId;
    }

    long version() {
        return version;
    }

    Instant scheduledAt() {
        return scheduledAt;
    }

    Encounter encounter(SubjectKey key) {
        return new Encounter(
                id,
                patientId,
                clinicianId,
                Optional.ofNullable(preparedBy),
                confidential,
                stage,
                Optional.ofNullable(attention),
                scheduledAt,
                visitOn,
                sealedReason == null ? PhiText.EMPTY : key.open(cell("sealed_reason"), sealedReason),
                Optional.ofNullable(language),
                Optional.ofNullable(cancelledAs)
                        .map(kind -> new Encounter.Cancellation(
                                kind,
                                sealedCancelReason == null
                                        ? PhiText.EMPTY
                                        : key.open(cell("sealed_cancel_reason"), sealedCancelReason))),
                version,
                createdAt);
    }

    private Cell cell(String column) {
        return new Cell("encounter", column, id);
    }
}
