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
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import java.util.stream.Collectors;
import org.florscribe.clinical.encounter.Attention;
import org.florscribe.clinical.encounter.Encounter;
import org.florscribe.clinical.encounter.EncounterRepository;
import org.florscribe.clinical.encounter.VisitChanged;
import org.florscribe.clinical.extraction.Finding;
import org.florscribe.clinical.extraction.FindingStore;
import org.florscribe.clinical.extraction.VisitMaterial;
import org.florscribe.clinical.note.Draft;
import org.florscribe.clinical.note.NoteDrafting;
import org.florscribe.practice.audit.AuditAction;
import org.florscribe.practice.audit.AuditTrail;
import org.florscribe.practice.identity.Permission;
import org.florscribe.practice.identity.Requires;
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
    private final AuditTrail audit;
    private final Event<VisitChanged> changes;
    private final Clock clock;
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
            AuditTrail audit,
            Event<VisitChanged> changes,
            Clock clock) {
        this.steps = steps;
        this.queue = queue;
        this.start = start;
        this.encounters = encounters;
        this.findings = findings;
        this.notes = notes;
        this.audit = audit;
        this.changes = changes;
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
    @Requires(Permission.EDIT_CHART)
    public PipelineStep retry(UUID encounterId, StepKind kind) {
        PipelineStep step = steps.find(encounterId, kind).orElseThrow(NotFound::new);
        if (kind == StepKind.TRANSCRIBE
                && step.engine().filter(PipelineStart.IMPORT::equals).isPresent()) {
            throw new Conflict("nothing-to-transcribe", "This conversation came as a finished transcript.");
        }
        if (step.state() == StepState.WAITING || step.state() == StepState.RUNNING) {
            return step;
        }
        PipelineStep asked = start.request(step.practiceId(), encounterId, kind);
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

    @Requires(Permission.SYSTEM)
    public void extracted(UUID stepId, int generation, EngineWork work, long transcriptVersion, List<Finding> found) {
        finish(stepId, generation, work).ifPresent(step -> {
            findings.store(step.encounterId(), work.engine(), transcriptVersion, found);
            start.request(step.practiceId(), step.encounterId(), StepKind.DRAFT);
        });
    }

    @Requires(Permission.SYSTEM)
    public void drafted(UUID stepId, int generation, EngineWork work, Optional<Draft> draft, VisitMaterial material) {
        finish(stepId, generation, work)
                .ifPresent(step -> notes.store(step.encounterId(), work.engine(), draft, material));
    }

    /** A try failed: it is repeated later, or the step is parked and the visit says so. */
    @Requires(Permission.SYSTEM)
    public void failed(UUID stepId, int generation, StepFault fault, Optional<Duration> retryAfter) {
        open(stepId, generation).ifPresent(step -> {
            Instant now = clock.instant();
            Optional<Duration> delay = retries.delayAfter(step.attempt(), fault, retryAfter);
            if (delay.isPresent()) {
                PipelineStep again = steps.update(step.toBeRepeated(fault, now.plus(delay.get())));
                queue.at(now.plus(delay.get()), again);
            } else {
                steps.update(step.parked(fault, now));
                encounters.update(encounters.get(step.encounterId()).needing(Attention.STEP_PARKED));
                audit.record(AuditAction.STEP_PARKED, "pipeline-step", step.id());
            }
            changed(step);
        });
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
