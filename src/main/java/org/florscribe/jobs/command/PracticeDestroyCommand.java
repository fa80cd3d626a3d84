package org.florscribe.jobs.command;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import org.florscribe.clinical.retention.AnnouncedEnd;
import org.florscribe.clinical.retention.PracticeDestruction;

/** {@code practice destroy --practice ID --name NAME}: announces that a practice is destroyed for good, days from now. */
@ApplicationScoped
class PracticeDestroyCommand implements AdminCommand {

    private final PracticeRound practices;
    private final PracticeDestruction destruction;

    @Inject
    PracticeDestroyCommand(PracticeRound practices, PracticeDestruction destruction) {
        this.practices = practices;
        this.destruction = destruction;
    }

    @Override
    public String name() {
        return "practice destroy";
    }

    @Override
    public String run(Arguments arguments) {
        String typed = arguments.needed("--name");
        return practices.inOne(arguments, () -> {
            AnnouncedEnd end = destruction.announceForOperator(typed);
            return "is destroyed for good after " + end.dueAt() + ", with everything in it, here and in every backup."
                    + "\nUntil then: practice keep --practice ID";
        });
    }
}
