package org.florscribe.jobs.command;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import org.florscribe.practice.identity.StaffRescue;

/** {@code staff unlock --email E}: lets somebody try again who was locked out by wrong passwords. */
@ApplicationScoped
class StaffUnlockCommand implements AdminCommand {

    private final AccountSearch accounts;
    private final StaffRescue rescue;

    @Inject
    StaffUnlockCommand(AccountSearch accounts, StaffRescue rescue) {
        this.accounts = accounts;
        this.rescue = rescue;
    }

    @Override
    public String name() {
        return "staff unlock";
    }

    @Override
    public String run(Arguments arguments) {
        return accounts.forEach(arguments.needed("--email"), account -> {
            rescue.unlock(account);
            return "Unlocked; the right password works again.";
        });
    }
}
