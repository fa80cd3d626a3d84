package org.florscribe.jobs;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.florscribe.clinical.export.DeliveryLedger;
import org.florscribe.clinical.export.DeliveryRepository.Due;
import org.florscribe.clinical.export.DeliveryRunner;
import org.florscribe.platform.jobs.JobServer;
import org.florscribe.platform.log.LogContext;
import org.florscribe.practice.identity.Caller;
import org.florscribe.practice.identity.CurrentCaller;
import org.florscribe.shared.Ids;

/** Deliveries to EHRs, a lane for each connection. */
@ApplicationScoped
class DeliveryLanes {

    /** How often one delivery may have something to be done in one go, such as being sent, looked for and read back. */
    private static final int MOST_TURNS = 3;

    private final Lanes lanes;
    private final DeliveryLedger ledger;
    private final DeliveryRunner runner;
    private final CurrentCaller callers;
    private final NodeName node;

    @Inject
    DeliveryLanes(DeliveryLedger ledger, DeliveryRunner runner, CurrentCaller callers, JobServer jobs, NodeName node) {
        this.ledger = ledger;
        this.runner = runner;
        this.callers = callers;
        this.lanes = new Lanes(jobs, "deliveries");
        this.node = node;
    }

    void wake(UUID practiceId, UUID connectionId) {
        lanes.wake(connectionId, () -> once(practiceId, connectionId));
    }

    private void once(UUID practiceId, UUID connectionId) {
        Caller sweep = Caller.system(practiceId, Ids.next().toString());
        callers.runAs(sweep, () -> runner.settleTrial(connectionId));
        Map<UUID, Integer> turns = new HashMap<>();
        List<Due> due = due(sweep, connectionId, turns);
        while (!due.isEmpty() && !Thread.currentThread().isInterrupted()) {
            for (Due each : due) {
                turns.merge(each.id(), 1, Integer::sum);
                deliver(practiceId, each);
            }
            due = due(sweep, connectionId, turns);
        }
        callers.runAs(sweep, () -> ledger.wakeForNext(practiceId, connectionId));
    }

    private void deliver(UUID practiceId, Due due) {
        try (var context = LogContext.with(LogContext.CORRELATION, due.correlationId())) {
            callers.runAs(Caller.system(practiceId, due.correlationId()), () -> runner.run(due.id(), node.toString()));
        }
    }

    private List<Due> due(Caller caller, UUID connectionId, Map<UUID, Integer> turns) {
        List<Due> found = new ArrayList<>();
        callers.runAs(
                caller,
                () -> ledger.due(connectionId).stream()
                        .filter(it -> turns.getOrDefault(it.id(), 0) < MOST_TURNS)
                        .forEach(found::add));
        return found;
    }
}
