package org.florscribe.jobs;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.control.ActivateRequestContext;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.function.ToIntFunction;
import org.florscribe.clinical.pipeline.StepRecovery;
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

/** Puts lost steps back: this node's own at its start, everybody's once a minute. */
@ApplicationScoped
public class SweepStepsHandler implements JobRequestHandler<SweepStepsJob> {

    private static final Logger LOG = LoggerFactory.getLogger(SweepStepsHandler.class);

    private final TenantDirectory tenants;
    private final StepRecovery recovery;
    private final CurrentCaller callers;
    private final NodeName node;

    @Inject
    SweepStepsHandler(TenantDirectory tenants, StepRecovery recovery, CurrentCaller callers, NodeName node) {
        this.tenants = tenants;
        this.recovery = recovery;
        this.callers = callers;
        this.node = node;
    }

    void atStart(@Observes JobServerStarted started, JobServer jobs) {
        forEachPractice("taken back", practice -> recovery.takeBack(node.toString()));
        jobs.everyMinute("step-sweep", new SweepStepsJob());
    }

    @Override
    @ActivateRequestContext
    @Job(name = "step sweep", retries = 0)
    public void run(SweepStepsJob job) {
        List<RuntimeException> failures = forEachPractice("reconciled", practice -> recovery.reconcile());
        if (!failures.isEmpty()) {
            throw failures.get(0); // so that it counts as a failed job
        }
    }

    /** Neither the other practices nor the start of a node wait for one that fails; the next sweep comes by itself. */
    private List<RuntimeException> forEachPractice(String what, ToIntFunction<UUID> work) {
        List<RuntimeException> failures = new ArrayList<>();
        for (UUID practice : tenants.practices()) {
            String correlationId = Ids.next().toString();
            try {
                callers.runAs(Caller.system(practice, correlationId), () -> {
                    int steps = work.applyAsInt(practice);
                    if (steps > 0) {
                        LOG.atInfo()
                                .addKeyValue("practice", practice)
                                .addKeyValue("steps", steps)
                                .log(what);
                    }
                });
            } catch (RuntimeException e) {
                failures.add(e);
                LOG.atError()
                        .addKeyValue("practice", practice)
                        .addKeyValue("work", what)
                        .setCause(e)
                        .log("steps were not looked after");
            }
        }
        return failures;
    }
}
