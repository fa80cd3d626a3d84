package org.florscribe.practice.identity;

import jakarta.inject.Inject;
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

    private final OwnSecurity own;
    private final PasskeyRepository keys;
    private final Passkeys passkeys;
    private final Reauthentication reauthentication;
    private final CurrentCaller callers;

    @Inject
    OwnPasskeys(
            OwnSecurity own,
            PasskeyRepository keys,
            Passkeys passkeys,
            Reauthentication reauthentication,
            CurrentCaller callers) {
        this.own = own;
        this.keys = keys;
        this.passkeys = passkeys;
        this.reauthentication = reauthentication;
        this.callers = callers;
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
        Staff person = own.person();
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
        Staff person = own.person();
        Passkey made = passkeys.add(person, answer, called)
                .orElseThrow(() -> new InvalidInput("credential", "This passkey could not be taken. Try again."));
        own.changed(person, Event.FACTOR_ADDED);
        return PasskeyView.of(made);
    }

    /**
     * @throws NotFound when it is not the caller's
     * @throws Conflict {@code second-factor-required} when it is the last factor of somebody who needs one
     */
    @Requires(Permission.SELF)
    public void remove(UUID id) {
        reauthentication.requireRecent();
        Staff person = own.person();
        if (!keys.remove(person.id(), id)) {
            throw new NotFound();
        }
        own.requireFactorLeft(person);
        own.changed(person, Event.FACTOR_REMOVED);
    }
}
