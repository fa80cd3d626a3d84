package org.florscribe.practice.identity;

/** What a use case asks of its caller. Every public method of an application service names exactly one. */
public enum Permission {
    /** No identity needed: set-up, sign-in, invitation and reset links. */
    ANYONE,
    /** Any signed-in person, about themselves. */
    SELF,
    /** Only the product itself: jobs, sweeps, the command line. */
    SYSTEM,
    MANAGE_PRACTICE,
    MANAGE_STAFF,
    VIEW_AUDIT,
    MANAGE_PIPELINE,
    VIEW_WORKLIST,
    MANAGE_PATIENTS,
    VIEW_CHART,
    EDIT_CHART,
    SIGN_NOTE
}
