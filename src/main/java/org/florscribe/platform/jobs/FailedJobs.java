package org.florscribe.platform.jobs;

import org.florscribe.platform.faults.Faults;
import org.florscribe.platform.log.LogContext;
import org.florscribe.shared.Unavailable;
import org.florscribe.shared.UnexpectedFailure;
import org.florscribe.shared.UnexpectedFailure.Door;
import org.jobrunr.jobs.Job;
import org.jobrunr.jobs.filters.JobServerFilter;

/** Every job that a handler let fail, except for want of the database: that is repeated and told elsewhere. */
final class FailedJobs implements JobServerFilter {

    private final Faults faults;

    FailedJobs(Faults faults) {
        this.faults = faults;
    }

    @Override
    public void onProcessingFailed(Job job, Exception failure) {
        if (Unavailable.isIn(failure)) {
            return;
        }
        try (var about = LogContext.with(LogContext.CORRELATION, correlation(job));
                var what = LogContext.with(LogContext.ACTION, "job " + job.getJobName())) {
            faults.note(new UnexpectedFailure(Door.JOB, failure));
        }
    }

    /** That of the request it goes back to; its own id where it goes back to none. */
    private static String correlation(Job job) {
        for (Object parameter : job.getJobDetails().getJobParameterValues()) {
            if (parameter instanceof CorrelatedJob correlated) {
                return correlated.correlation();
            }
        }
        return job.getId().toString();
    }
}
