package org.florscribe.practice.identity;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import org.florscribe.practice.identity.SecurityRecord.Event;

/** The end of sign-ins for which the practice's own provider had vouched. No door: whoever calls this has checked its word. */
@ApplicationScoped
public class VouchedSignOut {

    private final SessionRepository sessions;
    private final SecurityRecord record;
    private final CurrentCaller callers;
    private final Clock clock;

    @Inject
    VouchedSignOut(SessionRepository sessions, SecurityRecord record, CurrentCaller callers, Clock clock) {
        this.sessions = sessions;
        this.record = record;
        this.callers = callers;
        this.clock = clock;
    }

    /**
     * Ends all that began by single sign-on, on whatever device; who signed in by a password stays. Part of the running transaction.
     *
     * @param until later ones stay: a word of the provider that comes twice ends nothing that began after it
     */
    public void end(Staff person, Instant until) {
        Instant now = clock.instant();
        Caller by = Caller.person(person, Optional.empty(), callers.get());
        sessions.listLive(person.id(), now).stream()
                .filter(session -> session.proofs().contains(SignInProof.SINGLE_SIGN_ON))
                .filter(session -> !session.createdAt().isAfter(until))
                .forEach(session -> {
                    sessions.change(session.revoked(now));
                    record.done(by, Event.SESSION_REVOKED, session.id());
                });
    }
}
