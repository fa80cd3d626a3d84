package org.florscribe.practice.identity;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/**
 * A signed-in browser or API client. Ends when revoked, at its absolute end, or some time after it was locked. A browser's is
 * locked when nobody did anything in it for as long as the practice allows: then it opens nothing until it is unlocked.
 *
 * @param tokenHash of the browser's cookie; absent for an API client, whose tokens name the session
 * @param origin network address of the sign-in
 * @param proofs what was shown to sign in
 * @param lastActionAt the last time a person did something; push and autosave do not count
 * @param idleLimit how long a browser may be left alone before it locks; not looked at for an API client
 * @param scopes what its tokens are given for; of a browser everything
 * @param lockedAt when a person or a page locked it, before the limit or at it; absent when nobody did
 */
public record Session(
        UUID id,
        UUID practiceId,
        UUID staffId,
        SessionKind kind,
        Optional<byte[]> tokenHash,
        String deviceLabel,
        String origin,
        Set<SignInProof> proofs,
        Instant createdAt,
        Instant lastActionAt,
        Instant endsAt,
        Instant reauthenticatedAt,
        Duration idleLimit,
        Scopes scopes,
        Optional<Instant> lockedAt,
        Optional<Instant> revokedAt) {

    /** A browser session ends this long after sign-in, whatever was done in it. */
    static final Duration BROWSER_LIFE = Duration.ofHours(12);

    /** A browser that stays locked for this long is signed out. */
    static final Duration LOCKED_LIFE = Duration.ofMinutes(45);

    /** An API client signs in anew after this long, however often it refreshes. */
    static final Duration API_LIFE = Duration.ofDays(30);

    /** What was confirmed with the password counts this long for calls that ask for it again. */
    static final Duration STEP_UP = Duration.ofMinutes(5);

    /** A write for each request would be a write for nothing: actions that follow each other this fast are noted once. */
    private static final Duration NOTED_EVERY = Duration.ofSeconds(5);

    public Session {
        proofs = Set.copyOf(proofs);
    }

    public boolean isLive(Instant now) {
        return revokedAt.isEmpty()
                && now.isBefore(endsAt)
                && (kind == SessionKind.API || now.isBefore(locksAt().plus(LOCKED_LIFE)));
    }

    /** Whether it may only be unlocked or ended. */
    public boolean isLocked(Instant now) {
        return kind == SessionKind.BROWSER && !now.isBefore(locksAt());
    }

    public boolean isSteppedUp(Instant now) {
        return now.isBefore(reauthenticatedAt.plus(STEP_UP));
    }

    boolean shouldNote(Instant now) {
        return !now.isBefore(lastActionAt.plus(NOTED_EVERY));
    }

    Session used(Instant now) {
        return with(tokenHash, now, reauthenticatedAt, lockedAt, revokedAt);
    }

    /** The password was given again: a browser gets a new token, so that one stolen before is worth nothing. */
    Session reauthenticated(Optional<byte[]> newTokenHash, Instant now) {
        return with(newTokenHash, now, now, lockedAt, revokedAt);
    }

    Session locked(Instant now) {
        return with(tokenHash, lastActionAt, reauthenticatedAt, Optional.of(lockedAt.orElse(now)), revokedAt);
    }

    /** As {@link #reauthenticated}, and open again. */
    Session unlocked(byte[] newTokenHash, Instant now) {
        return with(Optional.of(newTokenHash), now, now, Optional.empty(), revokedAt);
    }

    Session revoked(Instant now) {
        return with(tokenHash, lastActionAt, reauthenticatedAt, lockedAt, Optional.of(revokedAt.orElse(now)));
    }

    private Instant locksAt() {
        Instant idle = lastActionAt.plus(idleLimit);
        return lockedAt.filter(locked -> locked.isBefore(idle)).orElse(idle);
    }

    private Session with(
            Optional<byte[]> token,
            Instant action,
            Instant reauthentication,
            Optional<Instant> locked,
            Optional<Instant> revoked) {
        return new Session(
                id,
                practiceId,
                staffId,
                kind,
                token,
                deviceLabel,
                origin,
                proofs,
                createdAt,
                action,
                endsAt,
                reauthentication,
                idleLimit,
                scopes,
                locked,
                revoked);
    }

    @Override
    public String toString() {
        return "Session[" + id + " " + kind + "]";
    }
}
