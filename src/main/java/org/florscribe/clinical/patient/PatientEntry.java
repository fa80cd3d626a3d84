package org.florscribe.clinical.patient;

import org.florscribe.shared.PhiText;
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

    /** These entries where there are any, what is known where there is none. */
    PatientEntry over(Patient.Demographics known) {
        return new PatientEntry(
                given(givenName, known.givenName().reveal()),
                given(familyName, known.familyName().reveal()),
                given(birthDate, known.birthDate().toString()),
                given(sex, known.sex().code()),
                mrn == null ? known.mrn().map(PhiText::reveal).orElse(null) : mrn);
    }

    private static String given(@Nullable String entry, String known) {
        return entry == null ? known : entry;
    }

    /** Masked: it identifies a person. */
    @Override
    public String toString() {
        return "PatientEntry[masked]";
    }
}
