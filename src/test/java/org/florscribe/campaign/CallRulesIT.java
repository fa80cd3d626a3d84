package org.florscribe.campaign;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.florscribe.testing.Clinic;
import org.florscribe.testing.RunningProduct;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What holds for every call: no view without its line in the access log, repeated requests, limits of bodies, nothing kept. */
class CallRulesIT {

    private static final int JSON_LIMIT = 1_000_000;
    private static final int TRANSCRIPT_LIMIT = 20_000_000;
    private static final Set<String> OF_PATIENTS = Set.of("patients", "encounters");

    private static RunningProduct product;
    private static Belongings ours;
    private static Clinic clinic;

    @BeforeAll
    static void open() throws SQLException {
        product = RunningProduct.shared();
        ours = Belongings.of(product, "krellivant");
        clinic = ours.clinic();
    }

    @Test
    void nothing_of_a_patient_is_shown_or_changed_when_it_cannot_be_put_on_record() throws SQLException {
        List<String> wrong = new ArrayList<>();
        int tried = 0;
        mayWriteAccessLog(false);
        try {
            for (Operation operation : Operation.allOf(product)) {
                if (!operation.method().equals("GET") || !OF_PATIENTS.contains(operation.root())) {
                    continue;
                }
                String path = ForeignCalls.path(operation, ours, ours, "");
                for (String form : operation.forms()) {
                    Clinic.Answer answer = clinic.get(path, form);
                    tried++;
                    boolean empty = answer.status() == 200 && answer.text().startsWith("{\"items\":[]");
                    // there is nothing of the kind: the refusal comes before the end of the transaction, and shows
                    // nothing
                    boolean absent = answer.status() == 404;
                    if ((answer.status() != 503 && !empty && !absent)
                            || ours.words().stream().anyMatch(answer.text()::contains)) {
                        wrong.add(form + " " + answer.call() + " gave " + answer.status() + " " + answer.slug());
                    }
                }
            }
            assertThat(wrong).isEmpty();
            assertThat(tried).isGreaterThan(10);
            clinic.post("/patients", person("Ulmerhof")).expect(503);
        } finally {
            mayWriteAccessLog(true);
        }
        assertThat(found("Ulmerhof")).isZero();
    }

    @Test
    void a_request_sent_twice_with_one_key_is_done_once_and_answered_alike() {
        Map<String, String> key = key();
        Clinic.Answer first = clinic.post("/patients", person("Oderbrant"), key).expect(201);
        Clinic.Answer again = clinic.post("/patients", person("Oderbrant"), key).expect(201);

        assertThat(again.text()).isEqualTo(first.text());
        assertThat(again.header("Location")).isEqualTo(first.header("Location"));
        assertThat(again.etag()).isEqualTo(first.etag());
        assertThat(found("Oderbrant")).isOne();
        Clinic.Answer other = clinic.post("/patients", person("Feldkamm"), key).expect(422);
        assertThat(other.slug()).isEqualTo("idempotency-key-reused");
        assertThat(found("Feldkamm")).isZero();
    }

    @Test
    void the_key_of_a_refused_request_is_free_again_and_is_one_persons_own() {
        Map<String, String> key = key();
        clinic.post("/patients", "{\"givenName\":\"Ada\"}", key).expect(400);
        clinic.post("/patients", person("Nesselrode"), key).expect(201);
        Clinic colleague = clinic.colleague("Thorne", "CLINICIAN");
        assertThat(colleague
                        .post("/patients", person("Quendel"), key)
                        .expect(201)
                        .id())
                .isNotNull();
        clinic.post("/patients", person("Xanten"), Map.of("Idempotency-Key", "k".repeat(256)))
                .expect(400);
    }

    @Test
    void an_answer_is_not_given_again_to_somebody_whose_roles_have_changed() {
        Map<String, String> key = key();
        Clinic colleague = clinic.colleague("Holm", "CLINICIAN");
        colleague.post("/patients", person("Zwickelhof"), key).expect(201);
        Clinic.Answer staff = clinic.get("/staff/" + colleague.clinicianId()).expect(200);
        clinic.patch("/staff/" + colleague.clinicianId(), "{\"roles\":[\"AUDITOR\"]}", Map.of("If-Match", staff.etag()))
                .expect(200);
        Clinic auditor = Clinic.of(RunningProduct.shared(), colleague.email(), Clinic.PASSWORD);

        Clinic.Answer again = auditor.post("/patients", person("Zwickelhof"), key);

        assertThat(again.status()).isIn(403, 422);
        assertThat(again.text()).doesNotContain("Zwickelhof");
    }

    @Test
    void two_requests_with_one_key_in_the_same_moment_make_one_thing() {
        Map<String, String> key = key();
        List<Integer> answers = Stream.generate(() -> CompletableFuture.supplyAsync(() ->
                        clinic.post("/patients", person("Zwillinger"), key).status()))
                .limit(6)
                .toList()
                .stream()
                .map(CompletableFuture::join)
                .toList();

        assertThat(answers).contains(201).allMatch(status -> status == 201 || status == 409);
        assertThat(found("Zwillinger")).isOne();
    }

    @Test
    void a_body_over_the_limit_is_refused_whatever_it_says_of_its_length() {
        String visit = "/encounters/" + clinic.newVisitWithConsent() + "/transcript";
        byte[] json = ("{\"givenName\":\"" + "a".repeat(JSON_LIMIT)).getBytes(StandardCharsets.UTF_8);
        byte[] transcript = ("Doctor: " + "a ".repeat(TRANSCRIPT_LIMIT / 2)).getBytes(StandardCharsets.UTF_8);
        for (boolean said : new boolean[] {true, false}) {
            tooLarge(clinic.send("POST", "/patients", body(json, said), Map.of("Content-Type", "application/json")));
            Map<String, String> withKey = new java.util.HashMap<>(key());
            withKey.put("Content-Type", "application/json");
            tooLarge(clinic.send("POST", "/patients", body(json, said), withKey));
            tooLarge(clinic.send("POST", visit, body(transcript, said), Map.of("Content-Type", "text/plain")));
        }
        String fits = "{\"givenName\":\"" + "a".repeat(JSON_LIMIT - 100) + "\"}";
        clinic.post("/patients", fits).expect(400);
    }

    @Test
    void no_answer_about_people_is_kept_by_anything_on_its_way() {
        List<String> wrong = new ArrayList<>();
        for (Operation operation : Operation.allOf(product)) {
            if (!operation.method().equals("GET")) {
                continue;
            }
            for (String form : operation.forms()) {
                Clinic.Answer answer = clinic.get(ForeignCalls.path(operation, ours, ours, ""), form);
                if (answer.header("Cache-Control").filter("no-store"::equals).isEmpty()) {
                    wrong.add(operation.name() + " " + form + ": " + answer.header("Cache-Control"));
                }
            }
        }
        assertThat(wrong).isEmpty();
    }

    @Test
    void the_practice_is_that_of_the_identity_whatever_else_a_request_names() throws SQLException {
        UUID foreign = UUID.randomUUID();
        String named = person("Ambrosch").replaceFirst("\\{", "{\"practiceId\":\"" + foreign + "\",");
        clinic.post("/patients", named).expect(400);
        Clinic.Answer made = clinic.post(
                        "/patients?practiceId=" + foreign,
                        person("Ambrosch"),
                        Map.of("X-Practice-Id", foreign.toString(), "X-Tenant-Id", foreign.toString()))
                .expect(201, 400);
        if (made.status() == 201) {
            clinic.get("/patients/" + made.id() + "?practiceId=" + foreign).expect(200, 400);
        }
    }

    private static void mayWriteAccessLog(boolean may) throws SQLException {
        try (var connection = product.ownerConnection();
                var statement = connection.createStatement()) {
            statement.execute(
                    may
                            ? "grant insert on audit_event to florscribe_app"
                            : "revoke insert on audit_event from florscribe_app");
        }
    }

    private static void tooLarge(Clinic.Answer answer) {
        assertThat(answer.expect(413).header("Content-Type").orElse("")).startsWith("application/problem+json");
    }

    private static BodyPublisher body(byte[] bytes, boolean saysItsLength) {
        return saysItsLength
                ? BodyPublishers.ofByteArray(bytes)
                : BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(bytes));
    }

    private static Map<String, String> key() {
        return Map.of("Idempotency-Key", UUID.randomUUID().toString());
    }

    private static String person(String familyName) {
        return "{\"givenName\":\"Ida\",\"familyName\":\"%s\",\"birthDate\":\"1961-05-04\",\"sex\":\"female\"}"
                .formatted(familyName);
    }

    private static int found(String familyName) {
        return clinic.get("/patients?query=" + familyName)
                .expect(200)
                .json()
                .get("items")
                .size();
    }
}
