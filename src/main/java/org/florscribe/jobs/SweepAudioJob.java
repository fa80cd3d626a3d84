package org.florscribe.jobs;

import org.jobrunr.jobs.lambdas.JobRequest;

/** Queue entry: look for audio that belongs to nothing. */
public class SweepAudioJob implements JobRequest {

    @Override
    public Class<SweepAudioHandler> getJobRequestHandler() {
        return SweepAudioHandler.class;
    }
}
