package org.florscribe.jobs;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.control.ActivateRequestContext;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.util.UUID;
import org.florscribe.platform.jobs.JobServer;
import org.florscribe.platform.jobs.JobServerStarted;
import org.florscribe.platform.keys.EraseList;
import org.florscribe.platform.keys.InstallationKeys;
import org.florscribe.practice.identity.Caller;
import org.florscribe.practice.identity.CurrentCaller;
import org.florscribe.practice.tenant.KeyRotation;
import org.florscribe.practice.tenant.TenantDirectory;
import org.florscribe.shared.Ids;
import org.jobrunr.jobs.annotations.Job;
import org.jobrunr.jobs.lambdas.JobRequestHandler;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Once a minute: changes of keys go on where they stand, wherever the node was when it died. */
@ApplicationScoped
public class RotateKeysHandler implements JobRequestHandler<RotateKeysJob> {

    private static final Logger LOG = LoggerFactory.getLogger(RotateKeysHandler.class);

    private final TenantDirectory tenants;
    private final KeyRotation rotation;
    private final EraseList erased;
    private final InstallationKeys installation;
    private final CurrentCaller callers;

    @Inject
    RotateKeysHandler(
            TenantDirectory tenants,
            KeyRotation rotation,
            EraseList erased,
            InstallationKeys installation,
            CurrentCaller callers) {
        this.installation = installation;
        this.erased = erased;
        this.tenants = tenants;
        this.rotation = rotation;
        this.callers = callers;
    }

    void atStart(@Observes JobServerStarted started, JobServer jobs) {
        jobs.everyMinute("key-rotation", new RotateKeysJob());
    }

    @Override
    @ActivateRequestContext
    @Job(name = "key rotation", retries = 0)
    public void run(RotateKeysJob job) {
        for (UUID practice : tenants.practices()) {
            Caller caller = Caller.system(practice, Ids.next().toString());
            callers.runAs(caller, () -> {
                try {
                    rotation.startIfDue();
                    goOn(practice);
                    rotation.destroyRetired(false);
                } catch (RuntimeException e) {
                    // the other practices are not to wait for this one
                    LOG.atError().addKeyValue("practice", practice).setCause(e).log("the change of keys stands still");
                }
            });
        }
        erased.catchUp();
        changeMaster();
    }

    /** Only what was begun: a new master key that lies here is taken up when somebody says so. */
    private void changeMaster() {
        if (installation.isUnderWay()) {
            for (UUID practice : tenants.practices()) {
                callers.runAs(Caller.system(practice, Ids.next().toString()), rotation::wrapAnew);
            }
            LOG.atInfo().addKeyValue("wrapped", installation.finish()).log("the change of the master key is done");
        }
    }

    private void goOn(UUID practice) {
        boolean more = rotation.advance();
        if (more) {
            LOG.atInfo().addKeyValue("practice", practice).log("the change of keys goes on");
        }
        while (more) {
            more = rotation.advance();
        }
    }
}
