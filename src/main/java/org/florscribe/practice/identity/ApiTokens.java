package org.florscribe.practice.identity;

import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import org.florscribe.shared.ApplicationService;
import org.florscribe.shared.NotSignedIn;

/** Signing in for programs: a bearer token of minutes, and a refresh token that works once (security.md 2.5). */
@ApplicationService
public class ApiTokens {

    private final PasswordCheck passwords;
    private final OwnWaysIn ways;
    private final SecondStep second;
    private final SignInThrottle throttle;
    private final TokenRotation rotation;
    private final AccessTokenFormat format;
    private final SessionRepository sessions;
    private final StaffRepository staff;
    private final PracticeScope scope;
    private final CurrentCaller callers;
    private final Clock clock;

    @Inject
    ApiTokens(
            PasswordCheck passwords,
            OwnWaysIn ways,
            SecondStep second,
            SignInThrottle throttle,
            TokenRotation rotation,
            AccessTokenFormat format,
            SessionRepository sessions,
            StaffRepository staff,
            PracticeScope scope,
            CurrentCaller callers,
            Clock clock) {
        this.passwords = passwords;
        this.ways = ways;
        this.second = second;
        this.throttle = throttle;
        this.rotation = rotation;
        this.format = format;
        this.sessions = sessions;
        this.staff = staff;
        this.scope = scope;
        this.callers = callers;
        this.clock = clock;
    }

    /**
     * Refuses as {@link SignIn} does.
     *
     * @param code of the second factor, for who has one
     * @param scopes the part of what this person may that the tokens are for
     * @throws NotSignedIn {@code single-sign-on-required} when the practice takes passwords no more,
     *     {@code second-factor-required} without it, {@code second-factor-enrolment-required} when one is due
     */
    @Requires(Permission.ANYONE)
    @Limited(Allowance.SIGN_INS)
    public TokenAnswer issue(
            String email, Password password, Optional<String> code, Scopes scopes, String deviceLabel) {
        Staff person = passwords.check(email, password, callers.get());
        ways.requireOurs(person, callers.get());
        Set<SignInProof> proofs = second.prove(person, code, callers.get());
        throttle.succeeded(person.email());
        return rotation.first(person, proofs, scopes, deviceLabel, callers.get());
    }

    /**
     * The next pair. A token that was spent before ends the whole sign-in, unless it comes again at once with the same key.
     *
     * @param idempotencyKey of the request; a client that lost the answer repeats both within 30 seconds
     */
    @Requires(Permission.ANYONE)
    public TokenAnswer refresh(String refreshToken, Optional<String> idempotencyKey) {
        return SecretToken.parse(refreshToken)
                .flatMap(token -> rotation.next(token, idempotencyKey, callers.get()))
                .orElseThrow(
                        () -> new NotSignedIn("invalid-token", "This token does not hold any more. Sign in again."));
    }

    /**
     * Who holds this access token; empty when it does not hold, or its sign-in has ended.
     *
     * @param reading whether the request it came with changes nothing
     */
    @Requires(Permission.ANYONE)
    public Optional<Caller> accept(String accessToken, boolean reading) {
        Instant now = clock.instant();
        return format.read(accessToken).flatMap(claims -> {
            scope.enter(claims.practiceId());
            return sessions.find(claims.sessionId())
                    .filter(session -> session.kind() == SessionKind.API
                            && session.staffId().equals(claims.staffId())
                            && session.isLive(now))
                    .flatMap(session -> {
                        if (session.shouldNote(now)) {
                            sessions.noteAction(session.id(), now);
                        }
                        return staff.find(session.staffId());
                    })
                    .filter(person -> person.state() == StaffState.ACTIVE)
                    .map(person -> Caller.person(
                            person,
                            Optional.of(claims.sessionId()),
                            Authority.ofToken(claims.scopes(), reading),
                            callers.get()));
        });
    }
}
