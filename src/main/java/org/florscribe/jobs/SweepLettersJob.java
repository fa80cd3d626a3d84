package org.florscribe.jobs;

import org.jobrunr.jobs.lambdas.JobRequest;

/** Queue entry: look whether a letter of any practice is due again. */
public class SweepLettersJob implements JobRequest {

    @Override
    public Class<SweepLettersHandler> getJobRequestHandler() {
        return SweepLettersHandler.class;
    }
}
