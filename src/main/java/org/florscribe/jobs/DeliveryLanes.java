package org.florscribe.jobs;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.florscribe.clinical.export.DeliveryLedger;
import org.florscribe.clinical.export.DeliveryRepository.Due;
import org.florscribe.clinical.export.DeliveryRunner;
import org.florscribe.platform.jobs.JobServer;
import org.florscribe.platform.log.LogContext;
import org.florscribe.practice.identity.Caller;
import org.florscribe.practice.identity.CurrentCaller;
import org.florscribe.shared.Ids;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One lane for each connection: its deliveries go one after the other on a thread of their own, so an EHR that hangs delays
 * nothing but itself. What is due stands in the ledger; a lane that is lost loses nothing.
 */
@ApplicationScoped
class DeliveryLanes {

    /** How often one delivery may have something to be done in one go, such as being sent, looked for and read back. */
    private static final int MOST_TURNS = 3;

    private static final Logger LOG = LoggerFactory.getLogger(DeliveryLanes.class);

    private enum Lane {
        RUNNING,
        WANTED_AGAIN
    }

    private final Map<UUID, Lane> lanes = new ConcurrentHashMap<>();
    private final DeliveryLedger ledger;
    private final DeliveryRunner runner;
    private final CurrentCaller callers;
    private final JobServer jobs;
    private final NodeName node;

    @Inject
    DeliveryLanes(DeliveryLedger ledger, DeliveryRunner runner, CurrentCaller callers, JobServer jobs, NodeName node) {
        this.ledger = ledger;
        this.runner = runner;
        this.callers = callers;
        this.jobs = jobs;
        this.node = node;
    }

    void wake(UUID practiceId, UUID connectionId) {
        Lane before = lanes.putIfAbsent(connectionId, Lane.RUNNING);
        if (before == null) {
            jobs.runAside(() -> drain(practiceId, connectionId));
        } else {
            lanes.computeIfPresent(connectionId, (id, lane) -> Lane.WANTED_AGAIN);
        }
    }

    private void drain(UUID practiceId, UUID connectionId) {
        try {
            Lane more = Lane.WANTED_AGAIN;
            while (more != null && !Thread.currentThread().isInterrupted()) {
                once(practiceId, connectionId);
                more = lanes.compute(connectionId, (id, lane) -> lane == Lane.WANTED_AGAIN ? Lane.RUNNING : null);
            }
        } catch (RuntimeException e) {
            // the ledger still says what is due; the sweep comes by within a minute
            LOG.atWarn()
                    .addKeyValue("connection", connectionId)
                    .addKeyValue("cause", e.getClass().getSimpleName())
                    .addKeyValue("at", e.getStackTrace().length == 0 ? "" : e.getStackTrace()[0])
                    .log("a lane of deliveries stopped");
        } finally {
            lanes.remove(connectionId);
        }
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
