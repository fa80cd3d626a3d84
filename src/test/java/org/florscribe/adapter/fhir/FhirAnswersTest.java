package org.florscribe.adapter.fhir;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.florscribe.adapter.fhir.DocumentReferences.Place;
import org.florscribe.platform.outbound.OutboundAnswer;
import org.hl7.fhir.r4.model.Patient;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class FhirAnswersTest {

    @ParameterizedTest
    @CsvSource({
        "DocumentReference/e12, e12, ''",
        "DocumentReference/e12/_history/3, e12, 3",
        "https://ehr.example.org/r4/DocumentReference/a.b-C, a.b-C, ''",
        "https://ehr.example.org/r4/DocumentReference/7/_history/v1, 7, v1"
    })
    void a_new_document_says_where_it_is(String location, String id, String version) {
        assertThat(Place.of(location)).hasValueSatisfying(place -> {
            assertThat(place.id()).isEqualTo(id);
            assertThat(place.version().orElse("")).isEqualTo(version);
        });
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "Patient/1", "DocumentReference/", "DocumentReference/a b", "DocumentReference/1/2"})
    void what_is_no_place_is_none(String location) {
        assertThat(Place.of(location)).isEmpty();
    }

    @Test
    void a_refusal_is_told_in_the_servers_words_the_worst_first() {
        String outcome = """
                {"resourceType":"OperationOutcome","issue":[
                 {"severity":"warning","code":"informational","diagnostics":"Slow"},
                 {"severity":"error","code":"required","details":{"text":"The author\\u0007 is missing"},"expression":["DocumentReference.author"]},
                 {"severity":"fatal","code":"exception"}]}""";
        assertThat(OutcomeWords.of(answer(outcome)).reveal())
                .isEqualTo("Exception · The author is missing (DocumentReference.author) · Slow");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "<html>no</html>", "{", "{\"resourceType\":\"Patient\"}", "[1]", "null"})
    void what_is_no_outcome_says_nothing(String body) {
        assertThat(OutcomeWords.of(answer(body)).reveal()).isEmpty();
    }

    @Test
    void a_person_has_all_their_names_and_only_a_whole_birth_date() {
        Patient patient = FhirJson.read("""
                        {"resourceType":"Patient","id":"p","birthDate":"1970-05","name":[
                         {"family":"Sample","given":["Ada","Maria"]},{"text":"Ada Klein"}],
                         "link":[{"other":{"reference":"Patient/q"},"type":"replaced-by"}]}""".getBytes(StandardCharsets.UTF_8), Patient.class)
                .orElseThrow();
        assertThat(Patients.of(patient).names())
                .extracting(name -> name.given() + "|" + name.family())
                .containsExactly("Ada Maria|Sample", "Ada Klein|Ada Klein");
        assertThat(Patients.of(patient).birthDate()).isEmpty();
        assertThat(Patients.of(patient).active()).isFalse();
    }

    private static OutboundAnswer answer(String body) {
        return new OutboundAnswer(422, Map.of(), body.getBytes(StandardCharsets.UTF_8));
    }
}
