package org.florscribe.clinical.extraction;

/** What a finding is about. */
public enum FindingKind {
    CONDITION,
    SYMPTOM,
    MEDICATION,
    ALLERGY,
    VITAL,
    EXAM,
    LAB,
    PROCEDURE,
    SOCIAL,
    ORDER,
    FOLLOW_UP,
    PLAN
}
