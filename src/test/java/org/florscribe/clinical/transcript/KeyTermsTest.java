package org.florscribe.clinical.transcript;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.florscribe.adapter.rules.RulesTermFinder;
import org.florscribe.clinical.patient.AdministrativeSex;
import org.florscribe.clinical.patient.Patient;
import org.florscribe.practice.engine.EngineAccess;
import org.florscribe.shared.PhiText;
import org.junit.jupiter.api.Test;

class KeyTermsTest {

    private final TermFinder finder = new RulesTermFinder();

    @Test
    void medicines_and_conditions_of_what_is_known_are_expected_under_their_names_in_the_list() {
        assertThat(finder.termsIn("Zestril 20 mg since 3/4/2021, high blood pressure; seen by Dr. Quimby, 555-0134"))
                .containsExactly("lisinopril", "hypertension");
    }

    @Test
    void a_part_of_the_patients_name_or_record_number_never_leaves() {
        List<String> terms = terms(
                patient("Mary-Jos\u00e9 Ann", "Graves", "PARKINSON-77"),
                List.of("Graves disease", "parkinson disease", "asthma"),
                Map.of("keyTerms", "true", "terms", "Jose inhaler, GRAVES, Maryland, ann arbor, spirometer"));

        assertThat(terms).containsExactly("asthma", "Maryland", "spirometer");
    }

    @Test
    void no_number_no_date_and_no_address_leaves_whatever_is_in_a_list() {
        assertThat(terms(
                        patient("A", "B", ""),
                        List.of("factor V", "vitamin b12"),
                        Map.of("keyTerms", "true", "terms", "2021-03-04, a@b.example, Room 7, walker")))
                .containsExactly("factor V", "walker");
    }

    @Test
    void nothing_is_sent_unless_an_admin_wants_it_and_nothing_twice() {
        assertThat(terms(patient("A", "B", ""), List.of("asthma"), Map.of())).isEmpty();
        assertThat(terms(
                        patient("A", "B", ""),
                        List.of("asthma"),
                        Map.of("keyTerms", "true", "terms", "Asthma, asthma")))
                .containsExactly("asthma");
    }

    private static List<String> terms(Patient.Demographics patient, List<String> found, Map<String, String> options) {
        return KeyTerms.of(found, patient)
                .forEngine(new EngineAccess(
                        new UUID(0, 1),
                        "openai",
                        "Main",
                        "https://speech.example",
                        Optional.empty(),
                        Optional.empty(),
                        options));
    }

    private static Patient.Demographics patient(String given, String family, String mrn) {
        return new Patient.Demographics(
                PhiText.of(given),
                PhiText.of(family),
                LocalDate.of(1970, 3, 31),
                AdministrativeSex.UNKNOWN,
                Optional.of(mrn).filter(it -> !it.isEmpty()).map(PhiText::of));
    }
}
