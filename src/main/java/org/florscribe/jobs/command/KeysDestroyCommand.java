package org.florscribe.jobs.command;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import org.florscribe.practice.tenant.KeyRotation;

/**
 * {@code keys destroy [--practice ID] [--before-horizon]}: destroys replaced keys. Without the last option only those that no
 * backup needs any more; with it all, which is right for a key that somebody else may have seen.
 */
@ApplicationScoped
class KeysDestroyCommand implements AdminCommand {

    private final PracticeRound practices;
    private final KeyRotation rotation;

    @Inject
    KeysDestroyCommand(PracticeRound practices, KeyRotation rotation) {
        this.practices = practices;
        this.rotation = rotation;
    }

    @Override
    public String name() {
        return "keys destroy";
    }

    @Override
    public String run(Arguments arguments) {
        boolean early = arguments.words().contains("--before-horizon");
        return practices.forEach(arguments, () -> rotation.destroyRetired(early) + " replaced keys destroyed");
    }
}
