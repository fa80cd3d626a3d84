package org.florscribe.jobs;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.control.ActivateRequestContext;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.util.List;
import java.util.UUID;
import java.util.function.Supplier;
import org.florscribe.clinical.export.DeliveryRecovery;
import org.florscribe.platform.jobs.JobServer;
import org.florscribe.platform.jobs.JobServerStarted;
import org.florscribe.practice.identity.Caller;
import org.florscribe.practice.identity.CurrentCaller;
import org.florscribe.practice.tenant.TenantDirectory;
import org.florscribe.shared.Ids;
import org.jobrunr.jobs.annotations.Job;
import org.jobrunr.jobs.lambdas.JobRequestHandler;

/** Takes up deliveries that lost their sender: this node's own at its start, everybody's once a minute. */
@ApplicationScoped
public class SweepDeliveriesHandler implements JobRequestHandler<SweepDeliveriesJob> {

    private final TenantDirectory tenants;
    private final DeliveryRecovery recovery;
    private final DeliveryLanes lanes;
    private final CurrentCaller callers;
    private final NodeName node;

    @Inject
    SweepDeliveriesHandler(
            TenantDirectory tenants,
            DeliveryRecovery recovery,
            DeliveryLanes lanes,
            CurrentCaller callers,
            NodeName node) {
        this.tenants = tenants;
        this.recovery = recovery;
        this.lanes = lanes;
        this.callers = callers;
        this.node = node;
    }

    void atStart(@Observes JobServerStarted started, JobServer jobs) {
        forEachPractice(() -> recovery.takeBack(node.toString()));
        jobs.everyMinute("delivery-sweep", new SweepDeliveriesJob());
    }

    @Override
    @ActivateRequestContext
    @Job(name = "delivery sweep", retries = 0)
    public void run(SweepDeliveriesJob job) {
        forEachPractice(recovery::reconcile);
    }

    private void forEachPractice(Supplier<List<UUID>> work) {
        for (UUID practice : tenants.practices()) {
            Caller caller = Caller.system(practice, Ids.next().toString());
            callers.runAs(caller, () -> work.get().forEach(connection -> lanes.wake(practice, connection)));
        }
    }
}
