package org.florscribe.jobs;

import org.jobrunr.jobs.lambdas.JobRequest;

/** Queue entry: forget who has not asked for anything for a while. */
public class ForgetCountersJob implements JobRequest {

    @Override
    public Class<ForgetCountersHandler> getJobRequestHandler() {
        return ForgetCountersHandler.class;
    }
}
