package org.florscribe.jobs;

import org.jobrunr.jobs.lambdas.JobRequest;

/** Queue entry: destroy the practices whose end was announced and has come. */
public class EndPracticesJob implements JobRequest {

    @Override
    public Class<EndPracticesHandler> getJobRequestHandler() {
        return EndPracticesHandler.class;
    }
}
