package org.florscribe.jobs;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.control.ActivateRequestContext;
import jakarta.inject.Inject;
import org.florscribe.practice.identity.Caller;
import org.florscribe.practice.identity.CurrentCaller;
import org.florscribe.practice.mail.LetterDispatch;
import org.florscribe.shared.Ids;
import org.jobrunr.jobs.annotations.Job;
import org.jobrunr.jobs.lambdas.JobRequestHandler;

/** Sends what waits in one practice, as soon as it was written. */
@ApplicationScoped
public class SendLettersHandler implements JobRequestHandler<SendLettersJob> {

    private final LetterDispatch letters;
    private final CurrentCaller callers;

    @Inject
    SendLettersHandler(LetterDispatch letters, CurrentCaller callers) {
        this.letters = letters;
        this.callers = callers;
    }

    @Override
    @ActivateRequestContext
    @Job(name = "letters")
    public void run(SendLettersJob job) {
        callers.runAs(
                Caller.system(job.practiceId, Ids.next().toString()),
                () -> letters.waiting().forEach(letters::send));
    }
}
