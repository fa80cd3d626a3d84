package org.florscribe.practice.identity;

import jakarta.inject.Inject;
import java.time.Clock;
import java.util.Optional;
import org.florscribe.practice.identity.PasswordHasher.Verdict;
import org.florscribe.practice.identity.SecurityRecord.Event;
import org.florscribe.shared.ApplicationService;
import org.florscribe.shared.InvalidInput;
import org.florscribe.shared.NotSignedIn;

/** The lock of a browser that was left alone (45 CFR 164.312(a)(2)(iii)): who is locked, and the way out of it. */
@ApplicationService
public class SessionLock {

    private final SessionRepository sessions;
    private final StaffRepository staff;
    private final PasswordHasher hasher;
    private final Passkeys passkeys;
    private final SignInThrottle throttle;
    private final PracticeScope scope;
    private final SecurityRecord record;
    private final CurrentCaller callers;
    private final Clock clock;

    @Inject
    SessionLock(
            SessionRepository sessions,
            StaffRepository staff,
            PasswordHasher hasher,
            Passkeys passkeys,
            SignInThrottle throttle,
            PracticeScope scope,
            SecurityRecord record,
            CurrentCaller callers,
            Clock clock) {
        this.sessions = sessions;
        this.staff = staff;
        this.hasher = hasher;
        this.passkeys = passkeys;
        this.throttle = throttle;
        this.scope = scope;
        this.record = record;
        this.callers = callers;
        this.clock = clock;
    }

    /** Locks the caller's browser now; an API client has nothing to lock. */
    @Requires(Permission.SELF)
    public void lock() {
        Caller caller = callers.get();
        caller.sessionId()
                .flatMap(sessions::findForChange)
                .filter(session -> session.kind() == SessionKind.BROWSER
                        && session.lockedAt().isEmpty())
                .ifPresent(session -> {
                    sessions.change(session.locked(clock.instant()));
                    record.done(caller, Event.SESSION_LOCKED, session.id());
                });
    }

    /** A person is at work in the caller's browser, although it asks the server for nothing. */
    @Requires(Permission.SELF)
    public void stillHere() {
        callers.get().sessionId().ifPresent(id -> sessions.noteAction(id, clock.instant()));
    }

    /** Whose browser this is, for the page that asks for the password; empty when its session is over. */
    @Requires(Permission.ANYONE)
    public Optional<StaffView> holder(SecretToken cookie) {
        return open(cookie).flatMap(this::person).map(StaffView::of);
    }

    /**
     * Goes on where the person left off, as if the password had been asked for by {@link Reauthentication#stepUp}.
     *
     * @return with the new token, to be set as the cookie
     * @throws NotSignedIn when the session has ended meanwhile
     * @throws InvalidInput on field {@code password} when it is not that person's
     * @throws org.florscribe.shared.TooManyAttempts after too many wrong ones
     */
    @Requires(Permission.ANYONE)
    public SignedIn unlock(SecretToken cookie, Password password) {
        Caller from = callers.get();
        Session session = open(cookie).orElseThrow(Caller::notSignedIn);
        Staff person = person(session).orElseThrow(Caller::notSignedIn);
        throttle.check(person.email(), from.origin());
        if (hasher.verify(password, person.passwordHash().orElseThrow(Reauthentication::noPassword))
                == Verdict.DIFFERS) {
            throttle.failed(person.email(), from.origin());
            record.refused(from, person.practiceId(), Event.UNLOCK_FAILED, session.id());
            throw new InvalidInput("password", "This is not your password.");
        }
        throttle.succeeded(person.email());
        return open(session, person, from);
    }

    /**
     * As {@link #unlock}, with a passkey of that person.
     *
     * @param answer the browser's, as JSON
     * @throws InvalidInput on field {@code passkey} when it does not hold
     */
    @Requires(Permission.ANYONE)
    public SignedIn unlockWithPasskey(SecretToken cookie, String answer) {
        Caller from = callers.get();
        Session session = open(cookie).orElseThrow(Caller::notSignedIn);
        Staff person = person(session).orElseThrow(Caller::notSignedIn);
        if (passkeys.prove(answer, it -> it.equals(person.id()), from).isEmpty()) {
            record.refused(from, person.practiceId(), Event.UNLOCK_FAILED, session.id());
            throw new InvalidInput("passkey", "This passkey does not unlock this browser.");
        }
        return open(session, person, from);
    }

    /** Ends the session of a locked browser. */
    @Requires(Permission.ANYONE)
    public void signOut(SecretToken cookie) {
        open(cookie).ifPresent(session -> {
            Optional<Staff> person = person(session);
            sessions.change(session.revoked(clock.instant()));
            person.ifPresent(found -> record.done(
                    Caller.person(found, Optional.of(session.id()), callers.get()), Event.SIGN_OUT, session.id()));
        });
    }

    private SignedIn open(Session session, Staff person, Caller from) {
        // read again: whoever ended it while the password was checked wins
        Session now = sessions.findForChange(session.id())
                .filter(found -> found.isLive(clock.instant()))
                .orElseThrow(Caller::notSignedIn);
        SecretToken token = SecretToken.random();
        Session opened = now.unlocked(token.hash(), clock.instant());
        sessions.change(opened);
        Caller caller = Caller.person(person, Optional.of(session.id()), from);
        record.done(caller, Event.SESSION_UNLOCKED, session.id());
        return new SignedIn(caller, opened, token);
    }

    private Optional<Session> open(SecretToken cookie) {
        Optional<Session> found = sessions.findByToken(cookie.hash())
                .filter(session -> session.kind() == SessionKind.BROWSER && session.isLive(clock.instant()));
        found.ifPresent(session -> scope.enter(session.practiceId()));
        return found;
    }

    private Optional<Staff> person(Session session) {
        return staff.find(session.staffId()).filter(person -> person.state() == StaffState.ACTIVE);
    }
}
