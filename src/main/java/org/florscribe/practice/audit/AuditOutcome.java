package org.florscribe.practice.audit;

/** How it ended. */
public enum AuditOutcome {
    SUCCESS,
    REFUSED,
    FAILED
}
