package org.florscribe.clinical.note;

/** What a section tells of: how the page groups sections, and what an engine looks for that does not know the section. */
public enum SectionGroup {
    SUBJECTIVE,
    OBJECTIVE,
    ASSESSMENT_AND_PLAN,
    /** What was done in the visit: a session's interventions, a procedure. */
    PROCEDURE
}
