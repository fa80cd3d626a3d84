package org.florscribe.jobs;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.florscribe.clinical.pipeline.RecurringRun;
import org.florscribe.clinical.pipeline.RecurringWork;
import org.florscribe.platform.jobs.JobServer;
import org.jobrunr.jobs.Job;
import org.jobrunr.jobs.RecurringJob;
import org.jobrunr.jobs.states.ProcessingState;

/** The recurring jobs as JobRunr's store knows them. */
@ApplicationScoped
public class JobRunrRecurringWork implements RecurringWork {

    private final JobServer jobs;

    @Inject
    JobRunrRecurringWork(JobServer jobs) {
        this.jobs = jobs;
    }

    @Override
    public List<RecurringRun> list() {
        return jobs.storage().getRecurringJobs().stream()
                .sorted(Comparator.comparing(RecurringJob::getId))
                .map(this::run)
                .toList();
    }

    private RecurringRun run(RecurringJob recurring) {
        Optional<Job> last = jobs.lastRunOf(recurring.getId()).map(jobs.storage()::getJobById);
        return new RecurringRun(
                recurring.getId(),
                last.flatMap(JobRunrRecurringWork::startedAt),
                last.flatMap(job -> startedAt(job).map(at -> Duration.between(at, job.getUpdatedAt()))),
                last.map(job -> job.getState().name()),
                recurring.getNextRun());
    }

    private static Optional<Instant> startedAt(Job job) {
        return job.getLastJobStateOfType(ProcessingState.class).map(ProcessingState::getCreatedAt);
    }
}
