package org.florscribe.jobs;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.control.ActivateRequestContext;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import org.florscribe.platform.jobs.JobServer;
import org.florscribe.platform.jobs.JobServerStarted;
import org.florscribe.platform.limits.RateLimits;
import org.jobrunr.jobs.annotations.Job;
import org.jobrunr.jobs.lambdas.JobRequestHandler;

/** Once an hour: counters whose time is over go. */
@ApplicationScoped
public class ForgetCountersHandler implements JobRequestHandler<ForgetCountersJob> {

    private final RateLimits limits;

    @Inject
    ForgetCountersHandler(RateLimits limits) {
        this.limits = limits;
    }

    void atStart(@Observes JobServerStarted started, JobServer jobs) {
        jobs.everyHour("forget-counters", new ForgetCountersJob());
    }

    @Override
    @ActivateRequestContext
    @Job(name = "forget counters", retries = 0)
    public void run(ForgetCountersJob job) {
        limits.forgetExpired();
    }
}
