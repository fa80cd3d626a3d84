package org.florscribe.jobs.command;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import org.florscribe.platform.config.Setting;
import org.florscribe.platform.config.Settings;
import org.florscribe.platform.keys.InstallationKeys;
import org.florscribe.practice.tenant.KeyRotation;
import org.florscribe.shared.InvalidInput;

/**
 * {@code keys rotate [--practice ID]}: begins a change of keys, or goes on with the one under way; a job does the rest.
 * {@code keys rotate --master [--on-all-nodes]}: wraps all of them with the master key that was put beside the present one.
 */
@ApplicationScoped
class KeysRotateCommand implements AdminCommand {

    private static final String ON_ALL_NODES = "--on-all-nodes";

    private final PracticeRound practices;
    private final KeyRotation rotation;
    private final InstallationKeys installation;
    private final boolean alone;

    @Inject
    KeysRotateCommand(PracticeRound practices, KeyRotation rotation, InstallationKeys installation, Settings settings) {
        this.practices = practices;
        this.rotation = rotation;
        this.installation = installation;
        this.alone = settings.number(Setting.NODES) == 1;
    }

    @Override
    public String name() {
        return "keys rotate";
    }

    @Override
    public String run(Arguments arguments) {
        return arguments.words().contains("--master") ? master(arguments) : ofPractices(arguments);
    }

    private String ofPractices(Arguments arguments) {
        return practices.forEach(arguments, () -> {
            String said = rotation.start() ? "has a new key" : "was getting a new key already";
            int steps = 0;
            while (rotation.advance()) {
                steps++;
            }
            return said + "; " + steps + " steps were done now, a job does the rest: see keys status";
        });
    }

    private String master(Arguments arguments) {
        if (arguments.option("--practice").isPresent()) {
            throw new InvalidInput("--master", "The master key wraps the keys of all practices: leave --practice out.");
        }
        if (!alone && !arguments.words().contains(ON_ALL_NODES)) {
            throw new InvalidInput(
                    ON_ALL_NODES,
                    "Every node has to have the new master key before the first one wraps with it. When they all do, add "
                            + ON_ALL_NODES + ".");
        }
        if (!installation.begin()) {
            throw new InvalidInput(
                    "--master",
                    "There is no other master key here. Put it beside the present one, in a file of that name with .next after it"
                            + " (mode 600), or set MASTER_KEY_KMS.");
        }
        String said = practices.forEach(
                arguments,
                () -> rotation.wrapAnew()
                        ? "its keys are wrapped with " + installation.master()
                        : "its keys were wrapped with " + installation.master() + " already");
        return said + "\n" + installation.finish() + " keys of the installation were wrapped with it."
                + "\nKeep the old master key for as long as there are backups from before; see keys status.";
    }
}
