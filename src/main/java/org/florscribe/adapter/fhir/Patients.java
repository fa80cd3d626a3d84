package org.florscribe.adapter.fhir;

import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.florscribe.clinical.export.EhrPatient;
import org.hl7.fhir.r4.model.HumanName;
import org.hl7.fhir.r4.model.Patient;
import org.hl7.fhir.r4.model.Patient.LinkType;
import org.hl7.fhir.r4.model.StringType;

/** A FHIR Patient as we compare people. */
final class Patients {

    private Patients() {}

    static EhrPatient of(Patient patient) {
        boolean replaced = patient.getLink().stream().anyMatch(link -> link.getType() == LinkType.REPLACEDBY);
        boolean active = !patient.hasActive() || patient.getActive();
        return new EhrPatient(
                patient.getIdElement().getIdPart(),
                patient.getName().stream().map(Patients::name).toList(),
                birthDate(patient),
                active && !replaced);
    }

    private static EhrPatient.Name name(HumanName name) {
        String given = name.getGiven().stream().map(StringType::getValue).collect(Collectors.joining(" "));
        String family = Optional.ofNullable(name.getFamily()).orElse("");
        if (given.isEmpty() && family.isEmpty()) {
            // some have the whole only; each word may then be either part
            String whole = Stream.ofNullable(name.getText()).findFirst().orElse("");
            return new EhrPatient.Name(whole, whole);
        }
        return new EhrPatient.Name(given, family);
    }

    private static Optional<LocalDate> birthDate(Patient patient) {
        try {
            return Optional.ofNullable(patient.getBirthDateElement().getValueAsString())
                    .map(LocalDate::parse);
        } catch (DateTimeParseException e) {
            return Optional.empty(); // a year or a month alone is no birth date to compare by
        }
    }
}
