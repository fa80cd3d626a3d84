package org.florscribe.clinical.encounter;

import java.time.Instant;
import java.util.Set;
import java.util.UUID;

/**
 * One time that consent to a conversation being taken was asked. Rows are only added; the newest holds.
 *
 * @param given false when it was refused or withdrawn
 * @param language BCP 47 tag of the language it was asked in
 */
public record RecordingConsent(
        UUID id,
        UUID encounterId,
        boolean given,
        Method method,
        String language,
        Set<Person> personsPresent,
        UUID recordedBy,
        Instant recordedAt) {

    public RecordingConsent {
        personsPresent = Set.copyOf(personsPresent);
    }

    /** How it was given. */
    public enum Method {
        VERBAL,
        WRITTEN,
        ELECTRONIC
    }

    /** Who was in the room. */
    public enum Person {
        PATIENT,
        RELATIVE,
        CAREGIVER,
        INTERPRETER,
        STAFF,
        OTHER
    }
}
