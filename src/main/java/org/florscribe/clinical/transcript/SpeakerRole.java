package org.florscribe.clinical.transcript;

/** Who a voice belongs to. OTHER is a relative, an interpreter, a nurse, a device. */
public enum SpeakerRole {
    CLINICIAN,
    PATIENT,
    OTHER
}
