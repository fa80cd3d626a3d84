package org.florscribe.jobs.command;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import org.florscribe.practice.tenant.PracticeSetup;

/** {@code practice create --name N}: one more practice on this installation; the last line is its set-up link. */
@ApplicationScoped
class PracticeCreateCommand implements AdminCommand {

    private final PracticeSetup setup;

    @Inject
    PracticeCreateCommand(PracticeSetup setup) {
        this.setup = setup;
    }

    @Override
    public String name() {
        return "practice create";
    }

    @Override
    public String run(Arguments arguments) {
        String link = setup.linkOfPractice(arguments.needed("--name"));
        return "The practice begins when this link is used, once, within the hour:\n" + link;
    }
}
