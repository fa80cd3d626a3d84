package org.florscribe.jobs;

import org.jobrunr.jobs.lambdas.JobRequest;

/** Queue entry: have vendors delete what they hold of ours for nobody. */
public class SweepVendorCopiesJob implements JobRequest {

    @Override
    public Class<SweepVendorCopiesHandler> getJobRequestHandler() {
        return SweepVendorCopiesHandler.class;
    }
}
