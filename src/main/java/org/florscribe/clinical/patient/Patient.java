package org.florscribe.clinical.patient;

import java.time.Instant;
import java.time.LocalDate;
import java.time.Period;
import java.util.Optional;
import java.util.UUID;
import org.florscribe.shared.PhiText;

/**
 * Who visits are about. Immutable: a change gives the patient as it is afterwards.
 *
 * @param version optimistic
 */
public record Patient(UUID id, Demographics demographics, long version, Instant createdAt) {

    /**
     * What identifies a person.
     *
     * @param mrn the practice's own record number, unique in it
     */
    public record Demographics(
            PhiText givenName, PhiText familyName, LocalDate birthDate, AdministrativeSex sex, Optional<PhiText> mrn) {

        /** Masked: it identifies a person. */
        @Override
        public String toString() {
            return "Demographics[masked]";
        }

        public String fullName() {
            return (givenName.reveal() + " " + familyName.reveal()).strip();
        }

        /** In whole years on that day. */
        public int ageOn(LocalDate day) {
            return Math.max(0, Period.between(birthDate, day).getYears());
        }
    }

    public Patient with(Demographics changed) {
        return new Patient(id, changed, version, createdAt);
    }
}
