package org.florscribe.jobs.command;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import org.florscribe.practice.tenant.KeyRotation;

/** {@code keys rotate [--practice ID]}: begins a change of keys, or goes on with the one under way; a job does the rest. */
@ApplicationScoped
class KeysRotateCommand implements AdminCommand {

    private final PracticeRound practices;
    private final KeyRotation rotation;

    @Inject
    KeysRotateCommand(PracticeRound practices, KeyRotation rotation) {
        this.practices = practices;
        this.rotation = rotation;
    }

    @Override
    public String name() {
        return "keys rotate";
    }

    @Override
    public String run(Arguments arguments) {
        return practices.forEach(arguments, () -> {
            String said = rotation.start() ? "has a new key" : "was getting a new key already";
            int steps = 0;
            while (rotation.advance()) {
                steps++;
            }
            return said + "; " + steps + " steps were done now, a job does the rest: see keys status";
        });
    }
}
