package org.florscribe.clinical.pipeline;

import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.florscribe.clinical.encounter.VisitChanged;
import org.florscribe.practice.audit.AuditAction;
import org.florscribe.practice.audit.AuditTrail;
import org.florscribe.practice.identity.CurrentCaller;
import org.florscribe.practice.identity.Permission;
import org.florscribe.practice.identity.Requires;
import org.florscribe.shared.ApplicationService;
import org.florscribe.shared.Conflict;
import org.florscribe.shared.InvalidInput;
import org.florscribe.shared.NotFound;
import org.florscribe.shared.Page;
import org.florscribe.shared.PageRequest;

/** The dead-letter list: steps that wait for an admin, who tries them again or gives them up with a reason. */
@ApplicationService
public class ParkedSteps {

    private final StepRepository steps;
    private final PipelineStart start;
    private final RecurringWork recurring;
    private final AuditTrail audit;
    private final CurrentCaller caller;
    private final Event<VisitChanged> changes;

    @Inject
    ParkedSteps(
            StepRepository steps,
            PipelineStart start,
            RecurringWork recurring,
            AuditTrail audit,
            CurrentCaller caller,
            Event<VisitChanged> changes) {
        this.steps = steps;
        this.start = start;
        this.recurring = recurring;
        this.audit = audit;
        this.caller = caller;
        this.changes = changes;
    }

    @Requires(Permission.MANAGE_PIPELINE)
    public Page<PipelineStep> list(PageRequest request) {
        return steps.parked(request);
    }

    /** Running, waiting, to be repeated, parked: everything not done. */
    @Requires(Permission.MANAGE_PIPELINE)
    public Page<PipelineStep> listOpen(PageRequest request) {
        return steps.open(request);
    }

    @Requires(Permission.MANAGE_PIPELINE)
    public Map<StepState, Long> counts() {
        return steps.counts();
    }

    @Requires(Permission.MANAGE_PIPELINE)
    public List<RecurringRun> recurring() {
        return recurring.list();
    }

    @Requires(Permission.MANAGE_PIPELINE)
    public void retry(UUID stepId) {
        retry(parked(stepId));
    }

    /** @return how many were asked for again */
    @Requires(Permission.MANAGE_PIPELINE)
    public int retryAll() {
        int count = 0;
        for (PipelineStep step : steps.parked(new PageRequest(PageRequest.MAX_LIMIT, java.util.Optional.empty()))
                .items()) {
            retry(step);
            count++;
        }
        return count;
    }

    @Requires(Permission.MANAGE_PIPELINE)
    public void discard(UUID stepId, String reason) {
        if (reason.isBlank() || reason.length() > 500) {
            throw new InvalidInput("reason", "Give a reason of at most 500 characters, without patient details.");
        }
        PipelineStep step = parked(stepId);
        steps.update(step.discarded(reason.strip()));
        audit.record(AuditAction.STEP_DISCARDED, "pipeline-step", step.id());
        changes.fire(new VisitChanged(step.practiceId(), step.encounterId()));
    }

    private void retry(PipelineStep step) {
        start.request(step.practiceId(), step.encounterId(), step.kind());
        audit.record(AuditAction.STEP_RETRIED, "pipeline-step", step.id());
        changes.fire(new VisitChanged(caller.get().practice(), step.encounterId()));
    }

    private PipelineStep parked(UUID stepId) {
        PipelineStep step = steps.find(stepId).orElseThrow(NotFound::new);
        if (step.state() != StepState.PARKED || step.discardedReason().isPresent()) {
            throw new Conflict("not-parked", "This step is not parked any more.");
        }
        return step;
    }
}
