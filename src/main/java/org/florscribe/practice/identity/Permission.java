package org.florscribe.practice.identity;

/** What a use case asks of its caller. Every public method of an application service names exactly one. */
public enum Permission {
    /** No identity needed: set-up, sign-in, invitation and reset links. */
    ANYONE,
    /** Whoever is known, a program with a key too: what is the same for everybody here. */
    IDENTIFIED,
    /** Any signed-in person, about themselves. */
    SELF,
    /** Only the product itself: jobs, sweeps, the command line. */
    SYSTEM,
    MANAGE_PRACTICE,
    MANAGE_STAFF,
    /** Let programs in, and shut them out. */
    MANAGE_API_KEYS,
    VIEW_AUDIT,
    MANAGE_PIPELINE,
    VIEW_WORKLIST,
    MANAGE_PATIENTS,
    VIEW_CHART,
    /** Plan, ask for consent, record, bring and correct a conversation, work on the draft: for a clinician, who answers for it. */
    PREPARE_VISIT,
    /** What only a clinician decides of a visit: keep what was not heard, move it, destroy its conversation. */
    EDIT_CHART,
    /** Hand a note to an EHR. */
    EXPORT_NOTE,
    /** Let a colleague in, or keep colleagues out. */
    SHARE_CHART,
    SIGN_NOTE,
    /** Open one patient's chart in an emergency. */
    BREAK_GLASS,
    /** Look at what was opened in emergencies and say that it was right or not. */
    REVIEW_EMERGENCY
}
