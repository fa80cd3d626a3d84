package org.florscribe.adapter.jpa;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.florscribe.clinical.extraction.Extraction;
import org.florscribe.clinical.extraction.Finding;
import org.florscribe.platform.keys.Cell;
import org.florscribe.platform.keys.SubjectKey;
import org.florscribe.practice.engine.Provenance;
import org.florscribe.practice.engine.TokenUse;
import org.jspecify.annotations.Nullable;

@Entity
@Table(name = "extraction")
class ExtractionRow {

    @Id
    private UUID id;

    @Column(name = "practice_id")
    private UUID practiceId;

    @Column(name = "encounter_id")
    private UUID encounterId;

    private String engine;

    @Column(name = "engine_id")
    private @Nullable UUID engineId;

    private @Nullable String model;

    @Column(name = "prompt_version")
    private @Nullable String promptVersion;

    @Column(name = "took_ms")
    private long tookMs;

    @Column(name = "model_calls")
    private int modelCalls;

    @Column(name = "tokens_in")
    private long tokensIn;

    @Column(name = "tokens_out")
    private long tokensOut;

    @Column(name = "cost_micros")
    private long costMicros;

    @Column(name = "transcript_version")
    private long transcriptVersion;

    @Column(name = "sealed_body")
    private byte[] sealedBody;

    @Version
    private long version;

    @Column(name = "created_at")
    private Instant createdAt;

    @Column(name = "updated_at")
    private Instant updatedAt;

    /** What is sealed: an object, so that more can stand beside the findings one day. */
    record Body(List<Finding> findings) {}

    @SuppressWarnings("NullAway.Init")
    protected ExtractionRow() {}

    @SuppressWarnings("NullAway.Init") // change() sets the rest
    ExtractionRow(UUID practiceId, Extraction extraction, SubjectKey key) {
        this.id = extraction.id();
        this.practiceId = practiceId;
        this.encounterId = extraction.encounterId();
        this.createdAt = extraction.createdAt();
        change(extraction, key);
    }

    final void change(Extraction extraction, SubjectKey key) {
        Provenance by = extraction.by();
        engine = by.engine();
        engineId = by.engineId().orElse(null);
        model = by.model().orElse(null);
        promptVersion = by.promptVersion().orElse(null);
        tookMs = by.took().toMillis();
        modelCalls = by.use().calls();
        tokensIn = by.use().in();
        tokensOut = by.use().out();
        costMicros = by.costMicros();
        transcriptVersion = extraction.transcriptVersion();
        sealedBody = SealedJson.seal(key, body(), new Body(extraction.findings()));
        updatedAt = extraction.updatedAt();
    }

    Extraction toExtraction(SubjectKey key) {
        List<Finding> findings =
                SealedJson.open(key, body(), sealedBody, Body.class).findings();
        Provenance by = new Provenance(
                engine,
                Optional.ofNullable(engineId),
                Optional.ofNullable(model),
                Optional.ofNullable(promptVersion),
                Duration.ofMillis(tookMs),
                new TokenUse(modelCalls, tokensIn, tokensOut),
                costMicros);
        return new Extraction(id, encounterId, by, transcriptVersion, findings, version, createdAt, updatedAt);
    }

    long version() {
        return version;
    }

    private Cell body() {
        return new Cell("extraction", "sealed_body", id);
    }
}
