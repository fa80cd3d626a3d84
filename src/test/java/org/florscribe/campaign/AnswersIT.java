package org.florscribe.campaign;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.florscribe.testing.Clinic;
import org.florscribe.testing.DescribedForm;
import org.florscribe.testing.RunningProduct;
import org.junit.jupiter.api.Test;

/** What calls answer is what the served description says of it, field by field. */
class AnswersIT {

    private static final String JSON = "application/json";
    private static final String PROBLEM = "application/problem+json";
    private static final String NOBODYS = "00000000-0000-7000-8000-000000000000";

    private final RunningProduct product = RunningProduct.shared();
    private final JsonNode document = Operation.document(product);

    @Test
    void every_read_answers_in_the_form_that_is_described() throws SQLException {
        Belongings ours = Belongings.of(product, "quellmund");
        List<String> wrong = new ArrayList<>();
        int held = 0;
        for (Operation operation : Operation.allOf(product)) {
            if (!operation.method().equals("GET") || !operation.forms().contains(JSON)) {
                continue;
            }
            Clinic.Answer answer = ours.clinic().get(ForeignCalls.path(operation, ours, ours, ""), JSON);
            if (answer.status() != 200) {
                continue;
            }
            held++;
            DescribedForm.faults(document, schema(operation, "200", JSON), answer.json())
                    .forEach(fault -> wrong.add(operation.name() + " " + fault));
        }
        assertThat(wrong).isEmpty();
        assertThat(held).isGreaterThan(15);
    }

    @Test
    void a_refusal_has_the_form_of_a_problem() throws SQLException {
        Clinic clinic = Clinic.open(product);
        Clinic.Answer missing = clinic.get("/encounters/" + NOBODYS).expect(404);
        Clinic.Answer wrong = clinic.post("/patients", "{\"givenName\":7}").expect(400);
        for (Clinic.Answer answer : List.of(missing, wrong)) {
            assertThat(answer.header("Content-Type").orElse("")).startsWith(PROBLEM);
            assertThat(DescribedForm.faults(document, document.at("/components/schemas/Problem"), answer.json()))
                    .isEmpty();
        }
    }

    private JsonNode schema(Operation operation, String status, String form) {
        return document.path("paths")
                .path(operation.path())
                .path(operation.method().toLowerCase(Locale.ROOT))
                .path("responses")
                .path(status)
                .path("content")
                .path(form)
                .path("schema");
    }
}
