package org.florscribe.practice.audit;

import java.util.Set;

/** What was done, as the access log names it. Names are stored: one that was used is never renamed or taken away. */
public enum AuditAction {
    PRACTICE_CREATED,
    PRACTICE_VIEWED,
    PRACTICE_CHANGED,

    SIGN_IN,
    SIGN_IN_FAILED,
    SIGN_OUT,
    SESSION_LOCKED,
    SESSION_UNLOCKED,
    UNLOCK_FAILED,
    SIGN_IN_RULES_CHANGED,
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

    SINGLE_SIGN_ON_VIEWED,
    SINGLE_SIGN_ON_CHANGED,
    SINGLE_SIGN_ON_TESTED,
    /** An account and a person of the practice's provider belong together from now on. */
    SINGLE_SIGN_ON_LINKED,
    SINGLE_SIGN_ON_REFUSED,
    SINGLE_SIGN_ON_ENDED,
    /** Somebody came in by single sign-on who had no account. */
    STAFF_JOINED,

    API_KEYS_LISTED,
    API_KEY_MADE,
    API_KEY_APPROVED,
    API_KEY_REVOKED,
    /** A key was shown that holds no more, or not from there. */
    API_KEY_REFUSED,
    API_SIGNATURE_REFUSED,

    PATIENT_CREATED,
    PATIENT_VIEWED,
    PATIENT_CHANGED,
    PATIENTS_SEARCHED,
    /** Everything that is kept of a patient was given out as a file. */
    PATIENT_EXPORTED,

    WORKLIST_VIEWED,
    ENCOUNTER_CREATED,
    ENCOUNTER_VIEWED,
    ENCOUNTERS_LISTED,
    ENCOUNTER_CHANGED,
    ENCOUNTER_MOVED,
    ENCOUNTER_CANCELLED,
    CONSENT_GIVEN,
    CONSENT_REFUSED,
    CONSENT_WITHDRAWN,
    CONTEXT_ADDED,
    CONTEXT_REMOVED,
    CONSENT_VIEWED,
    CONTEXT_VIEWED,

    TRANSCRIPT_ATTACHED,
    TRANSCRIPT_MADE,
    TRANSCRIPT_VIEWED,
    TRANSCRIPT_CHANGED,
    TRANSCRIPT_DESTROYED,
    FINDINGS_VIEWED,

    /** Sound of a visit was given out: once for each listening, however many stretches of it were asked for. */
    AUDIO_LISTENED,
    /** How loud it is when: the outline that a player draws. */
    AUDIO_VIEWED,
    /** For good, with the reason in the recording's row. */
    AUDIO_DESTROYED,
    /** Our audio was destroyed while a vendor had not proven that its copy is gone. */
    VENDOR_COPY_LEFT,
    /** A visit that nobody signs was named to those who can. */
    UNSIGNED_NAMED,
    /** A live recording was opened. */
    RECORDING_STARTED,
    /** A live recording was ended: by the one who records, because nobody was connected any more, or with its consent. */
    RECORDING_STOPPED,
    RECORDING_RECOVERED,
    RECORDING_ANNOUNCED,
    RECORDING_BROUGHT,
    RECORDING_GIVEN_UP,
    RECORDINGS_VIEWED,

    NOTE_DRAFTED,
    NOTE_VIEWED,
    NOTE_CHANGED,
    NOTE_STATEMENT_SETTLED,
    NOTE_OMISSION_ADDED,
    NOTE_SIGNED,
    NOTE_SIGN_FAILED,
    NOTE_ADDENDUM_ADDED,
    NOTE_ENTERED_IN_ERROR,
    NOTE_PRINTED,
    NOTE_FORM_CHOSEN,
    NOTE_REDRAFT_ASKED,
    NOTE_REDRAFT_SETTLED,

    TEMPLATE_ADDED,
    TEMPLATE_CHANGED,
    TEMPLATE_REMOVED,
    STYLE_CHANGED,

    CONNECTIONS_LISTED,
    CONNECTION_ADDED,
    CONNECTION_CHANGED,
    CONNECTION_REMOVED,
    CONNECTION_TESTED,
    CONNECTION_PROVEN,

    WEBHOOKS_LISTED,
    WEBHOOK_ADDED,
    WEBHOOK_CHANGED,
    WEBHOOK_SECRET_CHANGED,
    WEBHOOK_REMOVED,
    WEBHOOK_TESTED,
    WEBHOOK_LOG_VIEWED,
    WEBHOOK_SENT_AGAIN,
    /** By the product, because nothing arrived for too long. */
    WEBHOOK_SWITCHED_OFF,

    ENGINES_LISTED,
    ENGINE_ADDED,
    ENGINE_CHANGED,
    ENGINE_ALLOWED,
    ENGINE_FORBIDDEN,
    ENGINE_REMOVED,
    ENGINE_TESTED,
    /** Its quality was asked for. */
    ENGINE_MEASURED,
    ENGINE_ACTIVATED,
    ENGINE_DEACTIVATED,
    /** A signed visit was given to an engine to see how well it does. */
    VISIT_MEASURED,

    DELIVERIES_LISTED,
    DELIVERY_ASKED,
    DELIVERY_SENT,
    DELIVERY_DELIVERED,
    DELIVERY_UNKNOWN,
    DELIVERY_PARKED,
    DELIVERY_RETRIED,
    DELIVERY_RESOLVED,

    STEPS_LISTED,
    STEP_PARKED,
    STEP_RETRIED,
    STEP_DISCARDED,

    AUDIT_VIEWED,
    AUDIT_EXPORTED,
    /** The end of the chain as it was on that day, signed and put out. */
    AUDIT_HEAD_SIGNED,
    /** The oldest month went, because it was kept for as long as it has to be. */
    AUDIT_TRIMMED,

    CHART_SCOPE_CHANGED,
    CHART_SHARED,
    CHART_SHARES_VIEWED,
    CHART_SHARE_REVOKED,
    ENCOUNTER_CLOSED_TO_OTHERS,
    ENCOUNTER_OPENED_TO_OTHERS,
    EMERGENCY_SEARCHED,
    EMERGENCY_OPENED,
    EMERGENCY_ENDED,
    EMERGENCIES_LISTED,
    EMERGENCY_REVIEWED,

    /** A new key of the practice is known, but does not seal yet. */
    KEY_ROTATION_STARTED,
    /** The new key seals from now on. */
    KEY_ROTATED,
    /** The old key opens nothing any more, but is kept for old backups. */
    KEY_RETIRED,
    KEY_DESTROYED,
    KEYS_VIEWED,
    /** Another master key wraps the practice's keys. */
    MASTER_KEY_CHANGED,

    LEGAL_HOLD_PLACED,
    LEGAL_HOLD_LIFTED,
    LEGAL_HOLDS_VIEWED,
    /** Its key is gone: nothing of it opens any more, here or in a copy. */
    VISIT_DESTROYED,
    PATIENT_DESTROYED,
    /** Carried out some days later, unless it is taken back. */
    PRACTICE_END_ANNOUNCED,
    PRACTICE_END_TAKEN_BACK,
    PRACTICE_DESTROYED,
    /** The draft of a signed note and its versions, because their time was over; the note as it was signed stays. */
    DRAFTS_DESTROYED,
    /** What an EHR said of a delivery that arrived, because its time was over. */
    DELIVERY_FORGOTTEN,
    CERTIFICATES_VIEWED,

    /** A use case that the caller's role does not include. */
    PERMISSION_DENIED;

    private static final Set<String> LOOKS =
            Set.of("VIEWED", "LISTED", "SEARCHED", "LISTENED", "PRINTED", "EXPORTED", "MEASURED");
    private static final Set<String> BEGINNINGS =
            Set.of("CREATED", "ADDED", "MADE", "DRAFTED", "ATTACHED", "BROUGHT", "ISSUED", "INVITED");
    private static final Set<String> CHANGES = Set.of(
            "CHANGED", "MOVED", "SETTLED", "SIGNED", "CHOSEN", "ERROR", "CANCELLED", "SHARED", "REVOKED", "LIFTED");
    private static final Set<String> ENDS = Set.of("DESTROYED", "REMOVED", "TRIMMED");

    /** What is done to a thing, as FHIR sorts it (AuditEvent.action). */
    public enum Kind {
        CREATE,
        READ,
        UPDATE,
        DELETE,
        /** Anything else. */
        EXECUTE
    }

    /** By the last word of its name, so that a new one has its kind as well. */
    public Kind kind() {
        String last = name().substring(name().lastIndexOf('_') + 1);
        if (LOOKS.contains(last)) {
            return Kind.READ;
        }
        if (BEGINNINGS.contains(last)) {
            return Kind.CREATE;
        }
        if (CHANGES.contains(last)) {
            return Kind.UPDATE;
        }
        return ENDS.contains(last) ? Kind.DELETE : Kind.EXECUTE;
    }
}
