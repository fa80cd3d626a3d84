package org.florscribe.practice.identity;

import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/** One line of "where you are signed in". */
public record SessionView(
        UUID id,
        SessionKind kind,
        String deviceLabel,
        String origin,
        Set<SignInProof> proofs,
        boolean locked,
        Instant createdAt,
        Instant lastActionAt,
        Instant endsAt,
        boolean current) {

    static SessionView of(Session session, Caller caller, Instant now) {
        return new SessionView(
                session.id(),
                session.kind(),
                session.deviceLabel(),
                session.origin(),
                session.proofs(),
                session.isLocked(now),
                session.createdAt(),
                session.lastActionAt(),
                session.endsAt(),
                caller.sessionId().equals(Optional.of(session.id())));
    }
}
