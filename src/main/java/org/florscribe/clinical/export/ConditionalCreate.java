package org.florscribe.clinical.export;

/**
 * Whether a server makes a document only once when asked twice (FHIR R4 http.html#ccreate). What it says of itself counts for
 * nothing: only one that was tried on a confirmed delivery is PROVEN.
 */
public enum ConditionalCreate {
    UNTRIED,
    /** The second request of the trial is on its way, or was when the server died. */
    TRYING,
    PROVEN,
    REFUTED
}
