package org.florscribe.clinical.pipeline;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.florscribe.clinical.encounter.Attention;

/**
 * One step of one visit. Its generation counts how often it was asked for: a job, and a result, of an older generation is
 * worth nothing. Immutable: each verb gives the step as it is afterwards.
 *
 * @param attempt tries of this request so far
 * @param node where it runs or ran
 * @param nextAttemptAt when a failed try is repeated
 * @param engineTime what the engine itself took of the last finished try
 */
public record PipelineStep(
        UUID id,
        UUID practiceId,
        UUID encounterId,
        StepKind kind,
        StepState state,
        int generation,
        int attempt,
        Optional<String> engine,
        Optional<String> node,
        Optional<Instant> nextAttemptAt,
        Optional<Instant> startedAt,
        Optional<Instant> finishedAt,
        Optional<Duration> engineTime,
        Optional<StepFault> fault,
        Optional<String> discardedReason,
        String correlationId,
        Instant createdAt,
        long version) {

    /** A step asked for the first time. */
    public static PipelineStep first(
            UUID id, UUID practiceId, UUID encounterId, StepKind kind, String correlationId, Instant now) {
        return new PipelineStep(
                id,
                practiceId,
                encounterId,
                kind,
                StepState.WAITING,
                1,
                0,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                correlationId,
                now,
                0);
    }

    /** The id of the job that does this generation of the step: asking for it twice makes one job. */
    public UUID jobId() {
        return UUID.nameUUIDFromBytes((id + "/" + generation).getBytes(StandardCharsets.US_ASCII));
    }

    /** Asked for anew by a person or by new input: attempts count from the start. */
    public PipelineStep askedAgain(String newCorrelationId) {
        return new PipelineStep(
                id,
                practiceId,
                encounterId,
                kind,
                StepState.WAITING,
                generation + 1,
                0,
                engine,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                newCorrelationId,
                createdAt,
                version);
    }

    /** The same, by a person who says that there is speech in it after all: the fault that it overrules stays to tell so. */
    public PipelineStep sentAnyway(String newCorrelationId) {
        return askedAgain(newCorrelationId).with(Optional.of(StepFault.NO_SPEECH), 0);
    }

    public boolean isSentAnyway() {
        return state != StepState.PARKED && saysSpeech();
    }

    /** What the visit waits for a person for, as long as this step is parked. */
    public Optional<Attention> attention() {
        if (state != StepState.PARKED || discardedReason.isPresent()) {
            return Optional.empty();
        }
        Attention general = kind == StepKind.TRANSCRIBE ? Attention.NOT_TRANSCRIBED : Attention.STEP_PARKED;
        return Optional.of(fault.map(why -> switch (why) {
                    case NO_ENGINE -> Attention.NO_ENGINE;
                    case NO_SPEECH -> Attention.NO_SPEECH;
                    default -> general;
                })
                .orElse(general));
    }

    /** Given back by a node that died or lost its job: the same request under a new job. */
    public PipelineStep putBack() {
        return waiting(Optional.empty(), Optional.empty());
    }

    /** The engine had no place for it: that was no try. */
    public PipelineStep queuedAgain(Instant at) {
        PipelineStep again = waiting(Optional.of(at), Optional.of(StepFault.QUEUED));
        return again.with(again.fault, attempt - 1);
    }

    public PipelineStep begun(String onNode, Instant now) {
        return new PipelineStep(
                id,
                practiceId,
                encounterId,
                kind,
                StepState.RUNNING,
                generation,
                attempt + 1,
                engine,
                Optional.of(onNode),
                Optional.empty(),
                Optional.of(now),
                Optional.empty(),
                Optional.empty(),
                fault.filter(why -> saysSpeech()),
                Optional.empty(),
                correlationId,
                createdAt,
                version);
    }

    public PipelineStep done(String byEngine, Duration engineTook, Instant now) {
        return new PipelineStep(
                id,
                practiceId,
                encounterId,
                kind,
                StepState.DONE,
                generation,
                attempt,
                Optional.of(byEngine),
                node,
                Optional.empty(),
                startedAt.or(() -> Optional.of(now)),
                Optional.of(now),
                Optional.of(engineTook),
                Optional.empty(),
                Optional.empty(),
                correlationId,
                createdAt,
                version);
    }

    public PipelineStep toBeRepeated(StepFault why, Instant at) {
        return waiting(Optional.of(at), Optional.of(why));
    }

    public PipelineStep parked(StepFault why, Instant now) {
        return ended(Optional.of(now), Optional.of(why), Optional.empty());
    }

    /** Given up for good by an admin; stays visible with the reason. */
    public PipelineStep discarded(String reason) {
        return ended(finishedAt, fault, Optional.of(reason));
    }

    /** Whether a job of that generation still has something to do here. */
    public boolean isOpenFor(int jobGeneration) {
        return generation == jobGeneration && (state == StepState.WAITING || state == StepState.RUNNING);
    }

    private boolean saysSpeech() {
        return fault.filter(StepFault.NO_SPEECH::equals).isPresent();
    }

    private PipelineStep with(Optional<StepFault> otherFault, int otherAttempt) {
        return new PipelineStep(
                id,
                practiceId,
                encounterId,
                kind,
                state,
                generation,
                Math.max(0, otherAttempt),
                engine,
                node,
                nextAttemptAt,
                startedAt,
                finishedAt,
                engineTime,
                otherFault,
                discardedReason,
                correlationId,
                createdAt,
                version);
    }

    private PipelineStep ended(Optional<Instant> at, Optional<StepFault> why, Optional<String> discardReason) {
        return new PipelineStep(
                id,
                practiceId,
                encounterId,
                kind,
                StepState.PARKED,
                generation,
                attempt,
                engine,
                node,
                Optional.empty(),
                startedAt,
                at,
                Optional.empty(),
                why,
                discardReason,
                correlationId,
                createdAt,
                version);
    }

    private PipelineStep waiting(Optional<Instant> at, Optional<StepFault> why) {
        return new PipelineStep(
                id,
                practiceId,
                encounterId,
                kind,
                StepState.WAITING,
                generation + 1,
                attempt,
                engine,
                Optional.empty(),
                at,
                startedAt,
                Optional.empty(),
                Optional.empty(),
                isSentAnyway() ? fault : why,
                Optional.empty(),
                correlationId,
                createdAt,
                version);
    }
}
