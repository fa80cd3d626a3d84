package org.florscribe.jobs;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import org.florscribe.platform.faults.Faults;
import org.florscribe.platform.jobs.JobServer;
import org.florscribe.platform.log.LogContext;
import org.florscribe.practice.engine.EngineTrialRun;
import org.florscribe.practice.identity.Caller;
import org.florscribe.practice.identity.CurrentCaller;
import org.jobrunr.jobs.annotations.Job;
import org.jobrunr.jobs.lambdas.JobRequestHandler;

/** Has an engine tried beside the workers: one that hangs keeps no visit waiting. */
@ApplicationScoped
public class TryEngineHandler implements JobRequestHandler<TryEngineJob> {

    private final EngineTrialRun trial;
    private final CurrentCaller callers;
    private final JobServer jobs;
    private final Faults faults;

    @Inject
    TryEngineHandler(EngineTrialRun trial, CurrentCaller callers, JobServer jobs, Faults faults) {
        this.trial = trial;
        this.callers = callers;
        this.jobs = jobs;
        this.faults = faults;
    }

    @Override
    @Job(name = "engine test", retries = 0)
    public void run(TryEngineJob job) {
        jobs.runAside(faults.watching(() -> {
            try (var context = LogContext.with(LogContext.CORRELATION, job.correlationId)) {
                callers.runAs(Caller.system(job.practiceId, job.correlationId), () -> trial.run(job.trialId));
            }
        }));
    }
}
