package org.florscribe.practice.identity;

import jakarta.inject.Inject;
import java.time.Clock;
import java.util.Optional;
import org.florscribe.practice.identity.PasswordHasher.Verdict;
import org.florscribe.practice.identity.SecurityRecord.Event;
import org.florscribe.shared.ApplicationService;
import org.florscribe.shared.Denied;
import org.florscribe.shared.InvalidInput;

/** The password asked for again by somebody who is signed in: before a signature, and before what must not happen by a stolen session. */
@ApplicationService
public class Reauthentication {

    private final StaffRepository staff;
    private final SessionRepository sessions;
    private final PasswordHasher hasher;
    private final SignInThrottle throttle;
    private final SecurityRecord record;
    private final CurrentCaller callers;
    private final Clock clock;

    @Inject
    Reauthentication(
            StaffRepository staff,
            SessionRepository sessions,
            PasswordHasher hasher,
            SignInThrottle throttle,
            SecurityRecord record,
            CurrentCaller callers,
            Clock clock) {
        this.staff = staff;
        this.sessions = sessions;
        this.hasher = hasher;
        this.throttle = throttle;
        this.record = record;
        this.callers = callers;
        this.clock = clock;
    }

    /**
     * Only checks; nothing else follows from it. For an act that asks each time, such as signing a note.
     *
     * @throws InvalidInput on field {@code password} when it is not the caller's
     * @throws org.florscribe.shared.TooManyAttempts after too many wrong ones
     */
    @Requires(Permission.SELF)
    public void verify(Password password) {
        Caller caller = callers.get();
        Staff person = staff.find(caller.staff()).orElseThrow(Caller::notSignedIn);
        throttle.check(person.email(), caller.origin());
        if (hasher.verify(password, person.passwordHash().orElseThrow(Caller::notSignedIn)) == Verdict.DIFFERS) {
            throttle.failed(person.email(), caller.origin());
            record.refused(
                    caller,
                    person.practiceId(),
                    Event.STEP_UP_FAILED,
                    caller.sessionId().orElse(person.id()));
            throw new InvalidInput("password", "This is not your password.");
        }
        throttle.succeeded(person.email());
    }

    /**
     * Checks, and counts for the next five minutes.
     *
     * @return the new token of a browser's session, to be set as its cookie; empty for an API client
     */
    @Requires(Permission.SELF)
    public Optional<SecretToken> stepUp(Password password) {
        verify(password);
        Caller caller = callers.get();
        Session session = caller.sessionId().flatMap(sessions::findForChange).orElseThrow(Caller::notSignedIn);
        Optional<SecretToken> token =
                session.kind() == SessionKind.BROWSER ? Optional.of(SecretToken.random()) : Optional.empty();
        sessions.change(session.reauthenticated(token.map(SecretToken::hash), clock.instant()));
        record.done(caller, Event.STEP_UP, session.id());
        return token;
    }

    /** @throws Denied {@code step-up-required} when the password was not given within the last five minutes */
    @Requires(Permission.SELF)
    public void requireRecent() {
        boolean recent = callers.get()
                .sessionId()
                .flatMap(sessions::find)
                .filter(session -> session.isSteppedUp(clock.instant()))
                .isPresent();
        if (!recent) {
            throw new Denied("step-up-required", "Confirm with your password to go on.");
        }
    }
}
