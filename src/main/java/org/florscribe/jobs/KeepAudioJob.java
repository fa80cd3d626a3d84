package org.florscribe.jobs;

import org.jobrunr.jobs.lambdas.JobRequest;

/** Queue entry: look whether audio of any practice has been kept for long enough, and whom to tell of unsigned visits. */
public class KeepAudioJob implements JobRequest {

    @Override
    public Class<KeepAudioHandler> getJobRequestHandler() {
        return KeepAudioHandler.class;
    }
}
