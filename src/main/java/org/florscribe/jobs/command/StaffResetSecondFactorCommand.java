package org.florscribe.jobs.command;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import org.florscribe.practice.identity.StaffRescue;

/** {@code staff reset-second-factor --email E}: for somebody who lost the phone and the recovery codes. */
@ApplicationScoped
class StaffResetSecondFactorCommand implements AdminCommand {

    private final AccountSearch accounts;
    private final StaffRescue rescue;

    @Inject
    StaffResetSecondFactorCommand(AccountSearch accounts, StaffRescue rescue) {
        this.accounts = accounts;
        this.rescue = rescue;
    }

    @Override
    public String name() {
        return "staff reset-second-factor";
    }

    @Override
    public String run(Arguments arguments) {
        return accounts.forEach(arguments.needed("--email"), account -> {
            rescue.resetSecondFactor(account);
            return "Forgotten; if the practice asks for a second factor, the next sign-in sets up another.";
        });
    }
}
