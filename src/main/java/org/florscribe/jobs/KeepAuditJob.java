package org.florscribe.jobs;

import org.jobrunr.jobs.lambdas.JobRequest;

/** Queue entry: put the ends of all access logs where the database cannot reach, and take away what was kept for long enough. */
public class KeepAuditJob implements JobRequest {

    @Override
    public Class<KeepAuditHandler> getJobRequestHandler() {
        return KeepAuditHandler.class;
    }
}
