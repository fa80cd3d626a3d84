package org.florscribe.practice.identity;

import jakarta.inject.Inject;
import java.util.List;
import java.util.Optional;
import org.florscribe.practice.identity.SecurityRecord.Event;
import org.florscribe.shared.ApplicationService;
import org.florscribe.shared.Conflict;
import org.florscribe.shared.InvalidInput;

/** What everybody sets up besides their password. Changes ask for a password given within the last five minutes, and end all other sessions. */
@ApplicationService
public class OwnFactors {

    private final OwnSecurity own;
    private final FactorRepository factors;
    private final SecondFactors second;
    private final Reauthentication reauthentication;

    @Inject
    OwnFactors(OwnSecurity own, FactorRepository factors, SecondFactors second, Reauthentication reauthentication) {
        this.own = own;
        this.factors = factors;
        this.second = second;
        this.reauthentication = reauthentication;
    }

    @Requires(Permission.SELF)
    public FactorsView get() {
        Staff person = own.person();
        return new FactorsView(
                factors.hasAuthenticator(person.id()), factors.recoveryCodesLeft(person.id()), own.needsFactor(person));
    }

    /** A new app, which counts from its first code on; the one before works until then. */
    @Requires(Permission.SELF)
    public Enrolment begin() {
        reauthentication.requireRecent();
        return second.begin(own.person());
    }

    /** The app that was begun and waits for its first code; shown while the password that began it counts. */
    @Requires(Permission.SELF)
    public Optional<Enrolment> pending() {
        if (!reauthentication.isRecent()) {
            return Optional.empty();
        }
        Staff person = own.person();
        return factors.pendingForChange(person.id()).map(app -> second.enrolment(person, app.secret()));
    }

    /**
     * The first code of the app that was begun.
     *
     * @return ten recovery codes, shown this once
     * @throws InvalidInput on field {@code code} when it is none of that app
     * @throws Conflict {@code not-begun} when no app was begun
     */
    @Requires(Permission.SELF)
    public List<String> confirm(String code) {
        reauthentication.requireRecent();
        Staff person = own.person();
        Authenticator begun = factors.pendingForChange(person.id())
                .orElseThrow(() -> new Conflict("not-begun", "Scan the picture first."));
        if (!second.spend(begun, code)) {
            throw new InvalidInput("code", "This code is not right. Wait for the next one and type it.");
        }
        own.changed(person, Event.FACTOR_ADDED);
        return second.newRecoveryCodes(person);
    }

    /** @throws Conflict {@code second-factor-required} when the practice asks this person for one */
    @Requires(Permission.SELF)
    public void removeAuthenticator() {
        reauthentication.requireRecent();
        Staff person = own.person();
        factors.removeAuthenticator(person.id());
        own.requireFactorLeft(person);
        own.changed(person, Event.FACTOR_REMOVED);
    }

    /** Ten in place of those before, shown this once. */
    @Requires(Permission.SELF)
    public List<String> newRecoveryCodes() {
        reauthentication.requireRecent();
        Staff person = own.person();
        if (!second.has(person)) {
            throw new Conflict("no-second-factor", "Recovery codes stand in for a second factor. Set up one first.");
        }
        own.changed(person, Event.RECOVERY_CODES_MADE);
        return second.newRecoveryCodes(person);
    }
}
