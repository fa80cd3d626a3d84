package org.florscribe.jobs;

import org.jobrunr.jobs.lambdas.JobRequest;

/** Queue entry: look for lost steps. */
public class SweepStepsJob implements JobRequest {

    @Override
    public Class<SweepStepsHandler> getJobRequestHandler() {
        return SweepStepsHandler.class;
    }
}
