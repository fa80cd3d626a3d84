package org.florscribe.jobs;

import org.jobrunr.jobs.lambdas.JobRequest;

/** Queue entry: look for deliveries that nobody is working on. */
public class SweepDeliveriesJob implements JobRequest {

    @Override
    public Class<SweepDeliveriesHandler> getJobRequestHandler() {
        return SweepDeliveriesHandler.class;
    }
}
