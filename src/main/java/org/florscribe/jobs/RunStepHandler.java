package org.florscribe.jobs;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.control.ActivateRequestContext;
import jakarta.inject.Inject;
import org.florscribe.clinical.pipeline.StepRunner;
import org.florscribe.platform.log.LogContext;
import org.florscribe.practice.identity.Caller;
import org.florscribe.practice.identity.CurrentCaller;
import org.jobrunr.jobs.annotations.Job;
import org.jobrunr.jobs.lambdas.JobRequestHandler;

/** Does a step as the product itself, in the step's practice, under the correlation id of what asked for it. */
@ApplicationScoped
public class RunStepHandler implements JobRequestHandler<RunStepJob> {

    private final StepRunner steps;
    private final CurrentCaller callers;
    private final NodeName node;

    @Inject
    RunStepHandler(StepRunner steps, CurrentCaller callers, NodeName node) {
        this.steps = steps;
        this.callers = callers;
        this.node = node;
    }

    @Override
    @ActivateRequestContext
    @Job(name = "step")
    public void run(RunStepJob job) {
        try (var context = LogContext.with(LogContext.CORRELATION, job.correlationId)) {
            callers.runAs(
                    Caller.system(job.practiceId, job.correlationId),
                    () -> steps.run(job.stepId, job.generation, node.toString()));
        }
    }
}
