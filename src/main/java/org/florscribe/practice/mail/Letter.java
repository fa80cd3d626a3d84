package org.florscribe.practice.mail;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.florscribe.practice.identity.OneTimeLink.Purpose;

/** A letter to one person of the staff. QUEUED until it is SENT, or PARKED when it cannot be. */
public record Letter(
        UUID id,
        UUID practiceId,
        UUID staffId,
        Kind kind,
        String body,
        State state,
        int attempts,
        Optional<String> lastError,
        Instant createdAt,
        Optional<Instant> sentAt) {

    public enum Kind {
        INVITATION,
        PASSWORD_RESET,
        UNSIGNED_VISITS,
        EMERGENCY_ACCESS,
        API_KEY_WAITS,
        TOKEN_REUSED,
        WEBHOOK_OFF,
        SIGN_IN_CHANGED,
        PRACTICE_ENDS
    }

    public enum State {
        QUEUED,
        SENT,
        PARKED
    }

    /** After this many tries, about a day and a half, somebody has to look at it. */
    static final int LAST_ATTEMPT = 12;

    private static final Duration FIRST_WAIT = Duration.ofSeconds(30);
    /** After this time the list itself tells more than a letter. */
    private static final Duration NEWS = Duration.ofDays(3);

    private static final Duration LONGEST_WAIT = Duration.ofHours(6);

    static Letter queued(UUID id, UUID practiceId, UUID staffId, Kind kind, String body, Instant now) {
        return new Letter(
                id, practiceId, staffId, kind, body, State.QUEUED, 0, Optional.empty(), now, Optional.empty());
    }

    Letter sent(Instant now) {
        // what was sent holds a link: it is not kept
        return new Letter(
                id,
                practiceId,
                staffId,
                kind,
                "",
                State.SENT,
                attempts + 1,
                Optional.empty(),
                createdAt,
                Optional.of(now));
    }

    /** @param why in words without address or content */
    Letter failed(String why, boolean forGood) {
        int made = attempts + 1;
        State next = forGood || made >= LAST_ATTEMPT ? State.PARKED : State.QUEUED;
        return new Letter(
                id, practiceId, staffId, kind, body, next, made, Optional.of(why), createdAt, Optional.empty());
    }

    /** The link in it does not work any more, or what it tells is old: it would only puzzle whoever gets it. */
    boolean isTooLate(Instant now) {
        Duration life = switch (kind) {
            case INVITATION -> Purpose.INVITATION.life();
            case PASSWORD_RESET -> Purpose.PASSWORD_RESET.life();
            case UNSIGNED_VISITS,
                    EMERGENCY_ACCESS,
                    API_KEY_WAITS,
                    TOKEN_REUSED,
                    WEBHOOK_OFF,
                    SIGN_IN_CHANGED,
                    PRACTICE_ENDS -> NEWS;
        };
        return !now.isBefore(createdAt.plus(life));
    }

    /** Waits grow from half a minute to six hours, counted from when the letter was written. */
    boolean isDue(Instant now) {
        Duration waited = Duration.ZERO;
        Duration next = FIRST_WAIT;
        for (int i = 0; i < attempts; i++) {
            waited = waited.plus(next);
            next = next.multipliedBy(2).compareTo(LONGEST_WAIT) > 0 ? LONGEST_WAIT : next.multipliedBy(2);
        }
        return state == State.QUEUED && !now.isBefore(createdAt.plus(waited));
    }

    @Override
    public String toString() {
        return "Letter[" + id + " " + kind + " " + state + "]";
    }
}
