package org.florscribe.jobs;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import org.jobrunr.jobs.annotations.Job;
import org.jobrunr.jobs.lambdas.JobRequestHandler;

/** Wakes the lane of a connection; the worker is free again at once, however long the EHR takes. */
@ApplicationScoped
public class DeliverHandler implements JobRequestHandler<DeliverJob> {

    private final DeliveryLanes lanes;

    @Inject
    DeliverHandler(DeliveryLanes lanes) {
        this.lanes = lanes;
    }

    @Override
    @Job(name = "deliveries", retries = 0)
    public void run(DeliverJob job) {
        lanes.wake(job.practiceId, job.connectionId);
    }
}
