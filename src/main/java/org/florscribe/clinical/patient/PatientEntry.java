package org.florscribe.clinical.patient;

import org.jspecify.annotations.Nullable;

/**
 * A person as typed or sent, not yet checked.
 *
 * @param birthDate ISO 8601 date
 * @param sex female, male, other or unknown
 */
public record PatientEntry(
        @Nullable String givenName,
        @Nullable String familyName,
        @Nullable String birthDate,
        @Nullable String sex,
        @Nullable String mrn) {

    /** Masked: it identifies a person. */
    @Override
    public String toString() {
        return "PatientEntry[masked]";
    }
}
