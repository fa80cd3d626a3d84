package org.florscribe.clinical.pipeline;

import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import java.util.stream.Collectors;
import org.florscribe.clinical.encounter.Attention;
import org.florscribe.clinical.encounter.Encounter;
import org.florscribe.clinical.encounter.EncounterRepository;
import org.florscribe.clinical.encounter.VisitChanged;
import org.florscribe.clinical.extraction.FindingExtraction;
import org.florscribe.clinical.extraction.FindingStore;
import org.florscribe.clinical.note.NoteDrafting;
import org.florscribe.clinical.note.WrittenNote;
import org.florscribe.clinical.recording.LiveRecordingRepository;
import org.florscribe.clinical.recording.Recording;
import org.florscribe.clinical.recording.RecordingRepository;
import org.florscribe.clinical.transcript.HeardRecording;
import org.florscribe.clinical.transcript.SpokenIntake;
import org.florscribe.clinical.transcript.Transcript;
import org.florscribe.clinical.transcript.TranscriptRepository;
import org.florscribe.practice.audit.AuditAction;
import org.florscribe.practice.audit.AuditTrail;
import org.florscribe.practice.identity.Permission;
import org.florscribe.practice.identity.Requires;
import org.florscribe.practice.webhook.VisitMilestone;
import org.florscribe.practice.webhook.WebhookEvent;
import org.florscribe.shared.ApplicationService;
import org.florscribe.shared.Conflict;
import org.florscribe.shared.NotFound;

/**
 * The steps of a visit, one transaction each: a step begins, its result and its row are stored together, the next step is
 * asked for with them; or its failure is written down with what comes of it. Engines run between these, in no transaction.
 */
@ApplicationService
public class VisitPipeline {

    private final StepRepository steps;
    private final StepQueue queue;
    private final PipelineStart start;
    private final EncounterRepository encounters;
    private final FindingStore findings;
    private final NoteDrafting notes;
    private final SpokenIntake spoken;
    private final RecordingRepository recordings;
    private final TranscriptRepository transcripts;
    private final LiveRecordingRepository live;
    private final AuditTrail audit;
    private final Event<VisitChanged> changes;
    private final Event<VisitMilestone> milestones;
    private final Clock clock;
    /** Until a step without a place at its engine looks again: two to four of these. */
    private static final Duration QUEUED_FOR = Duration.ofSeconds(3);

    private final RetryPolicy retries =
            RetryPolicy.standard(() -> ThreadLocalRandom.current().nextDouble());

    @Inject
    VisitPipeline(
            StepRepository steps,
            StepQueue queue,
            PipelineStart start,
            EncounterRepository encounters,
            FindingStore findings,
            NoteDrafting notes,
            SpokenIntake spoken,
            RecordingRepository recordings,
            TranscriptRepository transcripts,
            LiveRecordingRepository live,
            AuditTrail audit,
            Event<VisitChanged> changes,
            Event<VisitMilestone> milestones,
            Clock clock) {
        this.steps = steps;
        this.queue = queue;
        this.start = start;
        this.encounters = encounters;
        this.findings = findings;
        this.notes = notes;
        this.spoken = spoken;
        this.recordings = recordings;
        this.transcripts = transcripts;
        this.live = live;
        this.audit = audit;
        this.changes = changes;
        this.milestones = milestones;
        this.clock = clock;
    }

    /** The steps of a visit as its page shows them. */
    @Requires(Permission.VIEW_WORKLIST)
    public List<PipelineStep> stepsOf(UUID encounterId) {
        encounters.get(encounterId);
        return steps.ofEncounter(encounterId);
    }

    /** The same of many visits at once, by visit. */
    @Requires(Permission.VIEW_WORKLIST)
    public Map<UUID, List<PipelineStep>> stepsOf(Collection<UUID> encounterIds) {
        return steps.ofEncounters(encounterIds).stream().collect(Collectors.groupingBy(PipelineStep::encounterId));
    }

    /** A person asks for a step again: after it was parked, or to have it done anew. */
    @Requires(Permission.PREPARE_VISIT)
    public PipelineStep retry(UUID encounterId, StepKind kind) {
        PipelineStep step = steps.find(encounterId, kind).orElseThrow(NotFound::new);
        if (step.state() == StepState.WAITING || step.state() == StepState.RUNNING) {
            return step;
        }
        if (kind == StepKind.TRANSCRIBE && !hasUnheard(encounterId)) {
            throw new Conflict("nothing-to-transcribe", "No recording of this visit waits to be written down.");
        }
        PipelineStep asked =
                step.attention().filter(Attention.NO_SPEECH::equals).isPresent()
                        ? start.requestAnyway(step)
                        : start.request(step.practiceId(), encounterId, kind);
        audit.record(AuditAction.STEP_RETRIED, "pipeline-step", step.id());
        changes.fire(new VisitChanged(step.practiceId(), encounterId));
        return asked;
    }

    /** @return the step as begun, or empty when a job of this generation has nothing to do any more */
    @Requires(Permission.SYSTEM)
    public Optional<PipelineStep> begin(UUID stepId, int generation, String node) {
        return steps.find(stepId)
                .filter(step -> step.isOpenFor(generation))
                .filter(step -> isWanted(step, encounters.get(step.encounterId())))
                .map(step -> changed(steps.update(step.begun(node, clock.instant()))));
    }

    /** The words of one recording; the step goes on with the next one. */
    @Requires(Permission.SYSTEM)
    public void heard(UUID stepId, int generation, HeardRecording heard) {
        open(stepId, generation).ifPresent(step -> {
            spoken.take(step.encounterId(), heard);
            changed(step);
        });
    }

    /**
     * Every recording that was there when the step began is seen to. One that came meanwhile is next.
     *
     * @param seen recordings, also those in which nobody speaks
     * @param took of all engines together
     */
    @Requires(Permission.SYSTEM)
    public void transcribed(UUID stepId, int generation, Set<UUID> seen, Duration took) {
        open(stepId, generation).ifPresent(step -> {
            Optional<Transcript> transcript = transcripts.find(step.encounterId());
            boolean more = recordings.ofEncounter(step.encounterId()).stream()
                    .filter(Recording::isUnheard)
                    .anyMatch(recording -> !seen.contains(recording.id()));
            finish(
                    stepId,
                    generation,
                    new EngineWork(transcript.map(Transcript::engine).orElse(PipelineStart.IMPORT), took));
            if (more) {
                start.request(step.practiceId(), step.encounterId(), StepKind.TRANSCRIBE);
            } else if (transcript.isPresent()) {
                start.request(step.practiceId(), step.encounterId(), StepKind.EXTRACT);
            }
        });
    }

    @Requires(Permission.SYSTEM)
    public void extracted(UUID stepId, int generation, long transcriptVersion, FindingExtraction.Found found) {
        finish(stepId, generation, EngineWork.of(found.by())).ifPresent(step -> {
            findings.store(step.encounterId(), found.by(), transcriptVersion, found.findings());
            start.request(step.practiceId(), step.encounterId(), StepKind.DRAFT);
        });
    }

    @Requires(Permission.SYSTEM)
    public void drafted(UUID stepId, int generation, WrittenNote written) {
        finish(stepId, generation, EngineWork.of(written.by())).ifPresent(step -> {
            notes.store(step.encounterId(), written);
            steps.find(step.encounterId(), StepKind.TRANSCRIBE)
                    .flatMap(PipelineStep::attention)
                    .or(() -> live.wasInterrupted(step.encounterId())
                            ? Optional.of(Attention.RECORDING_INTERRUPTED)
                            : Optional.empty())
                    .ifPresent(open -> needs(step.encounterId(), open));
        });
    }

    /**
     * A try failed: it is repeated later, or the step is parked and the visit says so.
     *
     * @return whether it is repeated by itself
     */
    @Requires(Permission.SYSTEM)
    public boolean failed(UUID stepId, int generation, StepFault fault, Optional<Duration> retryAfter) {
        return open(stepId, generation)
                .map(step -> {
                    boolean again =
                            fault == StepFault.QUEUED ? queueAgain(step) : repeatOrPark(step, fault, retryAfter);
                    changed(step);
                    return again;
                })
                .orElse(false);
    }

    private boolean queueAgain(PipelineStep step) {
        Instant turn = clock.instant()
                .plus(QUEUED_FOR.multipliedBy(2 + ThreadLocalRandom.current().nextInt(3)));
        queue.at(turn, steps.update(step.queuedAgain(turn)));
        return true;
    }

    private boolean repeatOrPark(PipelineStep step, StepFault fault, Optional<Duration> retryAfter) {
        Instant now = clock.instant();
        Optional<Duration> delay = retries.delayAfter(step.attempt(), fault, retryAfter);
        if (delay.isPresent()) {
            PipelineStep again = steps.update(step.toBeRepeated(fault, now.plus(delay.get())));
            queue.at(now.plus(delay.get()), again);
        } else {
            PipelineStep parked = steps.update(step.parked(fault, now));
            parked.attention().ifPresent(open -> needs(step.encounterId(), open));
            audit.record(AuditAction.STEP_PARKED, "pipeline-step", step.id());
            milestones.fire(
                    new VisitMilestone(step.practiceId(), WebhookEvent.STEP_FAILED, step.encounterId(), step.id()));
            if (step.kind() == StepKind.TRANSCRIBE
                    && transcripts.find(step.encounterId()).isPresent()) {
                // what the visit has besides this recording can be reviewed meanwhile
                start.request(step.practiceId(), step.encounterId(), StepKind.EXTRACT);
            }
        }
        return delay.isPresent();
    }

    private boolean hasUnheard(UUID encounterId) {
        return recordings.ofEncounter(encounterId).stream().anyMatch(Recording::isUnheard);
    }

    private void needs(UUID encounterId, Attention what) {
        encounters.update(encounters.get(encounterId).needing(what));
    }

    private Optional<PipelineStep> finish(UUID stepId, int generation, EngineWork work) {
        return open(stepId, generation)
                .map(step -> changed(steps.update(step.done(work.engine(), work.took(), clock.instant()))));
    }

    /** The visit is taken first, as whoever brings a conversation does: the other way round two of us could block each other. */
    private Optional<PipelineStep> open(UUID stepId, int generation) {
        return steps.find(stepId)
                .filter(it -> it.isOpenFor(generation))
                .filter(it -> isWanted(it, encounters.getForChange(it.encounterId())));
    }

    /** Nothing more is done for a visit that was called off or signed meanwhile, and nobody has to look at it. */
    private boolean isWanted(PipelineStep step, Encounter encounter) {
        if (encounter.isClosed()) {
            steps.update(step.discarded("The visit was closed before this step was done."));
        }
        return !encounter.isClosed();
    }

    private PipelineStep changed(PipelineStep step) {
        changes.fire(new VisitChanged(step.practiceId(), step.encounterId()));
        return step;
    }
}
