package org.florscribe.clinical.note;

/** Why something that a note leaves out deserves a look, the gravest first. */
public enum OmissionRisk {
    /** A chart without it may harm. */
    ALLERGY,
    /** Begun, stopped, more or less of it. */
    MEDICATION_CHANGE,
    /** A symptom that may point to something dangerous. */
    RED_FLAG,
    /** When to come back, or what to watch for until then. */
    FOLLOW_UP,
    MEDICATION,
    CONDITION,
    /** A test, a picture, a referral. */
    ORDER,
    MEASUREMENT,
    SYMPTOM
}
