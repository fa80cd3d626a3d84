package org.florscribe.clinical.patient;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PatientSearchTest {

    @ParameterizedTest
    @ValueSource(strings = {"1970-12-31", "1970/12/31", "19701231", "12/31/1970", "31.12.1970", "31-12-1970"})
    void a_birth_date_is_found_in_any_usual_spelling(String typed) {
        assertThat(PatientSearch.dates(typed)).contains(LocalDate.of(1970, 12, 31));
    }

    @Test
    void a_date_that_can_be_read_two_ways_is_looked_for_both_ways() {
        assertThat(PatientSearch.dates("03/04/1970"))
                .containsExactly(LocalDate.of(1970, 3, 4), LocalDate.of(1970, 4, 3));
    }

    @ParameterizedTest
    @ValueSource(strings = {"Okafor", "204417", "1970-13-45", "99/99/1970", ""})
    void what_is_no_date_is_none(String typed) {
        assertThat(PatientSearch.dates(typed)).isEmpty();
    }
}
