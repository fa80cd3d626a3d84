package org.florscribe.adapter.jpa;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import org.florscribe.clinical.recording.Measurement;
import org.florscribe.clinical.recording.Recording;
import org.florscribe.clinical.recording.RecordingOrigin;
import org.florscribe.clinical.recording.RecordingState;
import org.florscribe.platform.keys.Cell;
import org.florscribe.platform.keys.SubjectKey;
import org.jspecify.annotations.Nullable;

/** The column {@code sealed_peaks} is not here: it is large, and only a player wants it. */
@Entity
@Table(name = "recording")
class RecordingRow {

    @Id
    private UUID id;

    @Column(name = "practice_id")
    private UUID practiceId;

    @Column(name = "encounter_id")
    private UUID encounterId;

    private int number;

    @Enumerated(EnumType.STRING)
    private RecordingOrigin origin;

    @Enumerated(EnumType.STRING)
    private RecordingState state;

    @Column(name = "expected_bytes")
    private @Nullable Long expectedBytes;

    @Column(name = "claimed_hash")
    private byte @Nullable [] claimedHash;

    @Column(name = "media_type")
    private @Nullable String mediaType;

    @Column(name = "size_bytes")
    private @Nullable Long sizeBytes;

    private byte @Nullable [] fingerprint;

    @Column(name = "sealed_measurement")
    private byte @Nullable [] sealedMeasurement;

    @Column(name = "timeline_ms")
    private @Nullable Long timelineMs;

    @Column(name = "brought_by")
    private UUID broughtBy;

    @Column(name = "created_at")
    private Instant createdAt;

    @Column(name = "completed_at")
    private @Nullable Instant completedAt;

    @Column(name = "destroyed_at")
    private @Nullable Instant destroyedAt;

    @Column(name = "destroyed_as")
    @Enumerated(EnumType.STRING)
    private Recording.Destruction.@Nullable Reason destroyedAs;

    @Version
    private long version;

    @SuppressWarnings("NullAway.Init") // filled by JPA
    protected RecordingRow() {}

    @SuppressWarnings("NullAway.Init") // take() fills the rest
    RecordingRow(UUID practiceId, Recording recording, Supplier<SubjectKey> key) {
        this.id = recording.id();
        this.practiceId = practiceId;
        this.encounterId = recording.encounterId();
        this.number = recording.number();
        this.origin = recording.origin();
        this.expectedBytes = recording.expectedBytes().orElse(null);
        this.claimedHash = recording.claimedHash().orElse(null);
        this.broughtBy = recording.broughtBy();
        this.createdAt = recording.createdAt();
        take(recording, key);
    }

    final void take(Recording recording, Supplier<SubjectKey> key) {
        // sealed before any field changes: looking for the key may write out what is changed so far
        byte[] measured = recording
                .measurement()
                .map(found -> SealedJson.seal(key.get(), measurementCell(), found))
                .orElse(null);
        state = recording.state();
        mediaType = recording.mediaType().orElse(null);
        sizeBytes = recording.sizeBytes().orElse(null);
        fingerprint = recording.fingerprint().orElse(null);
        sealedMeasurement = measured;
        timelineMs = recording.timelineMs().orElse(null);
        completedAt = recording.completedAt().orElse(null);
        destroyedAt = recording.undone().map(Recording.Destruction::at).orElse(null);
        destroyedAs = recording.undone().map(Recording.Destruction::reason).orElse(null);
    }

    UUID encounterId() {
        return encounterId;
    }

    boolean needsKey() {
        return sealedMeasurement != null;
    }

    long version() {
        return version;
    }

    /** @param key of the visit; null when it is not there: then what is sealed stays closed */
    Recording recording(@Nullable SubjectKey key) {
        return new Recording(
                id,
                encounterId,
                number,
                origin,
                state,
                Optional.ofNullable(expectedBytes),
                Optional.ofNullable(claimedHash),
                Optional.ofNullable(mediaType),
                Optional.ofNullable(sizeBytes),
                Optional.ofNullable(fingerprint),
                sealedMeasurement == null || key == null
                        ? Optional.empty()
                        : Optional.of(SealedJson.open(key, measurementCell(), sealedMeasurement, Measurement.class)),
                Optional.ofNullable(timelineMs),
                broughtBy,
                createdAt,
                Optional.ofNullable(completedAt),
                destroyedAt == null || destroyedAs == null
                        ? Optional.empty()
                        : Optional.of(new Recording.Destruction(destroyedAs, destroyedAt)),
                version);
    }

    private Cell measurementCell() {
        return new Cell("recording", "sealed_measurement", id);
    }
}
