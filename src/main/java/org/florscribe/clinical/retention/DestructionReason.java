package org.florscribe.clinical.retention;

/** Why something was destroyed for good; one of a list, so that no free words outlive what they tell of. */
public enum DestructionReason {
    PATIENT_ASKED,
    CONSENT_WITHDRAWN,
    MADE_IN_ERROR,
    TIME_IS_OVER,
    PRACTICE_LEAVES
}
