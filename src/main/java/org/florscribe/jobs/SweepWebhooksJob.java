package org.florscribe.jobs;

import org.jobrunr.jobs.lambdas.JobRequest;

/** Queue entry: look whether events wait for a webhook of any practice. */
public class SweepWebhooksJob implements JobRequest {

    @Override
    public Class<SweepWebhooksHandler> getJobRequestHandler() {
        return SweepWebhooksHandler.class;
    }
}
