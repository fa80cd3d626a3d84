package org.florscribe.practice.identity;

import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import org.florscribe.practice.identity.SecurityRecord.Event;
import org.florscribe.shared.ApplicationService;
import org.florscribe.shared.Conflict;
import org.florscribe.shared.Denied;
import org.florscribe.shared.InvalidInput;

/** What everybody may see and change about themselves. */
@ApplicationService
public class OwnAccount {

    private final StaffRepository staff;
    private final SessionRepository sessions;
    private final Reauthentication reauthentication;
    private final PasswordRules rules;
    private final PasswordContext context;
    private final PasswordHasher hasher;
    private final SecurityRecord record;
    private final CurrentCaller callers;
    private final Clock clock;

    @Inject
    OwnAccount(
            StaffRepository staff,
            SessionRepository sessions,
            Reauthentication reauthentication,
            PasswordRules rules,
            PasswordContext context,
            PasswordHasher hasher,
            SecurityRecord record,
            CurrentCaller callers,
            Clock clock) {
        this.staff = staff;
        this.sessions = sessions;
        this.reauthentication = reauthentication;
        this.rules = rules;
        this.context = context;
        this.hasher = hasher;
        this.record = record;
        this.callers = callers;
        this.clock = clock;
    }

    @Requires(Permission.IDENTIFIED)
    public StaffView get() {
        return StaffView.of(staff.find(callers.get().staff()).orElseThrow(Caller::notSignedIn));
    }

    @Requires(Permission.SELF)
    public StaffView chooseTheme(Theme theme) {
        return StaffView.of(staff.change(own().inTheme(theme)));
    }

    /**
     * Ends all other sessions.
     *
     * @return the new token of a browser's session, to be set as its cookie; empty for an API client
     * @throws org.florscribe.shared.InvalidInput on field {@code password} when the current one is wrong, on
     *     {@code newPassword} when the new one may not be used
     */
    @Requires(Permission.SELF)
    public Optional<SecretToken> changePassword(Password current, Password next) {
        reauthentication.verify(current);
        Staff person = own();
        rules.fault(next, context.of(person)).ifPresent(words -> {
            throw new InvalidInput("newPassword", words);
        });
        staff.change(person.withPassword(hasher.hash(next)));
        Caller caller = callers.get();
        Instant now = clock.instant();
        sessions.revokeAll(person.id(), caller.sessionId(), now);
        record.done(caller, Event.PASSWORD_CHANGED, person.id());
        return caller.sessionId().flatMap(sessions::findForChange).flatMap(session -> {
            Optional<SecretToken> token =
                    session.kind() == SessionKind.BROWSER ? Optional.of(SecretToken.random()) : Optional.empty();
            sessions.change(session.reauthenticated(token.map(SecretToken::hash), now));
            return token;
        });
    }

    /** Whether this person ever chose a password; who came in by single sign-on may have none. */
    @Requires(Permission.SELF)
    public boolean hasPassword() {
        return staff.find(callers.get().staff()).flatMap(Staff::passwordHash).isPresent();
    }

    /**
     * The first password of somebody who came in by single sign-on, to confirm with what asks for one.
     *
     * @throws org.florscribe.shared.Conflict {@code password-chosen} when there is one already
     * @throws org.florscribe.shared.Denied {@code step-up-required} when the sign-in is longer than five minutes ago
     * @throws InvalidInput on field {@code firstPassword} when it may not be used
     */
    @Requires(Permission.SELF)
    public void choosePassword(Password first) {
        Staff person = own();
        if (person.passwordHash().isPresent()) {
            throw new Conflict("password-chosen", "You have a password already. Change it with the one you have.");
        }
        if (!reauthentication.isRecent()) {
            throw new Denied("step-up-required", "Sign out and in again, and choose a password within five minutes.");
        }
        rules.fault(first, context.of(person)).ifPresent(words -> {
            throw new InvalidInput("firstPassword", words);
        });
        staff.change(person.withPassword(hasher.hash(first)));
        record.done(callers.get(), Event.PASSWORD_CHANGED, person.id());
    }

    private Staff own() {
        return staff.findForChange(callers.get().staff()).orElseThrow(Caller::notSignedIn);
    }
}
