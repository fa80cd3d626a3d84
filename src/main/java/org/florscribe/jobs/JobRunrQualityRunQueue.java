package org.florscribe.jobs;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import org.florscribe.platform.jobs.JobServer;
import org.florscribe.practice.engine.QualityRun;
import org.florscribe.practice.engine.QualityRunQueue;

/** Quality runs as JobRunr jobs, stored with the row they are for. */
@ApplicationScoped
public class JobRunrQualityRunQueue implements QualityRunQueue {

    private final JobServer jobs;

    @Inject
    JobRunrQualityRunQueue(JobServer jobs) {
        this.jobs = jobs;
    }

    @Override
    public void now(QualityRun run, String correlationId) {
        jobs.enqueue(run.id(), MeasureEngineJob.of(run, correlationId));
    }
}
