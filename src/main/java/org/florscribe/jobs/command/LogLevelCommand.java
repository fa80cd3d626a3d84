package org.florscribe.jobs.command;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import org.florscribe.platform.log.LogLevels;
import org.florscribe.shared.InvalidInput;

/** {@code log level LEVEL [PACKAGE]}: more or less in the log, without a restart. */
@ApplicationScoped
class LogLevelCommand implements AdminCommand {

    private final LogLevels levels;

    @Inject
    LogLevelCommand(LogLevels levels) {
        this.levels = levels;
    }

    @Override
    public String name() {
        return "log level";
    }

    @Override
    public String run(Arguments arguments) {
        if (arguments.words().isEmpty()) {
            throw new InvalidInput("level", "Say a level: trace, debug, info, warn or error.");
        }
        String level = arguments.words().get(0);
        String packageName = arguments.words().size() > 1 ? arguments.words().get(1) : LogLevels.OURS;
        try {
            levels.set(packageName, level);
        } catch (IllegalArgumentException e) {
            throw new InvalidInput("level", String.valueOf(e.getMessage()));
        }
        return packageName + " now logs at " + level + ", until the next start.";
    }
}
