package org.florscribe.jobs;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.control.ActivateRequestContext;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Instant;
import java.util.UUID;
import org.florscribe.platform.config.Setting;
import org.florscribe.platform.config.Settings;
import org.florscribe.platform.jobs.JobServer;
import org.florscribe.platform.jobs.JobServerStarted;
import org.florscribe.practice.audit.AuditKeeping;
import org.florscribe.practice.identity.Caller;
import org.florscribe.practice.identity.CurrentCaller;
import org.florscribe.practice.tenant.TenantDirectory;
import org.florscribe.shared.Ids;
import org.florscribe.shared.Refusal;
import org.jobrunr.jobs.annotations.Job;
import org.jobrunr.jobs.lambdas.JobRequestHandler;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Once a minute it looks whether the time has come: the end of each access log is told four times an hour, signed once a day, and its oldest month goes. */
@ApplicationScoped
public class KeepAuditHandler implements JobRequestHandler<KeepAuditJob> {

    private static final Logger LOG = LoggerFactory.getLogger(KeepAuditHandler.class);

    private final TenantDirectory tenants;
    private final AuditKeeping keeping;
    private final CurrentCaller callers;
    private final Settings settings;
    private final Clock clock;

    @Inject
    KeepAuditHandler(
            TenantDirectory tenants, AuditKeeping keeping, CurrentCaller callers, Settings settings, Clock clock) {
        this.tenants = tenants;
        this.keeping = keeping;
        this.callers = callers;
        this.settings = settings;
        this.clock = clock;
    }

    void atStart(@Observes JobServerStarted started, JobServer jobs) {
        jobs.everyMinute("audit-heads", new KeepAuditJob());
    }

    @Override
    @ActivateRequestContext
    @Job(name = "heads of the access logs", retries = 0)
    public void run(KeepAuditJob job) {
        Instant keptSince = clock.instant().minus(settings.duration(Setting.AUDIT_RETENTION));
        for (UUID practice : tenants.all()) {
            callers.runAs(Caller.system(practice, Ids.next().toString()), () -> keep(practice, keptSince));
        }
    }

    /** What is refused for one practice keeps no other one waiting; the next run tries again. */
    private void keep(UUID practice, Instant keptSince) {
        try {
            keeping.tellHead();
            keeping.signHead();
            boolean more = true;
            while (more) {
                more = keeping.trimMonth(keptSince);
            }
        } catch (Refusal e) {
            LOG.atError()
                    .addKeyValue("practice", practice)
                    .setCause(e)
                    .log("the head of the access log is not put out");
        }
    }
}
