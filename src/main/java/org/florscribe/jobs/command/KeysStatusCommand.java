package org.florscribe.jobs.command;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.florscribe.platform.keys.InstallationKeys;
import org.florscribe.practice.tenant.KeyRotation;
import org.florscribe.practice.tenant.KeyStatus;

/** {@code keys status}: a line for each practice, one below it for each change of its key, and what the master keys here wrap. */
@ApplicationScoped
class KeysStatusCommand implements AdminCommand {

    private final PracticeRound practices;
    private final KeyRotation rotation;
    private final InstallationKeys installation;
    private final Clock clock;

    @Inject
    KeysStatusCommand(PracticeRound practices, KeyRotation rotation, InstallationKeys installation, Clock clock) {
        this.practices = practices;
        this.rotation = rotation;
        this.installation = installation;
        this.clock = clock;
    }

    @Override
    public String name() {
        return "keys status";
    }

    @Override
    public String run(Arguments arguments) {
        Map<String, Integer> wrapped = new TreeMap<>(installation.count());
        String lines = practices.forEach(arguments, () -> {
            KeyStatus status = rotation.look();
            wrapped.merge(status.master(), 1, Integer::sum);
            return "seals with " + status.name() + ", for "
                    + Duration.between(status.since(), clock.instant()).toDays() + " days, at most " + status.uses()
                    + " times"
                    + status.changes().stream().map(it -> "\n    " + line(it)).collect(Collectors.joining());
        });
        return arguments.option("--practice").isPresent() ? lines : lines + "\n" + masters(wrapped);
    }

    private String masters(Map<String, Integer> wrapped) {
        String now = installation.master();
        int others = wrapped.entrySet().stream()
                .filter(it -> !it.getKey().equals(now))
                .mapToInt(Map.Entry::getValue)
                .sum();
        return "master key: " + now + " wraps"
                + wrapped.entrySet().stream()
                        .map(it -> "\n    " + it.getValue() + " keys are wrapped with " + it.getKey())
                        .collect(Collectors.joining())
                + (others == 0
                        ? "\n    nothing is wrapped with any other"
                        : "\n    " + others + " keys are not wrapped with it yet: keys rotate --master");
    }

    private static String line(KeyStatus.Change change) {
        return change.oldName() + " to " + change.newName() + ": " + change.state() + " " + change.percent() + " %"
                + change.destroyAfter()
                        .filter(at -> change.state() != KeyStatus.State.DESTROYED)
                        .map(at -> ", the old key is destroyed after " + at)
                        .orElse("");
    }
}
