package org.florscribe.jobs;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.control.ActivateRequestContext;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.util.UUID;
import org.florscribe.clinical.pipeline.VendorSweep;
import org.florscribe.clinical.transcript.VendorCopies;
import org.florscribe.clinical.transcript.VendorHintBook;
import org.florscribe.platform.jobs.JobServer;
import org.florscribe.platform.jobs.JobServerStarted;
import org.florscribe.practice.engine.RemovedEngines;
import org.florscribe.practice.identity.Caller;
import org.florscribe.practice.identity.CurrentCaller;
import org.florscribe.practice.tenant.TenantDirectory;
import org.florscribe.shared.Ids;
import org.jobrunr.jobs.annotations.Job;
import org.jobrunr.jobs.lambdas.JobRequestHandler;

/** Copies at vendors that were not deleted when their step ended: the vendor was away, the node died, the visit was called off. */
@ApplicationScoped
public class SweepVendorCopiesHandler implements JobRequestHandler<SweepVendorCopiesJob> {

    private final TenantDirectory tenants;
    private final VendorSweep sweep;
    private final VendorCopies copies;
    private final VendorHintBook hints;
    private final RemovedEngines removed;
    private final CurrentCaller callers;

    @Inject
    SweepVendorCopiesHandler(
            TenantDirectory tenants,
            VendorSweep sweep,
            VendorCopies copies,
            VendorHintBook hints,
            RemovedEngines removed,
            CurrentCaller callers) {
        this.tenants = tenants;
        this.sweep = sweep;
        this.copies = copies;
        this.hints = hints;
        this.removed = removed;
        this.callers = callers;
    }

    void atStart(@Observes JobServerStarted started, JobServer jobs) {
        jobs.everyMinute("vendor-copy-sweep", new SweepVendorCopiesJob());
    }

    @Override
    @ActivateRequestContext
    @Job(name = "vendor copy sweep", retries = 0)
    public void run(SweepVendorCopiesJob job) {
        for (UUID practice : tenants.practices()) {
            callers.runAs(Caller.system(practice, Ids.next().toString()), () -> {
                sweep.leftovers().forEach(copies::takeBack);
                hints.forgetOld();
                removed.forgetKeys();
            });
        }
    }
}
