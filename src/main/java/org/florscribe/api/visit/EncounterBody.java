package org.florscribe.api.visit;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.florscribe.clinical.encounter.Attention;
import org.florscribe.clinical.encounter.Encounter;
import org.florscribe.clinical.encounter.EncounterStage;
import org.florscribe.clinical.pipeline.PipelineStep;
import org.florscribe.clinical.pipeline.StepFault;
import org.florscribe.clinical.pipeline.StepKind;
import org.florscribe.clinical.pipeline.StepState;
import org.florscribe.shared.PhiText;

/**
 * A visit as answered, with where its steps stand.
 *
 * @param preparedBy who prepares it for its clinician; null when they do so themselves
 * @param confidential only its clinician sees it, and whom they let in
 * @param language as somebody said it, ISO 639-1; null while it is left to be found out
 */
public record EncounterBody(
        UUID id,
        UUID patientId,
        UUID clinicianId,
        Optional<UUID> preparedBy,
        boolean confidential,
        EncounterStage stage,
        Optional<AttentionBody> attention,
        Instant scheduledAt,
        LocalDate visitOn,
        PhiText reason,
        Optional<String> language,
        Optional<CancellationBody> cancellation,
        List<StepBody> steps,
        long version,
        Instant createdAt) {

    /** Why the visit waits for a person, by code and in words. */
    public record AttentionBody(Attention code, String message) {}

    /** How the visit ended without a note. */
    public record CancellationBody(Encounter.Cancellation.Kind kind, PhiText reason) {}

    /** One step. {@code engineMs} is what the engine took by itself. */
    public record StepBody(
            StepKind step,
            StepState state,
            int attempt,
            Optional<String> engine,
            Optional<Instant> startedAt,
            Optional<Instant> finishedAt,
            Optional<Long> engineMs,
            Optional<Instant> nextAttemptAt,
            Optional<ErrorBody> error) {

        static StepBody of(PipelineStep step) {
            return new StepBody(
                    step.kind(),
                    step.state(),
                    step.attempt(),
                    step.engine(),
                    step.startedAt(),
                    step.finishedAt(),
                    step.engineTime().map(java.time.Duration::toMillis),
                    step.nextAttemptAt(),
                    step.fault().map(ErrorBody::of));
        }
    }

    /** Why the last try failed, by code and in words. */
    public record ErrorBody(StepFault code, String message) {

        static ErrorBody of(StepFault fault) {
            return new ErrorBody(fault, fault.words());
        }
    }

    static EncounterBody of(Encounter encounter, List<PipelineStep> steps) {
        return new EncounterBody(
                encounter.id(),
                encounter.patientId(),
                encounter.clinicianId(),
                encounter.preparedBy(),
                encounter.confidential(),
                encounter.stage(),
                encounter.attention().map(what -> new AttentionBody(what, what.message())),
                encounter.scheduledAt(),
                encounter.visitOn(),
                encounter.reason(),
                encounter.language(),
                encounter.cancellation().map(how -> new CancellationBody(how.kind(), how.reason())),
                steps.stream().map(StepBody::of).toList(),
                encounter.version(),
                encounter.createdAt());
    }

    @Override
    public String toString() {
        return "EncounterBody[" + id + ", " + stage + "]";
    }
}
