package org.florscribe.api.visit;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.florscribe.testing.Clinic;
import org.florscribe.testing.PageVisitor;
import org.florscribe.testing.RunningProduct;
import org.florscribe.testing.Tables;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** An access log that cannot be written: nobody sees anything of a patient, and nothing is changed. */
class UnwrittenLogIT {

    private static final String TALK = "Doctor: What brings you in?\nPatient: I have had a cough for two weeks.\n";

    private static RunningProduct product;
    private static Clinic clinic;
    private static PageVisitor page;
    private static UUID visit;
    private static UUID patient;

    @BeforeAll
    static void aDraft() {
        product = RunningProduct.shared();
        clinic = Clinic.open(product);
        page = PageVisitor.signIn(product, clinic);
        visit = clinic.newVisitWithConsent();
        clinic.attach(visit, "text/plain", TALK).expect(202);
        clinic.awaitDraft(visit);
        patient = UUID.fromString(clinic.get("/encounters/" + visit)
                .expect(200)
                .json()
                .get("patientId")
                .asText());
    }

    @AfterEach
    void letItBeWritten() throws SQLException {
        product.asSuperuser("grant insert on audit_event to florscribe_app");
    }

    @Test
    void what_is_of_a_patient_is_not_shown() throws SQLException, IOException {
        product.asSuperuser("revoke insert on audit_event from florscribe_app");

        for (String path : List.of(
                "/patients/" + patient,
                "/patients?query=Person",
                "/encounters/" + visit,
                "/encounters?patientId=" + patient,
                "/encounters/" + visit + "/transcript",
                "/encounters/" + visit + "/findings",
                "/encounters/" + visit + "/note",
                "/encounters/" + visit + "/context",
                "/audit")) {
            Clinic.Answer answer = clinic.get(path);
            assertThat(answer.status()).as(path + ": " + answer.text()).isEqualTo(503);
            assertThat(answer.slug()).isEqualTo("unavailable");
            assertThat(answer.text()).doesNotContain("cough", "Person", "audit_event");
        }
        for (String path : List.of("/app/visit.xhtml?id=" + visit, "/app/today.xhtml", "/app/note.txt?id=" + visit)) {
            HttpResponse<String> answer = page.open(path);
            assertThat(answer.statusCode()).as(path).isEqualTo(503);
            assertThat(answer.body()).doesNotContain("cough", "Person", "audit_event");
        }
        assertThat(Files.readString(product.serverLog())).contains("the access log cannot be written");

        letItBeWritten();
        clinic.get("/encounters/" + visit + "/note").expect(200);
    }

    @Test
    void what_would_be_changed_stays() throws SQLException {
        Clinic.Answer note = clinic.get("/encounters/" + visit + "/note").expect(200);
        UUID planned = clinic.newVisit();
        Map<String, String> before = new Tables(product).fingerprints(clinic.practiceId());
        product.asSuperuser("revoke insert on audit_event from florscribe_app");

        clinic.put(
                        "/encounters/" + visit + "/note",
                        "{\"sections\":[{\"code\":\"CHIEF_COMPLAINT\",\"statements\":[{\"text\":\"Changed.\"}]}]}",
                        Map.of("If-Match", note.etag()))
                .expect(503);
        clinic.post("/patients", """
                        {"givenName":"Lost","familyName":"Entry","birthDate":"1970-05-17","sex":"female"}""").expect(503);
        clinic.post("/encounters/" + planned + "/cancel", "{}").expect(503);
        clinic.attach(planned, "text/plain", TALK).expect(409, 503);
        clinic.put("/encounters/" + planned + "/consent", """
                        {"given":true,"method":"VERBAL","language":"en","personsPresent":["PATIENT"]}""", Map.of()).expect(503);
        clinic.post("/encounters/" + visit + "/note/sign", "{\"password\":\"" + Clinic.PASSWORD + "\"}")
                .expect(409, 503);

        assertThat(new Tables(product).fingerprints(clinic.practiceId())).isEqualTo(before);
    }
}
