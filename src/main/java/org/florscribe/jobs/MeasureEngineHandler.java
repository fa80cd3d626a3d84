package org.florscribe.jobs;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import org.florscribe.clinical.evaluation.QualityMeasuring;
import org.florscribe.platform.faults.Faults;
import org.florscribe.platform.jobs.JobServer;
import org.florscribe.platform.log.LogContext;
import org.florscribe.practice.identity.Caller;
import org.florscribe.practice.identity.CurrentCaller;
import org.jobrunr.jobs.annotations.Job;
import org.jobrunr.jobs.lambdas.JobRequestHandler;

/** Has an engine measured beside the workers: however long that takes, no visit waits for it. */
@ApplicationScoped
public class MeasureEngineHandler implements JobRequestHandler<MeasureEngineJob> {

    private final QualityMeasuring measuring;
    private final CurrentCaller callers;
    private final JobServer jobs;
    private final Faults faults;

    @Inject
    MeasureEngineHandler(QualityMeasuring measuring, CurrentCaller callers, JobServer jobs, Faults faults) {
        this.measuring = measuring;
        this.callers = callers;
        this.jobs = jobs;
        this.faults = faults;
    }

    @Override
    @Job(name = "quality run", retries = 0)
    public void run(MeasureEngineJob job) {
        jobs.runAside(faults.watching(() -> {
            try (var context = LogContext.with(LogContext.CORRELATION, job.correlationId)) {
                callers.runAs(Caller.system(job.practiceId, job.correlationId), () -> measuring.run(job.runId));
            }
        }));
    }
}
