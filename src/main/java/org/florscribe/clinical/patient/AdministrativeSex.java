package org.florscribe.clinical.patient;

import java.util.Locale;

/** FHIR R4 administrative gender. */
public enum AdministrativeSex {
    FEMALE,
    MALE,
    OTHER,
    UNKNOWN;

    /** As FHIR and the API write it: female, male, other, unknown. */
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** @throws IllegalArgumentException when there is no such code */
    public static AdministrativeSex of(String code) {
        return valueOf(code.toUpperCase(Locale.ROOT));
    }
}
