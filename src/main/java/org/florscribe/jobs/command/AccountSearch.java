package org.florscribe.jobs.command;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.florscribe.practice.identity.Caller;
import org.florscribe.practice.identity.CurrentCaller;
import org.florscribe.practice.identity.EmailAddress;
import org.florscribe.practice.identity.PasswordReset;
import org.florscribe.practice.identity.Staff;
import org.florscribe.shared.InvalidInput;

/** The accounts of a mail address, one in each practice that knows it; each is worked on as the product itself in its practice. */
@ApplicationScoped
class AccountSearch {

    private final PasswordReset accounts;
    private final CurrentCaller callers;

    @Inject
    AccountSearch(PasswordReset accounts, CurrentCaller callers) {
        this.accounts = accounts;
        this.callers = callers;
    }

    /**
     * @return what the work said, a line an account
     * @throws InvalidInput when there is no such account
     */
    String forEach(String email, Function<Staff, String> work) {
        List<Staff> found = accounts.accounts(new EmailAddress(email));
        if (found.isEmpty()) {
            throw new InvalidInput("--email", "There is no active account with this mail address.");
        }
        List<String> lines = new ArrayList<>();
        String correlation = callers.get().correlationId();
        for (Staff account : found) {
            callers.runAs(Caller.system(account.practiceId(), correlation), () -> lines.add(work.apply(account)));
        }
        return String.join("\n", lines);
    }
}
