package org.florscribe.jobs;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.control.ActivateRequestContext;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.util.UUID;
import org.florscribe.platform.jobs.JobServer;
import org.florscribe.platform.jobs.JobServerStarted;
import org.florscribe.practice.identity.Caller;
import org.florscribe.practice.identity.CurrentCaller;
import org.florscribe.practice.tenant.TenantDirectory;
import org.florscribe.practice.webhook.WebhookLedger;
import org.florscribe.shared.Ids;
import org.jobrunr.jobs.annotations.Job;
import org.jobrunr.jobs.lambdas.JobRequestHandler;

/** Once a minute: events whose try got lost, or whose turn came while nobody looked; and the oldest of the log go. */
@ApplicationScoped
public class SweepWebhooksHandler implements JobRequestHandler<SweepWebhooksJob> {

    private final TenantDirectory tenants;
    private final WebhookLedger ledger;
    private final WebhookLanes lanes;
    private final CurrentCaller callers;

    @Inject
    SweepWebhooksHandler(TenantDirectory tenants, WebhookLedger ledger, WebhookLanes lanes, CurrentCaller callers) {
        this.tenants = tenants;
        this.ledger = ledger;
        this.lanes = lanes;
        this.callers = callers;
    }

    void atStart(@Observes JobServerStarted started, JobServer jobs) {
        jobs.everyMinute("webhook-sweep", new SweepWebhooksJob());
    }

    @Override
    @ActivateRequestContext
    @Job(name = "webhook sweep", retries = 0)
    public void run(SweepWebhooksJob job) {
        for (UUID practice : tenants.practices()) {
            callers.runAs(
                    Caller.system(practice, Ids.next().toString()),
                    () -> ledger.sweep().forEach(webhook -> lanes.wake(practice, webhook)));
        }
    }
}
