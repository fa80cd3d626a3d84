package org.florscribe.jobs;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.control.ActivateRequestContext;
import jakarta.inject.Inject;
import org.florscribe.clinical.pipeline.SectionRedraft;
import org.florscribe.platform.log.LogContext;
import org.florscribe.practice.identity.Caller;
import org.florscribe.practice.identity.CurrentCaller;
import org.jobrunr.jobs.annotations.Job;
import org.jobrunr.jobs.lambdas.JobRequestHandler;

/** Has sections written anew as the product itself, in their practice. */
@ApplicationScoped
public class RedraftHandler implements JobRequestHandler<RedraftJob> {

    private final SectionRedraft redraft;
    private final CurrentCaller callers;

    @Inject
    RedraftHandler(SectionRedraft redraft, CurrentCaller callers) {
        this.redraft = redraft;
        this.callers = callers;
    }

    @Override
    @ActivateRequestContext
    @Job(name = "redraft", retries = 3)
    public void run(RedraftJob job) {
        try (var context = LogContext.with(LogContext.CORRELATION, job.correlationId)) {
            callers.runAs(
                    Caller.system(job.practiceId, job.correlationId), () -> redraft.run(job.encounterId, job.orderId));
        }
    }
}
