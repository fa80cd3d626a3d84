package org.florscribe.practice.identity;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Where sessions are kept, so that they outlive a restart and hold on every node. */
public interface SessionRepository {

    /** Whoever names a token's hash finds its session, before the practice is known. */
    Optional<Session> findByToken(byte[] tokenHash);

    /** Within the practice of this transaction. */
    Optional<Session> find(UUID id);

    /** As {@link #find}, and nobody else changes it until this transaction ends. */
    Optional<Session> findForChange(UUID id);

    void add(Session session);

    void change(Session session);

    /** Notes a person's action; of several at once the latest holds. */
    void noteAction(UUID id, Instant at);

    /** From now on all open browsers of this transaction's practice lock after this long; those that are locked stay so. */
    void limitIdle(Duration limit, Instant now);

    /** Those of this person that still work, newest first. */
    List<Session> listLive(UUID staffId, Instant now);

    /** Ends all of this person, except one. Gives the ids of those that ended. */
    List<UUID> revokeAll(UUID staffId, Optional<UUID> except, Instant now);

    /** Ends those of everybody in this transaction's practice. Gives how many ended. */
    int revokeEverybodys(Instant now);
}
