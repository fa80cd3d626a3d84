package org.florscribe.platform.jobs;

import org.jobrunr.jobs.lambdas.JobRequest;

/** A job that goes back to a request and carries its correlation id. */
public interface CorrelatedJob extends JobRequest {

    String correlation();
}
