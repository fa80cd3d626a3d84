package org.florscribe.jobs;

import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.florscribe.platform.jobs.JobServer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One lane for each party outside: what is for it goes one after the other on a thread beside the workers, so a party that hangs
 * delays nothing but itself. What is due stands in the database; a lane that is lost loses nothing.
 */
final class Lanes {

    private static final Logger LOG = LoggerFactory.getLogger(Lanes.class);

    private enum Lane {
        RUNNING,
        WANTED_AGAIN
    }

    private final Map<UUID, Lane> lanes = new ConcurrentHashMap<>();
    private final JobServer jobs;
    private final String what;

    /** @param what goes over them, for the log */
    Lanes(JobServer jobs, String what) {
        this.jobs = jobs;
        this.what = what;
    }

    /** @param once does all that is due for this party by now; done again when it is woken meanwhile */
    void wake(UUID party, Runnable once) {
        Lane before = lanes.putIfAbsent(party, Lane.RUNNING);
        if (before == null) {
            jobs.runAside(() -> drain(party, once));
        } else {
            lanes.computeIfPresent(party, (id, lane) -> Lane.WANTED_AGAIN);
        }
    }

    private void drain(UUID party, Runnable once) {
        try {
            Lane more = Lane.WANTED_AGAIN;
            while (more != null && !Thread.currentThread().isInterrupted()) {
                once.run();
                more = lanes.compute(party, (id, lane) -> lane == Lane.WANTED_AGAIN ? Lane.RUNNING : null);
            }
        } catch (RuntimeException e) {
            // the database still says what is due; the sweep comes by within a minute
            LOG.atWarn()
                    .addKeyValue("party", party)
                    .addKeyValue("cause", e.getClass().getSimpleName())
                    .addKeyValue("at", e.getStackTrace().length == 0 ? "" : e.getStackTrace()[0])
                    .log("a lane of {} stopped", what);
        } finally {
            lanes.remove(party);
        }
    }
}
