package org.florscribe.jobs;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import org.florscribe.platform.jobs.JobServerStarted;
import org.florscribe.practice.identity.Caller;
import org.florscribe.practice.identity.CurrentCaller;
import org.florscribe.practice.tenant.PracticeSetup;
import org.florscribe.shared.Ids;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** On a database without a practice each start makes a new one-time link to set one up; the one before dies within its hour. */
@ApplicationScoped
class FirstPracticeLink {

    private static final Logger LOG = LoggerFactory.getLogger(FirstPracticeLink.class);

    private final PracticeSetup setup;
    private final CurrentCaller callers;

    @Inject
    FirstPracticeLink(PracticeSetup setup, CurrentCaller callers) {
        this.setup = setup;
        this.callers = callers;
    }

    void makeIfNeeded(@Observes JobServerStarted started) {
        callers.runAs(
                Caller.installation(Ids.next().toString()),
                () -> setup.linkOfFirstPractice()
                        .ifPresent(link -> LOG.info("No practice yet. Set one up at {}", link)));
    }
}
