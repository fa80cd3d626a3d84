package org.florscribe.jobs;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.control.ActivateRequestContext;
import jakarta.inject.Inject;
import java.util.UUID;
import org.florscribe.practice.tenant.TenantDirectory;
import org.jobrunr.jobs.annotations.Job;
import org.jobrunr.jobs.lambdas.JobRequestHandler;

/** Once a minute: letters that the mail server did not take are tried again when their wait is over. */
@ApplicationScoped
public class SweepLettersHandler implements JobRequestHandler<SweepLettersJob> {

    private final TenantDirectory tenants;
    private final SendLettersHandler sending;

    @Inject
    SweepLettersHandler(TenantDirectory tenants, SendLettersHandler sending) {
        this.tenants = tenants;
        this.sending = sending;
    }

    @Override
    @ActivateRequestContext
    @Job(name = "letters of all practices", retries = 0)
    public void run(SweepLettersJob job) {
        for (UUID practice : tenants.practices()) {
            sending.run(SendLettersJob.of(practice));
        }
    }
}
