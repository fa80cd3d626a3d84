package org.florscribe.clinical.export;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.florscribe.clinical.patient.AdministrativeSex;
import org.florscribe.clinical.patient.Patient;
import org.florscribe.shared.PhiText;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PatientMatchTest {

    private static final LocalDate BORN = LocalDate.of(1961, 5, 2);

    @ParameterizedTest
    @CsvSource({
        "Zoë, García López, zoe, GARCIA LOPEZ, true",
        "Zoë Marie, García López, Marie, Lopez, true",
        "Jean-Luc, O'Neill, Jean Luc, ONeill, true",
        "Мария, Иванова, мария, ИВАНОВА, true",
        "Ada, Sample, Adam, Sample, false",
        "Ada, Sample, Ada, Simple, false",
        "Ada, Sample, Sample, Ada, false",
        "Ada, Sample, '', Sample, false"
    })
    void names_are_the_same_when_a_family_and_a_given_name_are(
            String given, String family, String theirGiven, String theirFamily, boolean same) {
        EhrPatient theirs =
                new EhrPatient("p", List.of(new EhrPatient.Name(theirGiven, theirFamily)), Optional.of(BORN), true);
        assertThat(PatientMatch.objection(ours(given, family), List.of(theirs)).isEmpty())
                .isEqualTo(same);
    }

    @Test
    void another_or_no_birth_date_is_another_person() {
        for (Optional<LocalDate> born : List.of(Optional.<LocalDate>empty(), Optional.of(BORN.plusDays(1)))) {
            EhrPatient theirs = new EhrPatient("p", List.of(new EhrPatient.Name("Ada", "Sample")), born, true);
            assertThat(PatientMatch.objection(ours("Ada", "Sample"), List.of(theirs)))
                    .contains(DeliveryReason.PATIENT_DIFFERS);
        }
    }

    @Test
    void nobody_several_and_a_record_out_of_use_are_no_match() {
        EhrPatient same = new EhrPatient("p", List.of(new EhrPatient.Name("Ada", "Sample")), Optional.of(BORN), true);
        EhrPatient old = new EhrPatient("q", same.names(), same.birthDate(), false);
        Patient.Demographics ada = ours("Ada", "Sample");
        assertThat(PatientMatch.objection(ada, List.of())).contains(DeliveryReason.PATIENT_NOT_FOUND);
        assertThat(PatientMatch.objection(ada, List.of(same, same))).contains(DeliveryReason.PATIENT_NOT_UNIQUE);
        assertThat(PatientMatch.objection(ada, List.of(old))).contains(DeliveryReason.PATIENT_INACTIVE);
        assertThat(PatientMatch.objection(ada, List.of(same))).isEmpty();
    }

    private static Patient.Demographics ours(String given, String family) {
        return new Patient.Demographics(
                PhiText.of(given), PhiText.of(family), BORN, AdministrativeSex.FEMALE, Optional.of(PhiText.of("1")));
    }
}
