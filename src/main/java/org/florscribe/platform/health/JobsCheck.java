package org.florscribe.platform.health;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;
import org.florscribe.platform.jobs.JobServer;

/** Are jobs being taken? JobRunr stops by itself after too many errors of the database. */
@Readiness
@ApplicationScoped
public class JobsCheck implements HealthCheck {

    private final JobServer jobs;

    @Inject
    JobsCheck(JobServer jobs) {
        this.jobs = jobs;
    }

    @Override
    public HealthCheckResponse call() {
        return HealthCheckResponse.named("jobs").status(jobs.isRunning()).build();
    }
}
