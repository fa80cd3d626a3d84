package org.florscribe.jobs;

import org.jobrunr.jobs.lambdas.JobRequest;

/** Queue entry: go on with changes of keys, and begin those that are due. */
public class RotateKeysJob implements JobRequest {

    @Override
    public Class<RotateKeysHandler> getJobRequestHandler() {
        return RotateKeysHandler.class;
    }
}
