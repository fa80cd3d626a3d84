package org.florscribe.practice.identity;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import org.florscribe.practice.identity.SecurityRecord.Event;
import org.florscribe.shared.Conflict;

/** What holds for everything people change of their own sign-in. */
@ApplicationScoped
class OwnSecurity {

    private final StaffRepository staff;
    private final SessionRepository sessions;
    private final SecondFactors second;
    private final SignInRulesRepository rules;
    private final SecurityRecord record;
    private final CurrentCaller callers;
    private final Clock clock;

    @Inject
    OwnSecurity(
            StaffRepository staff,
            SessionRepository sessions,
            SecondFactors second,
            SignInRulesRepository rules,
            SecurityRecord record,
            CurrentCaller callers,
            Clock clock) {
        this.staff = staff;
        this.sessions = sessions;
        this.second = second;
        this.rules = rules;
        this.record = record;
        this.callers = callers;
        this.clock = clock;
    }

    Staff person() {
        return staff.find(callers.get().staff()).orElseThrow(Caller::notSignedIn);
    }

    boolean needsFactor(Staff person) {
        return rules.get().secondFactor().concerns(person.roles());
    }

    /**
     * After one was taken away.
     *
     * @throws Conflict {@code second-factor-required} when none is left of somebody who needs one
     */
    void requireFactorLeft(Staff person) {
        if (!second.has(person) && needsFactor(person)) {
            throw new Conflict(
                    "second-factor-required", "Your practice asks you for a second factor. Set up another one first.");
        }
    }

    /** Ends all other sessions. */
    void changed(Staff person, Event event) {
        Caller caller = callers.get();
        sessions.revokeAll(person.id(), caller.sessionId(), clock.instant());
        record.done(caller, event, person.id());
    }
}
