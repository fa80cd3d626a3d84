package org.florscribe.jobs;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.control.ActivateRequestContext;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.util.UUID;
import org.florscribe.clinical.retention.PracticeDestruction;
import org.florscribe.platform.jobs.JobServer;
import org.florscribe.platform.jobs.JobServerStarted;
import org.florscribe.practice.identity.Caller;
import org.florscribe.practice.identity.CurrentCaller;
import org.florscribe.practice.tenant.TenantDirectory;
import org.florscribe.shared.Ids;
import org.jobrunr.jobs.annotations.Job;
import org.jobrunr.jobs.lambdas.JobRequestHandler;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Once a minute: practices whose end was announced long enough ago are destroyed, each in one transaction. */
@ApplicationScoped
public class EndPracticesHandler implements JobRequestHandler<EndPracticesJob> {

    private static final Logger LOG = LoggerFactory.getLogger(EndPracticesHandler.class);

    private final TenantDirectory tenants;
    private final PracticeDestruction destruction;
    private final CurrentCaller callers;

    @Inject
    EndPracticesHandler(TenantDirectory tenants, PracticeDestruction destruction, CurrentCaller callers) {
        this.tenants = tenants;
        this.destruction = destruction;
        this.callers = callers;
    }

    void atStart(@Observes JobServerStarted started, JobServer jobs) {
        jobs.everyMinute("practice-ends", new EndPracticesJob());
    }

    @Override
    @ActivateRequestContext
    @Job(name = "ends of practices", retries = 0)
    public void run(EndPracticesJob job) {
        for (UUID practice : tenants.practices()) {
            callers.runAs(Caller.system(practice, Ids.next().toString()), () -> carryOut(practice));
        }
    }

    /** What fails for one practice keeps no other one waiting; the next run tries again. */
    private void carryOut(UUID practice) {
        try {
            destruction
                    .carryOut()
                    .ifPresent(certificate -> LOG.atWarn()
                            .addKeyValue("practice", practice)
                            .addKeyValue("certificate", certificate.id())
                            .log("a practice was destroyed for good"));
        } catch (RuntimeException e) {
            LOG.atError().addKeyValue("practice", practice).setCause(e).log("a practice's end was not carried out");
        }
    }
}
