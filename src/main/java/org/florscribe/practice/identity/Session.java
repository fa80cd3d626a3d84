package org.florscribe.practice.identity;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/**
 * A signed-in browser or API client. Ends when revoked, at its absolute end, or when nobody did anything for too long.
 *
 * @param tokenHash of the browser's cookie; absent for an API client, whose tokens name the session
 * @param origin network address of the sign-in
 * @param lastActionAt the last time a person did something; push and autosave do not count
 */
public record Session(
        UUID id,
        UUID practiceId,
        UUID staffId,
        SessionKind kind,
        Optional<byte[]> tokenHash,
        String deviceLabel,
        String origin,
        Instant createdAt,
        Instant lastActionAt,
        Instant endsAt,
        Instant reauthenticatedAt,
        Optional<Instant> revokedAt) {

    /** A browser session ends this long after sign-in, whatever was done in it. */
    static final Duration BROWSER_LIFE = Duration.ofHours(12);

    /** A browser session nobody used for this long is over: 15 minutes to the lock and 45 more. */
    static final Duration IDLE_LIMIT = Duration.ofHours(1);

    /** An API client signs in anew after this long, however often it refreshes. */
    static final Duration API_LIFE = Duration.ofDays(30);

    /** What was confirmed with the password counts this long for calls that ask for it again. */
    static final Duration STEP_UP = Duration.ofMinutes(5);

    /** A write for each request would be a write for nothing: a person's action is noted once in this time. */
    private static final Duration NOTED_EVERY = Duration.ofMinutes(1);

    public boolean isLive(Instant now) {
        return revokedAt.isEmpty()
                && now.isBefore(endsAt)
                && (kind == SessionKind.API || now.isBefore(lastActionAt.plus(IDLE_LIMIT)));
    }

    public boolean isSteppedUp(Instant now) {
        return now.isBefore(reauthenticatedAt.plus(STEP_UP));
    }

    boolean shouldNote(Instant now) {
        return !now.isBefore(lastActionAt.plus(NOTED_EVERY));
    }

    Session used(Instant now) {
        return new Session(
                id,
                practiceId,
                staffId,
                kind,
                tokenHash,
                deviceLabel,
                origin,
                createdAt,
                now,
                endsAt,
                reauthenticatedAt,
                revokedAt);
    }

    /** The password was given again: a browser gets a new token, so that one stolen before is worth nothing. */
    Session reauthenticated(Optional<byte[]> newTokenHash, Instant now) {
        return new Session(
                id,
                practiceId,
                staffId,
                kind,
                newTokenHash,
                deviceLabel,
                origin,
                createdAt,
                now,
                endsAt,
                now,
                revokedAt);
    }

    Session revoked(Instant now) {
        return new Session(
                id,
                practiceId,
                staffId,
                kind,
                tokenHash,
                deviceLabel,
                origin,
                createdAt,
                lastActionAt,
                endsAt,
                reauthenticatedAt,
                Optional.of(revokedAt.orElse(now)));
    }

    @Override
    public String toString() {
        return "Session[" + id + " " + kind + "]";
    }
}
