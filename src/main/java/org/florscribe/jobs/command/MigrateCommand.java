package org.florscribe.jobs.command;

import jakarta.enterprise.context.ApplicationScoped;

/** {@code migrate}: a server that answers has brought its database up to date, or it would not have started. */
@ApplicationScoped
class MigrateCommand implements AdminCommand {

    @Override
    public String name() {
        return "migrate";
    }

    @Override
    public String run(Arguments arguments) {
        return "The database is up to date.";
    }
}
