package org.florscribe.jobs;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.control.ActivateRequestContext;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.util.UUID;
import org.florscribe.clinical.retention.AudioRetention;
import org.florscribe.clinical.retention.RecordRetention;
import org.florscribe.clinical.retention.UnsignedNotice;
import org.florscribe.clinical.retention.UnsignedWatch;
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

/** Once a minute: audio whose time is over is destroyed, and visits that nobody signs are named. */
@ApplicationScoped
public class KeepAudioHandler implements JobRequestHandler<KeepAudioJob> {

    private static final Logger LOG = LoggerFactory.getLogger(KeepAudioHandler.class);

    private final TenantDirectory tenants;
    private final AudioRetention retention;
    private final RecordRetention records;
    private final UnsignedWatch watch;
    private final CurrentCaller callers;

    @Inject
    KeepAudioHandler(
            TenantDirectory tenants,
            AudioRetention retention,
            RecordRetention records,
            UnsignedWatch watch,
            CurrentCaller callers) {
        this.tenants = tenants;
        this.retention = retention;
        this.records = records;
        this.watch = watch;
        this.callers = callers;
    }

    void atStart(@Observes JobServerStarted started, JobServer jobs) {
        jobs.everyMinute("audio-retention", new KeepAudioJob());
    }

    @Override
    @ActivateRequestContext
    @Job(name = "audio retention", retries = 0)
    public void run(KeepAudioJob job) {
        for (UUID practice : tenants.practices()) {
            Caller caller = Caller.system(practice, Ids.next().toString());
            callers.runAs(caller, () -> {
                try {
                    for (UnsignedNotice.Kind kind : UnsignedNotice.Kind.values()) {
                        watch.name(kind);
                    }
                    retention.over().forEach(visit -> destroy(practice, visit));
                    records.over().forEach(overdue -> destroy(practice, overdue));
                } catch (RuntimeException e) {
                    // the other practices are not to wait for this one
                    LOG.atError().addKeyValue("practice", practice).setCause(e).log("audio retention failed");
                }
            });
        }
    }

    private void destroy(UUID practice, RecordRetention.Overdue overdue) {
        try {
            if (records.destroy(overdue)) {
                LOG.atInfo()
                        .addKeyValue("practice", practice)
                        .addKeyValue("encounter", overdue.encounterId())
                        .addKeyValue("kind", overdue.kind())
                        .log("kept for long enough and destroyed");
            }
        } catch (RuntimeException e) {
            LOG.atWarn()
                    .addKeyValue("practice", practice)
                    .addKeyValue("encounter", overdue.encounterId())
                    .addKeyValue("kind", overdue.kind())
                    .setCause(e)
                    .log("kept for long enough and not destroyed");
        }
    }

    private void destroy(UUID practice, UUID visit) {
        try {
            if (retention.destroy(visit)) {
                LOG.atInfo()
                        .addKeyValue("practice", practice)
                        .addKeyValue("encounter", visit)
                        .log("audio destroyed");
            }
        } catch (RuntimeException e) {
            LOG.atWarn()
                    .addKeyValue("practice", practice)
                    .addKeyValue("encounter", visit)
                    .setCause(e)
                    .log("audio was not destroyed");
        }
    }
}
