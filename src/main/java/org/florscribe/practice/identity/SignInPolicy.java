package org.florscribe.practice.identity;

import jakarta.inject.Inject;
import java.time.Clock;
import org.florscribe.practice.identity.SecurityRecord.Event;
import org.florscribe.shared.ApplicationService;

/** What an admin decides about signing in. A change asks for a password given within the last five minutes. */
@ApplicationService
public class SignInPolicy {

    private final SignInRulesRepository rules;
    private final SessionRepository sessions;
    private final Reauthentication reauthentication;
    private final SecurityRecord record;
    private final CurrentCaller callers;
    private final Clock clock;

    @Inject
    SignInPolicy(
            SignInRulesRepository rules,
            SessionRepository sessions,
            Reauthentication reauthentication,
            SecurityRecord record,
            CurrentCaller callers,
            Clock clock) {
        this.rules = rules;
        this.sessions = sessions;
        this.reauthentication = reauthentication;
        this.record = record;
        this.callers = callers;
        this.clock = clock;
    }

    @Requires(Permission.IDENTIFIED)
    public SignInRules get() {
        return rules.get();
    }

    /**
     * Holds for browsers that are signed in too, but opens none that is locked.
     *
     * @throws org.florscribe.shared.InvalidInput naming every field that cannot be used
     */
    @Requires(Permission.MANAGE_PRACTICE)
    public SignInRules change(SignInRules wanted) {
        reauthentication.requireRecent();
        wanted.check();
        if (!wanted.equals(rules.get())) {
            rules.store(wanted);
            sessions.limitIdle(wanted.idleLimit(), clock.instant());
            record.done(callers.get(), Event.SIGN_IN_RULES_CHANGED);
        }
        return wanted;
    }
}
