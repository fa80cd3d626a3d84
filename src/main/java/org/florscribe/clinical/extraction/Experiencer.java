package org.florscribe.clinical.extraction;

/** Whose finding it is (ConText: experiencer). */
public enum Experiencer {
    PATIENT,
    FAMILY,
    OTHER
}
