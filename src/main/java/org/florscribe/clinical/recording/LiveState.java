package org.florscribe.clinical.recording;

/** Whether more of a live recording may come, and if not, why. */
public enum LiveState {
    OPEN,
    /** The clinician said that the visit is over. */
    STOPPED,
    /** Nobody was connected for so long that it was closed with what there was. */
    INTERRUPTED,
    /** Consent was taken back while it was going on. */
    WITHDRAWN
}
