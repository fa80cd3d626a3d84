package org.florscribe.jobs.command;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import org.florscribe.practice.identity.StaffRescue;

/** {@code staff reset-password --email E}: a link to choose a new one, for the operator to hand over. */
@ApplicationScoped
class StaffResetPasswordCommand implements AdminCommand {

    private final AccountSearch accounts;
    private final StaffRescue rescue;

    @Inject
    StaffResetPasswordCommand(AccountSearch accounts, StaffRescue rescue) {
        this.accounts = accounts;
        this.rescue = rescue;
    }

    @Override
    public String name() {
        return "staff reset-password";
    }

    @Override
    public String run(Arguments arguments) {
        return accounts.forEach(
                arguments.needed("--email"),
                account -> "A new password is chosen with this link, once, within half an hour: "
                        + rescue.resetLink(account).url());
    }
}
