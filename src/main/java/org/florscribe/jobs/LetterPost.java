package org.florscribe.jobs;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import org.florscribe.platform.jobs.JobServer;
import org.florscribe.platform.jobs.JobServerStarted;
import org.florscribe.practice.mail.LetterQueued;
import org.florscribe.shared.Ids;

/** A letter leaves when the transaction that wrote it commits; what could not leave is looked at every minute. */
@ApplicationScoped
class LetterPost {

    private final JobServer jobs;

    @Inject
    LetterPost(JobServer jobs) {
        this.jobs = jobs;
    }

    void begin(@Observes JobServerStarted started) {
        jobs.everyMinute("letters", new SweepLettersJob());
    }

    void send(@Observes LetterQueued queued) {
        jobs.enqueue(Ids.next(), SendLettersJob.of(queued.practiceId()));
    }
}
