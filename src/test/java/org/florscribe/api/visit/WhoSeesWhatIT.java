package org.florscribe.api.visit;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.sql.SQLException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
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

/** Own patients, confidential visits, shared charts, prepared visits and emergencies: what each person of a practice sees and does. */
class WhoSeesWhatIT {

    private static final String TALK = """
            Doctor: What brings you in today?
            Patient: I have had a sore throat for three days.
            """;

    private static RunningProduct product;
    private static Clinic owner;
    private static Clinic mine;
    private static Clinic colleague;
    private static Clinic scribe;
    private static Clinic nurse;
    private static Clinic desk;
    private static Clinic auditor;

    @BeforeAll
    static void a_practice() {
        product = RunningProduct.shared();
        owner = Clinic.open(product);
        mine = owner.colleague("Quill", "CLINICIAN");
        colleague = owner.colleague("Farrow", "CLINICIAN");
        scribe = owner.colleague("Inkwell", "SCRIBE");
        nurse = owner.colleague("Lint", "NURSE");
        desk = owner.colleague("Front", "PRACTICE_ADMIN");
        auditor = owner.colleague("Looker", "AUDITOR");
    }

    @AfterEach
    void the_practices_patients_again() {
        scope("PRACTICE");
    }

    @Test
    void in_a_practice_that_says_so_each_sees_only_their_own() {
        UUID visit = drafted(mine);
        String path = "/encounters/" + visit;
        String patient = "/patients/" + patientOf(visit);
        colleague.get(path).expect(200);

        scope("OWN");

        mine.get(path).expect(200);
        mine.get(patient).expect(200);
        desk.get(patient).expect(200);
        desk.get(path).expect(200);
        for (Clinic other : List.of(colleague, scribe, nurse)) {
            assertThat(missing(other, path)).isEqualTo(missing(other, "/encounters/" + UUID.randomUUID()));
            other.get(path + "/note").expect(404);
            other.get(path + "/transcript").expect(404);
            other.get(path + "/audio").expect(404);
            other.get(patient).expect(404);
            other.post(path + "/cancel", "{\"reason\":\"x\"}").expect(404);
            other.post("/encounters", planned(patientOf(visit), mine)).expect(404);
            assertThat(ids(other, "/encounters")).doesNotContain(visit.toString());
            assertThat(ids(other, "/patients")).doesNotContain(patientOf(visit).toString());
        }
        assertThat(ids(mine, "/encounters")).contains(visit.toString());
    }

    @Test
    void a_confidential_visit_is_its_clinicians_and_those_it_is_shared_with() {
        UUID visit = drafted(mine);
        String path = "/encounters/" + visit;
        close(colleague, path).expect(403);
        close(mine, path).expect(200);

        for (Clinic other : List.of(colleague, scribe, nurse, desk)) {
            other.get(path).expect(404);
            assertThat(ids(other, "/encounters")).doesNotContain(visit.toString());
            other.get("/patients/" + patientOf(visit)).expect(200);
        }
        mine.get(path + "/note").expect(200);
        assertThat(share(colleague, path, mine, "").status()).isEqualTo(404);
        UUID shared = share(mine, path, colleague, "").expect(201).id();

        colleague.get(path + "/note").expect(200);
        share(colleague, path, nurse, "").expect(403);
        nurse.get(path).expect(404);

        mine.delete(path + "/shares/" + shared).expect(204);
        colleague.get(path).expect(404);
        assertThat(mine.get(path + "/shares")
                        .expect(200)
                        .json()
                        .at("/items/0/revokedAt")
                        .isNull())
                .isFalse();
        assertThat(actions(patientOf(visit)))
                .contains("CHART_SHARED", "CHART_SHARE_REVOKED", "ENCOUNTER_CLOSED_TO_OTHERS");
    }

    @Test
    void what_is_shared_for_a_time_is_over_with_it() throws SQLException {
        scope("OWN");
        UUID visit = drafted(mine);
        String path = "/encounters/" + visit;
        String until = Instant.now().plus(2, ChronoUnit.HOURS).toString();
        UUID shared = share(mine, path, colleague, until).expect(201).id();
        share(mine, path, colleague, Instant.now().minusSeconds(5).toString()).expect(400);
        share(mine, path, auditor, "").expect(400);
        share(mine, path, mine, "").expect(400);
        colleague.get(path).expect(200);
        colleague
                .post(path + "/context", "{\"kind\":\"EXAM\",\"text\":\"Throat red\"}")
                .expect(201);

        product.asSuperuser("update chart_share set ends_at = now() - interval '1 second' where id = '" + shared + "'");

        colleague.get(path).expect(404);
    }

    @Test
    void a_patient_that_is_shared_is_seen_with_all_visits_but_the_confidential_ones() {
        scope("OWN");
        UUID visit = drafted(mine);
        UUID patient = patientOf(visit);
        UUID secret =
                mine.post("/encounters", planned(patient, mine)).expect(201).id();
        close(mine, "/encounters/" + secret).expect(200);
        UUID shared =
                share(mine, "/patients/" + patient, colleague, "").expect(201).id();

        colleague.get("/patients/" + patient).expect(200);
        assertThat(ids(colleague, "/encounters?patientId=" + patient)).containsExactly(visit.toString());
        mine.delete("/patients/" + patient + "/shares/" + shared).expect(204);
        colleague.get("/patients/" + patient).expect(404);
    }

    @Test
    void a_scribe_prepares_for_a_clinician_who_decides_and_signs() {
        scope("OWN");
        UUID patient = scribe.newPatient();
        scribe.post("/encounters", "{\"patientId\":\"%s\"}".formatted(patient)).expect(400);
        scribe.post("/encounters", planned(patient, nurse)).expect(400);
        JsonNode made =
                scribe.post("/encounters", planned(patient, mine)).expect(201).json();
        assertThat(made.get("clinicianId").asText())
                .isEqualTo(mine.clinicianId().toString());
        assertThat(made.get("preparedBy").asText())
                .isEqualTo(scribe.clinicianId().toString());
        String path = "/encounters/" + made.get("id").asText();
        scribe.consent(UUID.fromString(made.get("id").asText()), true);
        scribe.attach(UUID.fromString(made.get("id").asText()), "text/plain", TALK)
                .expect(202);
        scribe.awaitDraft(UUID.fromString(made.get("id").asText()));
        Clinic.Answer note = scribe.get(path + "/note").expect(200);

        for (String act : List.of(
                "/note/sign {\"password\":\"" + Clinic.PASSWORD + "\"}",
                "/note/statements/s1/disposition {\"disposition\":\"KEPT\"}",
                "/note/addenda {\"text\":\"x\"}",
                "/move {\"patientId\":\"" + patient + "\"}",
                "/cancel {\"reason\":\"x\",\"destroyConversation\":true}",
                "/conversation/destroy {}",
                "/share {\"staffId\":\"" + nurse.clinicianId() + "\"}",
                "/break-glass {\"reason\":\"I should like to see it\"}",
                "/exports {\"connectionId\":\"" + patient + "\"}")) {
            String[] call = act.split(" ", 2);
            assertThat(scribe.post(path + call[0], call[1]).status()).as(act).isEqualTo(403);
        }
        scribe.put(path + "/note", "{\"sections\":[]}", Map.of("If-Match", note.etag()))
                .expect(200);
        mine.get(path + "/note").expect(200);
        mine.post(path + "/note/sign", "{\"password\":\"" + Clinic.PASSWORD + "\"}")
                .expect(200, 409);
        close(mine, path).expect(200);
        scribe.get(path).expect(404);
    }

    @Test
    void in_an_emergency_one_chart_opens_for_an_hour_to_read_and_to_add_a_visit() throws SQLException {
        scope("OWN");
        UUID visit = drafted(mine);
        UUID other = drafted(mine);
        UUID patient = patientOf(visit);
        String path = "/encounters/" + visit;
        String reason = "{\"reason\":\"Unconscious, allergies unknown\"}";
        close(mine, path).expect(200);
        nurse.get(path).expect(404);
        nurse.post(path + "/break-glass", "{\"reason\":\"short\"}").expect(400);
        desk.post(path + "/break-glass", reason).expect(404);
        product.asSuperuser("update session set reauthenticated_at = now() - interval '1 hour' where staff_id = '"
                + nurse.clinicianId() + "'");
        assertThat(nurse.post(path + "/break-glass", reason).expect(403).slug()).isEqualTo("step-up-required");
        nurse.post("/auth/step-up", "{\"password\":\"" + Clinic.PASSWORD + "\"}")
                .expect(204);

        JsonNode opened = nurse.post(path + "/break-glass", reason).expect(201).json();

        assertThat(Instant.parse(opened.get("endsAt").asText()))
                .isEqualTo(Instant.parse(opened.get("openedAt").asText()).plus(60, ChronoUnit.MINUTES));
        nurse.get(path + "/note").expect(200);
        nurse.get(path + "/transcript").expect(200);
        nurse.get("/patients/" + patient).expect(200);
        nurse.get("/encounters/" + other).expect(404);
        String etag = nurse.get(path + "/note").etag();
        assertThat(nurse.put(path + "/note", "{\"sections\":[]}", Map.of("If-Match", etag))
                        .expect(403)
                        .slug())
                .isEqualTo("emergency-reads-only");
        nurse.post(path + "/context", "{\"kind\":\"EXAM\",\"text\":\"x\"}").expect(403);
        nurse.get(path + "/note", "application/pdf").expect(403);
        nurse.post(path + "/cancel", "{\"reason\":\"x\"}").expect(403);
        nurse.patch(
                        "/patients/" + patient,
                        "{\"givenName\":\"X\"}",
                        Map.of("If-Match", nurse.get("/patients/" + patient).etag()))
                .expect(403);
        JsonNode lines = owner.get("/audit?action=NOTE_VIEWED&patientId=" + patient)
                .expect(200)
                .json()
                .get("items");
        assertThat(lines)
                .isNotEmpty()
                .allSatisfy(line -> assertThat(line.get("emergency").asBoolean())
                        .isEqualTo(line.get("actorId")
                                .asText()
                                .equals(nurse.clinicianId().toString())));
        reviewed(opened.get("id").asText());

        product.asSuperuser(
                "update emergency_access set opened_at = opened_at - interval '61 minutes', ends_at = ends_at"
                        + " - interval '61 minutes' where id = '"
                        + opened.get("id").asText() + "'");

        nurse.get(path).expect(404);
        nurse.get("/patients/" + patient).expect(404);
    }

    @Test
    void pages_offer_each_what_they_may_do() {
        UUID visit = drafted(mine);
        String page = "/app/visit.xhtml?id=" + visit;
        close(mine, "/encounters/" + visit).expect(200);
        PageVisitor clinician = PageVisitor.signIn(product, mine);
        PageVisitor writer = PageVisitor.signIn(product, scribe);
        assertThat(shown(clinician, page)).contains("id=\"access\"", "do-sign", "Confidential");
        assertThat(writer.open(page).statusCode()).isEqualTo(404);
        mine.put("/encounters/" + visit + "/confidential", "{\"confidential\":false}", Map.of())
                .expect(200);
        assertThat(shown(writer, page))
                .contains("A clinician reviews and signs it.", "Quill")
                .doesNotContain("do-sign", "id=\"access\"", "app/move.xhtml");
        assertThat(shown(writer, "/app/patients.xhtml")).doesNotContain("emergency.xhtml");
        assertThat(shown(writer, "/app/patients.xhtml?id=" + patientOf(visit))).contains("id=\"clinician\"");
        assertThat(shown(clinician, "/app/emergency.xhtml")).contains("emergency-form");
        String access = mine.post(
                        "/encounters/" + visit + "/break-glass", "{\"reason\":\"Seen on every page of mine\"}")
                .expect(201)
                .json()
                .get("id")
                .asText();
        assertThat(shown(clinician, "/app/today.xhtml")).contains("Emergency access to the chart of", access);
        assertThat(shown(clinician, "/app/emergency.xhtml?end=" + access)).contains("end-emergency");
        PageVisitor looker = PageVisitor.signIn(product, auditor);
        assertThat(shown(looker, "/admin/emergencies.xhtml"))
                .contains("Seen on every page of mine", "that nobody has reviewed");
        assertThat(shown(looker, "/admin/emergencies.xhtml?id=" + access)).contains("review-form");
        assertThat(shown(PageVisitor.signIn(product, owner), "/admin/staff.xhtml"))
                .contains("scope-form", "Scribe", "Nurse");
    }

    private static String shown(PageVisitor person, String page) {
        var answer = person.open(page);
        assertThat(answer.statusCode()).as(page).isEqualTo(200);
        return answer.body();
    }

    private static void reviewed(String access) throws SQLException {
        JsonNode waiting =
                auditor.get("/emergencies?unreviewed=true").expect(200).json().get("items");
        assertThat(waiting).anySatisfy(it -> {
            assertThat(it.get("id").asText()).isEqualTo(access);
            assertThat(it.get("reason").asText()).isEqualTo("Unconscious, allergies unknown");
        });
        String close = "/emergencies/" + access + "/close";
        nurse.post(close, "{\"finding\":\"All right\"}").expect(404);
        auditor.post(close, "{\"finding\":\"All right\"}").expect(204);
        assertThat(auditor.get("/emergencies?unreviewed=true").expect(200).text())
                .doesNotContain(access);
        assertThat(new Tables(product).fingerprints(owner.practiceId()).get("emergency_access"))
                .doesNotContain("Unconscious");
    }

    @Test
    void nobody_reviews_what_they_opened_themselves() {
        UUID visit = drafted(mine);
        UUID access = owner.post("/encounters/" + visit + "/break-glass", "{\"reason\":\"A drill of ours\"}")
                .expect(201)
                .id();

        Clinic.Answer answer = owner.post("/emergencies/" + access + "/close", "{\"finding\":\"fine\"}");

        assertThat(answer.expect(403).slug()).isEqualTo("own-access");
    }

    private static UUID drafted(Clinic clinician) {
        UUID visit = clinician.newVisitWithConsent();
        clinician.attach(visit, "text/plain", TALK).expect(202);
        clinician.awaitDraft(visit);
        return visit;
    }

    private static UUID patientOf(UUID visit) {
        return UUID.fromString(mine.get("/encounters/" + visit)
                .expect(200)
                .json()
                .get("patientId")
                .asText());
    }

    private static String planned(UUID patient, Clinic clinician) {
        return "{\"patientId\":\"%s\",\"clinicianId\":\"%s\"}".formatted(patient, clinician.clinicianId());
    }

    private static Clinic.Answer share(Clinic by, String path, Clinic with, String until) {
        return by.post(
                path + "/share",
                "{\"staffId\":\"%s\"%s}"
                        .formatted(with.clinicianId(), until.isEmpty() ? "" : ",\"endsAt\":\"" + until + "\""));
    }

    private static Clinic.Answer close(Clinic by, String path) {
        return by.put(path + "/confidential", "{\"confidential\":true}", Map.of());
    }

    private static void scope(String scope) {
        owner.put("/practice/chart-scope", "{\"scope\":\"" + scope + "\"}", Map.of())
                .expect(200);
    }

    private static String missing(Clinic who, String path) {
        return who.get(path).expect(404).json().get("detail").asText();
    }

    private static List<String> ids(Clinic who, String list) {
        return who.get(list).expect(200).json().get("items").findValuesAsText("id").stream()
                .distinct()
                .toList();
    }

    private static List<String> actions(UUID patient) {
        return owner.get("/audit?limit=200&patientId=" + patient)
                .expect(200)
                .json()
                .get("items")
                .findValuesAsText("action");
    }
}
