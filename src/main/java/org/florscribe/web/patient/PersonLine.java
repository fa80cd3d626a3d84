package org.florscribe.web.patient;

import java.time.LocalDate;
import java.util.UUID;
import org.florscribe.clinical.patient.Patient;
import org.florscribe.shared.PhiText;
import org.florscribe.web.view.Times;
import org.florscribe.web.view.Words;

/** Who a patient is, in the words of a list or a banner. */
public record PersonLine(UUID id, String name, String born, String sex, String mrn) {

    public static PersonLine of(Patient patient, LocalDate on, Times times, Words words) {
        Patient.Demographics person = patient.demographics();
        return new PersonLine(
                patient.id(),
                person.fullName(),
                words.get("patient.born-and-age", times.date(person.birthDate()), person.ageOn(on)),
                words.get("sex." + person.sex().code()),
                person.mrn().map(PhiText::reveal).orElse(""));
    }

    /** Masked: it identifies a patient. */
    @Override
    public String toString() {
        return "PersonLine[" + id + "]";
    }
}
