package org.florscribe.adapter.jpa;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.florscribe.clinical.pipeline.PipelineStep;
import org.florscribe.clinical.pipeline.StepFault;
import org.florscribe.clinical.pipeline.StepKind;
import org.florscribe.clinical.pipeline.StepState;
import org.jspecify.annotations.Nullable;

@Entity
@Table(name = "pipeline_step")
class PipelineStepRow {

    @Id
    private UUID id;

    @Column(name = "practice_id")
    private UUID practiceId;

    @Column(name = "encounter_id")
    private UUID encounterId;

    @Column(name = "step")
    @Enumerated(EnumType.STRING)
    private StepKind kind;

    @Enumerated(EnumType.STRING)
    private StepState state;

    private int generation;

    private int attempt;

    private @Nullable String engine;

    private @Nullable String node;

    @Column(name = "next_attempt_at")
    private @Nullable Instant nextAttemptAt;

    @Column(name = "started_at")
    private @Nullable Instant startedAt;

    @Column(name = "finished_at")
    private @Nullable Instant finishedAt;

    @Column(name = "engine_ms")
    private @Nullable Long engineMillis;

    @Column(name = "error_code")
    @Enumerated(EnumType.STRING)
    private @Nullable StepFault fault;

    @Column(name = "discarded_reason")
    private @Nullable String discardedReason;

    @Column(name = "correlation_id")
    private String correlationId;

    @Column(name = "created_at")
    private Instant createdAt;

    @Version
    private long version;

    @SuppressWarnings("NullAway.Init") // filled by JPA
    protected PipelineStepRow() {}

    PipelineStepRow(PipelineStep step) {
        id = step.id();
        practiceId = step.practiceId();
        encounterId = step.encounterId();
        kind = step.kind();
        createdAt = step.createdAt();
        state = step.state();
        correlationId = step.correlationId();
        take(step);
    }

    final void take(PipelineStep step) {
        state = step.state();
        generation = step.generation();
        attempt = step.attempt();
        engine = step.engine().orElse(null);
        node = step.node().orElse(null);
        nextAttemptAt = step.nextAttemptAt().orElse(null);
        startedAt = step.startedAt().orElse(null);
        finishedAt = step.finishedAt().orElse(null);
        engineMillis = step.engineTime().map(Duration::toMillis).orElse(null);
        fault = step.fault().orElse(null);
        discardedReason = step.discardedReason().orElse(null);
        correlationId = step.correlationId();
    }

    long version() {
        return version;
    }

    PipelineStep step() {
        return new PipelineStep(
                id,
                practiceId,
                encounterId,
                kind,
                state,
                generation,
                attempt,
                Optional.ofNullable(engine),
                Optional.ofNullable(node),
                Optional.ofNullable(nextAttemptAt),
                Optional.ofNullable(startedAt),
                Optional.ofNullable(finishedAt),
                Optional.ofNullable(engineMillis).map(Duration::ofMillis),
                Optional.ofNullable(fault),
                Optional.ofNullable(discardedReason),
                correlationId,
                createdAt,
                version);
    }
}
