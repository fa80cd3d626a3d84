package org.florscribe.jobs;

import org.jobrunr.jobs.lambdas.JobRequest;

/** Queue entry: look after live recordings. */
public class SweepRecordingsJob implements JobRequest {

    @Override
    public Class<SweepRecordingsHandler> getJobRequestHandler() {
        return SweepRecordingsHandler.class;
    }
}
