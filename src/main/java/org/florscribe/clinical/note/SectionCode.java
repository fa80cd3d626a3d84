package org.florscribe.clinical.note;

/** The sections of the default SOAP note, in the order they are written. */
public enum SectionCode {
    CHIEF_COMPLAINT(Group.SUBJECTIVE, "Chief complaint"),
    HISTORY_OF_PRESENT_ILLNESS(Group.SUBJECTIVE, "History of present illness"),
    REVIEW_OF_SYSTEMS(Group.SUBJECTIVE, "Review of systems"),
    PHYSICAL_EXAM(Group.OBJECTIVE, "Physical exam"),
    RESULTS(Group.OBJECTIVE, "Results"),
    ASSESSMENT_AND_PLAN(Group.ASSESSMENT_AND_PLAN, "Assessment and plan");

    /** How the page groups them. */
    public enum Group {
        SUBJECTIVE,
        OBJECTIVE,
        ASSESSMENT_AND_PLAN
    }

    private final Group group;
    private final String title;

    SectionCode(Group group, String title) {
        this.group = group;
        this.title = title;
    }

    public Group group() {
        return group;
    }

    public String title() {
        return title;
    }
}
