package org.florscribe.jobs;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.control.ActivateRequestContext;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.util.UUID;
import java.util.function.Consumer;
import org.florscribe.clinical.recording.LiveKeeping;
import org.florscribe.clinical.recording.LiveUpkeep;
import org.florscribe.clinical.recording.RecordingPreparation;
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

/** Once a minute: live recordings that were left are closed, and what is not in the audio store yet goes there. */
@ApplicationScoped
public class SweepRecordingsHandler implements JobRequestHandler<SweepRecordingsJob> {

    private static final Logger LOG = LoggerFactory.getLogger(SweepRecordingsHandler.class);

    private final TenantDirectory tenants;
    private final LiveUpkeep upkeep;
    private final LiveKeeping keeping;
    private final RecordingPreparation preparation;
    private final CurrentCaller callers;

    @Inject
    SweepRecordingsHandler(
            TenantDirectory tenants,
            LiveUpkeep upkeep,
            LiveKeeping keeping,
            RecordingPreparation preparation,
            CurrentCaller callers) {
        this.tenants = tenants;
        this.upkeep = upkeep;
        this.keeping = keeping;
        this.preparation = preparation;
        this.callers = callers;
    }

    void atStart(@Observes JobServerStarted started, JobServer jobs) {
        jobs.everyMinute("recording-sweep", new SweepRecordingsJob());
    }

    @Override
    @ActivateRequestContext
    @Job(name = "recording sweep", retries = 0)
    public void run(SweepRecordingsJob job) {
        boolean first = true;
        for (UUID practice : tenants.practices()) {
            boolean room = first;
            callers.runAs(Caller.system(practice, Ids.next().toString()), () -> {
                attempt(practice, "closed what was left", it -> upkeep.left().forEach(keeping::interrupt));
                attempt(practice, "sealed", it -> upkeep.unsealed().forEach(preparation::prepare));
                attempt(practice, "forgot keys of what was never sent", it -> upkeep.forgetBufferKeys());
                if (room) {
                    attempt(practice, "made room", it -> upkeep.makeRoom());
                    attempt(practice, "gave room back", it -> upkeep.giveBackRoom());
                }
            });
            first = false;
        }
    }

    /** The other practices are not to wait for this one. */
    private static void attempt(UUID practice, String what, Consumer<UUID> work) {
        try {
            work.accept(practice);
        } catch (RuntimeException e) {
            LOG.atError()
                    .addKeyValue("practice", practice)
                    .addKeyValue("work", what)
                    .setCause(e)
                    .log("live recordings were not looked after");
        }
    }
}
