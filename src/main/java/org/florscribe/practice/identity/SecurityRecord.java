package org.florscribe.practice.identity;

import java.util.UUID;

/** What happened to accounts and sessions, for the practice's record of access. */
public interface SecurityRecord {

    /** Named as the record of access names it. */
    enum Event {
        SIGN_IN,
        SIGN_IN_FAILED,
        SIGN_OUT,
        SESSION_LOCKED,
        SESSION_UNLOCKED,
        UNLOCK_FAILED,
        SESSION_REVOKED,
        SESSIONS_REVOKED,
        STEP_UP,
        STEP_UP_FAILED,
        TOKEN_ISSUED,
        TOKEN_REFRESHED,
        TOKEN_REUSED,
        PASSWORD_CHANGED,
        PASSWORD_RESET_ASKED,
        PASSWORD_RESET,
        STAFF_LISTED,
        STAFF_VIEWED,
        STAFF_INVITED,
        STAFF_CHANGED,
        STAFF_DISABLED,
        STAFF_ENABLED,
        STAFF_UNLOCKED,
        INVITATION_ACCEPTED,
        PROFILE_CHANGED,
        SECOND_FACTOR_FAILED,
        FACTOR_ADDED,
        FACTOR_REMOVED,
        RECOVERY_CODES_MADE,
        ACCESS_RESET,
        PASSKEY_COUNTER_WENT_BACK,
        SIGN_IN_RULES_CHANGED,
        API_KEYS_LISTED,
        API_KEY_MADE,
        API_KEY_APPROVED,
        API_KEY_REVOKED,
        API_KEY_REFUSED,
        API_SIGNATURE_REFUSED
    }

    /**
     * It was done; part of the running transaction.
     *
     * @param by who did it; of a sign-in the person, although nobody is signed in yet
     * @param object the session of SIGN_IN, SIGN_OUT, SESSION_REVOKED, STEP_UP, TOKEN_*; the key of API_*; the person of the rest
     */
    void done(Caller by, Event event, UUID object);

    /** It was done to all of them. */
    void done(Caller by, Event event);

    /** It was refused; in a transaction of its own, so that it stays. */
    void refused(Caller by, UUID practiceId, Event event, UUID object);
}
