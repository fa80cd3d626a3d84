package org.florscribe.clinical.patient;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.time.LocalDate;
import org.florscribe.shared.InvalidInput;
import org.junit.jupiter.api.Test;

class DemographicsRulesTest {

    private static final LocalDate TODAY = LocalDate.of(2026, 11, 21);

    @Test
    void a_whole_entry_is_taken_as_typed() {
        Patient.Demographics person =
                DemographicsRules.check(new PatientEntry(" Ada ", "Example", "1980-02-29", "female", " A-1 "), TODAY);

        assertThat(person.fullName()).isEqualTo("Ada Example");
        assertThat(person.birthDate()).isEqualTo(LocalDate.of(1980, 2, 29));
        assertThat(person.mrn().orElseThrow().reveal()).isEqualTo("A-1");
        assertThat(person.ageOn(TODAY)).isEqualTo(46);
    }

    @Test
    void every_mistake_is_named_at_once() {
        InvalidInput refused = catchThrowableOfType(
                InvalidInput.class,
                () -> DemographicsRules.check(new PatientEntry("", null, "1980-02-30", "f", "x".repeat(41)), TODAY));

        assertThat(refused.errors())
                .extracting(InvalidInput.FieldError::field)
                .containsExactly("givenName", "familyName", "birthDate", "sex", "mrn");
    }

    @Test
    void nobody_is_born_tomorrow() {
        assertThatThrownBy(
                        () -> DemographicsRules.check(new PatientEntry("A", "B", "2026-11-22", "other", null), TODAY))
                .isInstanceOf(InvalidInput.class)
                .hasMessageContaining("cannot be used");
    }

    @Test
    void a_record_number_has_something_to_be_found_by() {
        InvalidInput refused = catchThrowableOfType(
                InvalidInput.class,
                () -> DemographicsRules.check(new PatientEntry("A", "B", "1980-02-29", "other", "--"), TODAY));

        assertThat(refused.errors()).extracting(InvalidInput.FieldError::field).containsExactly("mrn");
    }

    @Test
    void an_entry_prints_nothing_of_a_person() {
        assertThat(new PatientEntry("Ada", "Example", "1980-02-29", "female", "A-1").toString())
                .isEqualTo("PatientEntry[masked]");
    }
}
