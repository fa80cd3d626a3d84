package org.florscribe.jobs;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.florscribe.platform.jobs.JobServer;
import org.florscribe.practice.identity.Caller;
import org.florscribe.practice.identity.CurrentCaller;
import org.florscribe.practice.webhook.WebhookLedger;
import org.florscribe.practice.webhook.WebhookRunner;
import org.florscribe.shared.Ids;

/**
 * Events for webhooks, a lane for each. A round ends with the first one for which the other side keeps us waiting in vain, so that
 * one that hangs holds a thread for ten seconds now and then and not for as long as it has events.
 */
@ApplicationScoped
class WebhookLanes {

    private final Lanes lanes;
    private final WebhookLedger ledger;
    private final WebhookRunner runner;
    private final CurrentCaller callers;

    @Inject
    WebhookLanes(WebhookLedger ledger, WebhookRunner runner, CurrentCaller callers, JobServer jobs) {
        this.lanes = new Lanes(jobs, "events for webhooks");
        this.ledger = ledger;
        this.runner = runner;
        this.callers = callers;
    }

    void wake(UUID practiceId, UUID webhookId) {
        lanes.wake(
                webhookId,
                () -> callers.runAs(
                        Caller.system(practiceId, Ids.next().toString()), () -> round(practiceId, webhookId)));
    }

    private void round(UUID practiceId, UUID webhookId) {
        Set<UUID> tried = new HashSet<>();
        boolean going = true;
        List<UUID> due = due(webhookId, tried);
        while (going && !due.isEmpty()) {
            for (UUID delivery : due) {
                going = going && !Thread.currentThread().isInterrupted() && runner.run(delivery);
                tried.add(delivery);
            }
            due = due(webhookId, tried);
        }
        ledger.wakeForNext(practiceId, webhookId, going);
    }

    private List<UUID> due(UUID webhookId, Set<UUID> tried) {
        List<UUID> due = new ArrayList<>(ledger.due(webhookId));
        due.removeAll(tried);
        return due;
    }
}
