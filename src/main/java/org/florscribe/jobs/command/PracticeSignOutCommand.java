package org.florscribe.jobs.command;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import org.florscribe.practice.identity.StaffRescue;

/** {@code practice sign-out [--practice ID]}: ends all sign-ins of everybody, in every practice or one. */
@ApplicationScoped
class PracticeSignOutCommand implements AdminCommand {

    private final PracticeRound practices;
    private final StaffRescue rescue;

    @Inject
    PracticeSignOutCommand(PracticeRound practices, StaffRescue rescue) {
        this.practices = practices;
        this.rescue = rescue;
    }

    @Override
    public String name() {
        return "practice sign-out";
    }

    @Override
    public String run(Arguments arguments) {
        return practices.forEach(
                arguments, () -> rescue.signEverybodyOut() + " sign-ins ended; everybody signs in again.");
    }
}
