package org.florscribe.jobs.command;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.util.stream.Collectors;
import org.florscribe.practice.tenant.KeyRotation;
import org.florscribe.practice.tenant.KeyStatus;

/** {@code keys status}: a line for each practice, and one below it for each change of its key. */
@ApplicationScoped
class KeysStatusCommand implements AdminCommand {

    private final PracticeRound practices;
    private final KeyRotation rotation;
    private final Clock clock;

    @Inject
    KeysStatusCommand(PracticeRound practices, KeyRotation rotation, Clock clock) {
        this.practices = practices;
        this.rotation = rotation;
        this.clock = clock;
    }

    @Override
    public String name() {
        return "keys status";
    }

    @Override
    public String run(Arguments arguments) {
        return practices.forEach(arguments, () -> {
            KeyStatus status = rotation.look();
            return "seals with " + status.name() + ", for "
                    + Duration.between(status.since(), clock.instant()).toDays() + " days, at most " + status.uses()
                    + " times"
                    + status.changes().stream().map(it -> "\n    " + line(it)).collect(Collectors.joining());
        });
    }

    private static String line(KeyStatus.Change change) {
        return change.oldName() + " to " + change.newName() + ": " + change.state() + " " + change.percent() + " %"
                + change.destroyAfter()
                        .filter(at -> change.state() != KeyStatus.State.DESTROYED)
                        .map(at -> ", the old key is destroyed after " + at)
                        .orElse("");
    }
}
