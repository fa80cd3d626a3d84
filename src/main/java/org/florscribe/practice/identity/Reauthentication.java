package org.florscribe.practice.identity;

import jakarta.inject.Inject;
import java.time.Clock;
import java.util.Optional;
import org.florscribe.practice.identity.PasswordHasher.Verdict;
import org.florscribe.practice.identity.SecurityRecord.Event;
import org.florscribe.shared.ApplicationService;
import org.florscribe.shared.Denied;
import org.florscribe.shared.InvalidInput;

/**
 * The password, or what stands in for it, asked for again of somebody who is signed in: before a signature, and before what must not
 * happen by a stolen session.
 */
@ApplicationService
public class Reauthentication {

    private final StaffRepository staff;
    private final SessionRepository sessions;
    private final PasswordHasher hasher;
    private final SecondFactors second;
    private final Passkeys passkeys;
    private final SignInThrottle throttle;
    private final SecurityRecord record;
    private final CurrentCaller callers;
    private final Clock clock;

    @Inject
    Reauthentication(
            StaffRepository staff,
            SessionRepository sessions,
            PasswordHasher hasher,
            SecondFactors second,
            Passkeys passkeys,
            SignInThrottle throttle,
            SecurityRecord record,
            CurrentCaller callers,
            Clock clock) {
        this.staff = staff;
        this.sessions = sessions;
        this.hasher = hasher;
        this.second = second;
        this.passkeys = passkeys;
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
    @Requires(Permission.IDENTIFIED)
    public void verify(Password password) {
        Caller caller = callers.get();
        Staff person = staff.find(caller.staff()).orElseThrow(Caller::notSignedIn);
        throttle.check(person.email(), caller.origin());
        if (hasher.verify(password, person.passwordHash().orElseThrow(Reauthentication::noPassword))
                == Verdict.DIFFERS) {
            throttle.failed(person.email(), caller.origin());
            refuse(caller, person);
            throw new InvalidInput("password", "This is not your password.");
        }
        throttle.succeeded(person.email());
    }

    /**
     * As {@link #verify}, with a code of the second factor in the password's place.
     *
     * @throws InvalidInput on field {@code code} when it is none of the caller's, or was used before
     */
    @Requires(Permission.IDENTIFIED)
    public void verifyCode(String code) {
        Caller caller = callers.get();
        Staff person = staff.find(caller.staff()).orElseThrow(Caller::notSignedIn);
        if (second.use(person, code, caller).isEmpty()) {
            refuse(caller, person);
            throw new InvalidInput("code", "This code is not right, or was used before.");
        }
        throttle.succeeded(person.email());
    }

    private void verifyPasskey(String answer) {
        Caller caller = callers.get();
        Staff person = staff.find(caller.staff()).orElseThrow(Caller::notSignedIn);
        if (passkeys.prove(answer, it -> it.equals(person.id()), caller).isEmpty()) {
            refuse(caller, person);
            throw new InvalidInput("password", "This passkey is not yours, or was asked for too long ago.");
        }
        throttle.succeeded(person.email());
    }

    static InvalidInput noPassword() {
        return new InvalidInput(
                "password",
                "You have no password here yet. Sign out and in again, and choose one, or add a passkey, on your own page within five minutes.");
    }

    private void refuse(Caller caller, Staff person) {
        record.refused(
                caller,
                person.practiceId(),
                Event.STEP_UP_FAILED,
                caller.sessionId().orElse(person.id()));
    }

    /**
     * Checks, and counts for the next five minutes.
     *
     * @return the new token of a browser's session, to be set as its cookie; empty for an API client
     */
    @Requires(Permission.SELF)
    public Optional<SecretToken> stepUp(Password password) {
        return stepUp(Confirmation.of(password));
    }

    /** As {@link #stepUp(Password)}, with any of the three. */
    @Requires(Permission.SELF)
    public Optional<SecretToken> stepUp(Confirmation shown) {
        confirm(shown);
        Caller caller = callers.get();
        Session session = caller.sessionId().flatMap(sessions::findForChange).orElseThrow(Caller::notSignedIn);
        Optional<SecretToken> token =
                session.kind() == SessionKind.BROWSER ? Optional.of(SecretToken.random()) : Optional.empty();
        sessions.change(session.reauthenticated(token.map(SecretToken::hash), clock.instant()));
        record.done(caller, Event.STEP_UP, session.id());
        return token;
    }

    /** Whether the password was given within the last five minutes; of a program, whether it signed this request. */
    @Requires(Permission.IDENTIFIED)
    public boolean isRecent() {
        Caller caller = callers.get();
        if (caller.apiKey().isPresent()) {
            return caller.authority().signed();
        }
        return caller.sessionId()
                .flatMap(sessions::find)
                .filter(session -> session.isSteppedUp(clock.instant()))
                .isPresent();
    }

    /** Checks what was shown, as {@link #verify} and {@link #verifyCode} do; a passkey that does not hold is refused like a password. */
    @Requires(Permission.IDENTIFIED)
    public void confirm(Confirmation shown) {
        shown.password().ifPresent(this::verify);
        shown.code().ifPresent(this::verifyCode);
        shown.passkey().ifPresent(this::verifyPasskey);
    }

    /**
     * @throws Denied {@code step-up-required} when the password was not given within the last five minutes,
     *     {@code signature-required} when a program did not sign the request
     */
    @Requires(Permission.IDENTIFIED)
    public void requireRecent() {
        if (!isRecent()) {
            if (callers.get().apiKey().isPresent()) {
                throw new Denied(
                        "signature-required", "With an API key, this call has to be signed: send Flor-Signature.");
            }
            throw new Denied("step-up-required", "Confirm with your password to go on.");
        }
    }
}
