package org.florscribe.jobs.command;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import org.florscribe.clinical.retention.PracticeDestruction;

/** {@code practice keep --practice ID}: takes the announced end of a practice back. */
@ApplicationScoped
class PracticeKeepCommand implements AdminCommand {

    private final PracticeRound practices;
    private final PracticeDestruction destruction;

    @Inject
    PracticeKeepCommand(PracticeRound practices, PracticeDestruction destruction) {
        this.practices = practices;
        this.destruction = destruction;
    }

    @Override
    public String name() {
        return "practice keep";
    }

    @Override
    public String run(Arguments arguments) {
        return practices.inOne(arguments, () -> {
            destruction.takeBackForOperator();
            return "stays.";
        });
    }
}
