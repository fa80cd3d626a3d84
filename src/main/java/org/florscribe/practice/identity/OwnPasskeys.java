package org.florscribe.practice.identity;

import jakarta.inject.Inject;
import java.time.Clock;
import java.util.List;
import java.util.UUID;
import org.florscribe.practice.identity.SecurityRecord.Event;
import org.florscribe.shared.ApplicationService;
import org.florscribe.shared.Conflict;
import org.florscribe.shared.InvalidInput;
import org.florscribe.shared.NotFound;

/** Everybody's own passkeys. Changes ask for a password given within the last five minutes, and end all other sessions. */
@ApplicationService
public class OwnPasskeys {

    private static final int MOST = 20;
    private static final int LONGEST_LABEL = 60;

    private final StaffRepository staff;
    private final SessionRepository sessions;
    private final PasskeyRepository keys;
    private final Passkeys passkeys;
    private final SecondFactors second;
    private final SignInRulesRepository rules;
    private final Reauthentication reauthentication;
    private final SecurityRecord record;
    private final CurrentCaller callers;
    private final Clock clock;

    @Inject
    OwnPasskeys(
            StaffRepository staff,
            SessionRepository sessions,
            PasskeyRepository keys,
            Passkeys passkeys,
            SecondFactors second,
            SignInRulesRepository rules,
            Reauthentication reauthentication,
            SecurityRecord record,
            CurrentCaller callers,
            Clock clock) {
        this.staff = staff;
        this.sessions = sessions;
        this.keys = keys;
        this.passkeys = passkeys;
        this.second = second;
        this.rules = rules;
        this.reauthentication = reauthentication;
        this.record = record;
        this.callers = callers;
        this.clock = clock;
    }

    @Requires(Permission.SELF)
    public List<PasskeyView> list() {
        return passkeys.list(callers.get().staff()).stream()
                .map(PasskeyView::of)
                .toList();
    }

    /** What the browser is told to make a passkey with, as JSON for {@code navigator.credentials.create}. */
    @Requires(Permission.SELF)
    public String begin() {
        reauthentication.requireRecent();
        Staff person = own();
        if (passkeys.list(person.id()).size() >= MOST) {
            throw new Conflict("too-many-passkeys", "You have " + MOST + " passkeys. Remove one first.");
        }
        return passkeys.askForNew(person);
    }

    /**
     * @param answer the browser's, as JSON
     * @throws InvalidInput on field {@code credential} when it does not hold, on {@code label} when it is too long
     */
    @Requires(Permission.SELF)
    public PasskeyView add(String label, String answer) {
        reauthentication.requireRecent();
        String called = label.strip();
        if (called.isEmpty()
                || called.length() > LONGEST_LABEL
                || called.chars().anyMatch(Character::isISOControl)) {
            throw new InvalidInput("label", "Enter a name of 1 to " + LONGEST_LABEL + " characters.");
        }
        Staff person = own();
        Passkey made = passkeys.add(person, answer, called)
                .orElseThrow(() -> new InvalidInput("credential", "This passkey could not be taken. Try again."));
        changed(person.id(), Event.FACTOR_ADDED);
        return PasskeyView.of(made);
    }

    /**
     * @throws NotFound when it is not the caller's
     * @throws Conflict {@code second-factor-required} when it is the last factor of somebody who needs one
     */
    @Requires(Permission.SELF)
    public void remove(UUID id) {
        reauthentication.requireRecent();
        Staff person = own();
        if (!keys.remove(person.id(), id)) {
            throw new NotFound();
        }
        if (!second.has(person) && rules.get().secondFactor().concerns(person.roles())) {
            throw new Conflict(
                    "second-factor-required", "Your practice asks you for a second factor. Set up another one first.");
        }
        changed(person.id(), Event.FACTOR_REMOVED);
    }

    private void changed(UUID person, Event event) {
        Caller caller = callers.get();
        sessions.revokeAll(person, caller.sessionId(), clock.instant());
        record.done(caller, event, person);
    }

    private Staff own() {
        return staff.find(callers.get().staff()).orElseThrow(Caller::notSignedIn);
    }
}
