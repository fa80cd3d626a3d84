package org.florscribe.adapter.jpa;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;
import java.util.Base64;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import org.florscribe.clinical.export.Delivery;
import org.florscribe.clinical.export.DeliveryReason;
import org.florscribe.clinical.export.DeliveryState;
import org.florscribe.clinical.export.DocumentKind;
import org.florscribe.clinical.export.ReadBack;
import org.florscribe.platform.keys.Cell;
import org.florscribe.platform.keys.SubjectKey;
import org.florscribe.shared.PhiText;
import org.jspecify.annotations.Nullable;

@Entity
@Table(name = "delivery")
class DeliveryRow {

    @Id
    private UUID id;

    @Column(name = "practice_id")
    private UUID practiceId;

    @Column(name = "connection_id")
    private UUID connectionId;

    @Column(name = "encounter_id")
    private UUID encounterId;

    @Column(name = "note_id")
    private UUID noteId;

    @Enumerated(EnumType.STRING)
    private DocumentKind document;

    @Column(name = "subject_id")
    private UUID subjectId;

    @Column(name = "ehr_encounter")
    private @Nullable String ehrEncounter;

    @Enumerated(EnumType.STRING)
    private DeliveryState state;

    private int attempt;

    private int looks;

    private @Nullable String node;

    @Column(name = "next_attempt_at")
    private @Nullable Instant nextAttemptAt;

    @Column(name = "sent_at")
    private @Nullable Instant sentAt;

    @Column(name = "content_hash")
    private byte @Nullable [] contentHash;

    /** Sealed, in base64: it names a person as much as a record number does. */
    @Column(name = "ehr_patient")
    private @Nullable String sealedEhrPatient;

    @Column(name = "external_id")
    private @Nullable String externalId;

    @Column(name = "external_version")
    private @Nullable String externalVersion;

    @Column(name = "delivered_at")
    private @Nullable Instant deliveredAt;

    @Column(name = "read_back")
    @Enumerated(EnumType.STRING)
    private @Nullable ReadBack readBack;

    @Column(name = "read_back_hash")
    private byte @Nullable [] readBackHash;

    @Column(name = "reason_code")
    @Enumerated(EnumType.STRING)
    private @Nullable DeliveryReason reason;

    @Column(name = "sealed_words")
    private byte @Nullable [] sealedWords;

    @Column(name = "resolved_by")
    private @Nullable UUID resolvedBy;

    @Column(name = "resolved_at")
    private @Nullable Instant resolvedAt;

    @Column(name = "correlation_id")
    private String correlationId;

    @Column(name = "created_at")
    private Instant createdAt;

    @Version
    private long version;

    @SuppressWarnings("NullAway.Init") // filled by JPA
    protected DeliveryRow() {}

    @SuppressWarnings("NullAway.Init") // take() fills the rest
    DeliveryRow(Delivery delivery, Supplier<SubjectKey> key) {
        Delivery.Subject subject = delivery.subject();
        id = delivery.id();
        practiceId = delivery.practiceId();
        connectionId = subject.connectionId();
        encounterId = subject.encounterId();
        noteId = subject.noteId();
        document = subject.kind();
        subjectId = subject.of();
        ehrEncounter = subject.ehrEncounter().orElse(null);
        createdAt = delivery.createdAt();
        take(delivery, key);
    }

    final void take(Delivery delivery, Supplier<SubjectKey> key) {
        // sealed before any field changes: looking for the key may write out what is changed so far
        String patient = delivery.sent()
                .map(sent -> key.get().seal(patientCell(), PhiText.of(sent.ehrPatient())))
                .map(Base64.getEncoder()::encodeToString)
                .orElse(null);
        byte[] words = delivery.trouble()
                .map(Delivery.Trouble::words)
                .filter(said -> !said.isBlank())
                .map(said -> key.get().seal(cell(), said))
                .orElse(null);
        state = delivery.state();
        attempt = delivery.attempt();
        looks = delivery.looks();
        node = delivery.node().orElse(null);
        nextAttemptAt = delivery.nextAttemptAt().orElse(null);
        sentAt = delivery.sent().map(Delivery.Sent::at).orElse(null);
        contentHash = delivery.sent().map(Delivery.Sent::contentHash).orElse(null);
        sealedEhrPatient = patient;
        externalId = delivery.externalId().orElse(null);
        externalVersion =
                delivery.receipt().flatMap(Delivery.Receipt::externalVersion).orElse(null);
        deliveredAt = delivery.receipt().map(Delivery.Receipt::deliveredAt).orElse(null);
        readBack = delivery.receipt().map(Delivery.Receipt::readBack).orElse(null);
        readBackHash =
                delivery.receipt().flatMap(Delivery.Receipt::readBackHash).orElse(null);
        reason = delivery.trouble().map(Delivery.Trouble::reason).orElse(null);
        sealedWords = words;
        resolvedBy = delivery.resolution().map(Delivery.Resolution::by).orElse(null);
        resolvedAt = delivery.resolution().map(Delivery.Resolution::at).orElse(null);
        correlationId = delivery.correlationId();
    }

    long version() {
        return version;
    }

    UUID encounterId() {
        return encounterId;
    }

    /** Whether something in it is sealed. */
    boolean needsKey() {
        return sealedWords != null || sealedEhrPatient != null;
    }

    /** @param key of the visit; null when it is not there: then what is sealed stays closed */
    Delivery delivery(@Nullable SubjectKey key) {
        return new Delivery(
                id,
                practiceId,
                new Delivery.Subject(
                        connectionId, encounterId, noteId, document, subjectId, Optional.ofNullable(ehrEncounter)),
                state,
                attempt,
                looks,
                Optional.ofNullable(node),
                Optional.ofNullable(nextAttemptAt),
                sent(key),
                receipt(),
                Optional.ofNullable(reason).map(it -> new Delivery.Trouble(it, words(key))),
                resolvedBy == null || resolvedAt == null
                        ? Optional.empty()
                        : Optional.of(new Delivery.Resolution(resolvedBy, resolvedAt)),
                correlationId,
                version,
                createdAt);
    }

    private Optional<Delivery.Sent> sent(@Nullable SubjectKey key) {
        if (sentAt == null || contentHash == null) {
            return Optional.empty();
        }
        String patient = sealedEhrPatient == null || key == null
                ? ""
                : key.open(patientCell(), Base64.getDecoder().decode(sealedEhrPatient))
                        .reveal();
        return Optional.of(new Delivery.Sent(sentAt, contentHash, patient));
    }

    private Optional<Delivery.Receipt> receipt() {
        return deliveredAt == null || readBack == null
                ? Optional.empty()
                : Optional.of(new Delivery.Receipt(
                        Optional.ofNullable(externalId),
                        Optional.ofNullable(externalVersion),
                        deliveredAt,
                        readBack,
                        Optional.ofNullable(readBackHash)));
    }

    private PhiText words(@Nullable SubjectKey key) {
        return sealedWords == null || key == null ? PhiText.EMPTY : key.open(cell(), sealedWords);
    }

    private Cell patientCell() {
        return new Cell("delivery", "ehr_patient", id);
    }

    private Cell cell() {
        return new Cell("delivery", "sealed_words", id);
    }
}
