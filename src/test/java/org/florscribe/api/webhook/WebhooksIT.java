package org.florscribe.api.webhook;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.florscribe.testing.Await;
import org.florscribe.testing.Clinic;
import org.florscribe.testing.JobQueue;
import org.florscribe.testing.RunningProduct;
import org.florscribe.testing.Tables;
import org.florscribe.testing.WebhookReceiver;
import org.florscribe.testing.WebhookReceiver.Mood;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Webhooks of the product that ships, told to a receiver that takes nothing but what docs/webhooks.md describes. */
class WebhooksIT {

    private static final Duration SOON = Duration.ofSeconds(30);
    private static final Duration LATER = Duration.ofSeconds(150);
    private static final String ALL = "\"visit.planned\",\"visit.cancelled\",\"recording.stopped\",\"note.ready\","
            + "\"note.signed\",\"note.amended\",\"note.delivered\",\"delivery.failed\",\"step.failed\"";
    private static final String TALK = """
            Doctor: What brings you in?
            Patient: I have had a cough for two weeks.
            Doctor: Take amoxicillin five hundred milligrams three times a day, please.
            """;

    /** Started before the product, which may call this port and no other of this machine. */
    private static final WebhookReceiver RECEIVER = new WebhookReceiver();

    private static RunningProduct product;

    private Clinic clinic;

    @BeforeAll
    static void start() {
        product = RunningProduct.start(Map.of(
                "OUTBOUND_ALLOW",
                "127.0.0.0/8:" + RECEIVER.port(),
                "SMTP_URL",
                "smtp://127.0.0.1:9",
                "MAIL_FROM",
                "scribe@example.org"));
    }

    @AfterAll
    static void stop() {
        product.close();
        RECEIVER.close();
    }

    @BeforeEach
    void open() {
        clinic = Clinic.open(product);
    }

    @AfterEach
    void calm() {
        RECEIVER.always(Optional.empty());
    }

    @Test
    void each_milestone_of_a_visit_is_told_once_signed_and_by_ids_only() throws Exception {
        String secret = secret(add(ALL));
        RECEIVER.knows(secret);
        UUID visit = clinic.newVisitWithConsent();
        clinic.attach(visit, "text/plain", TALK).expect(202);
        clinic.awaitDraft(visit);
        sign(visit);
        clinic.post("/encounters/" + visit + "/note/addenda", "{\"text\":\"also seen by a colleague\"}")
                .expect(201);
        UUID called = clinic.newVisit();
        clinic.post("/encounters/" + called + "/cancel", "{\"reason\":\"called off\"}")
                .expect(200);

        await("all is told", () -> types(visit).size() == 4 && types(called).size() == 2);

        assertThat(types(visit))
                .containsExactlyInAnyOrder("visit.planned", "note.ready", "note.signed", "note.amended");
        assertThat(types(called)).containsExactlyInAnyOrder("visit.planned", "visit.cancelled");
        assertThat(RECEIVER.faults()).isEmpty();
        JsonNode signed = told(visit).stream()
                .filter(it -> it.type().equals("note.signed"))
                .findFirst()
                .orElseThrow()
                .body();
        assertThat(signed.get("practiceId").asText())
                .isEqualTo(clinic.practiceId().toString());
        assertThat(signed.at("/data/noteId").asText()).isNotEmpty();
        assertThat(RECEIVER.events().stream().map(WebhookReceiver.Event::id).distinct())
                .hasSameSizeAs(RECEIVER.events());
    }

    @Test
    void a_delivery_that_needs_a_person_is_told() throws Exception {
        RECEIVER.knows(secret(add("\"delivery.failed\"")));
        clinic.post("/ehr-connections", """
                        {"kind":"fhir-r4","name":"chart","baseUrl":"http://127.0.0.1:9/fhir","default":true}""").expect(201);
        UUID visit = clinic.newVisitWithConsent();
        clinic.attach(visit, "text/plain", TALK).expect(202);
        clinic.awaitDraft(visit);
        sign(visit);

        await("it is told", () -> !told(visit).isEmpty());

        String export = clinic.get("/encounters/" + visit + "/exports")
                .expect(200)
                .json()
                .at("/items/0/id")
                .asText();
        assertThat(types(visit)).containsExactly("delivery.failed");
        assertThat(told(visit).get(0).body().at("/data/exportId").asText()).isEqualTo(export);
    }

    @Test
    void the_signed_end_of_the_access_log_is_told_and_holds_when_it_is_checked_offline(@TempDir Path kept)
            throws Exception {
        RECEIVER.knows(secret(add("\"audit.head\"")));
        // the head of a new practice may have been signed today before the webhook was there
        new Tables(product).execute(clinic.practiceId(), "update audit_head set signed_on = null");

        new JobQueue(product).run("KeepAuditHandler");
        await("it is told", () -> !heads().isEmpty());

        Path file = Files.writeString(kept.resolve("kept.heads"), heads().get(0) + "\n");
        RunningProduct.Answer checked = product.command(
                "audit",
                "verify",
                "--practice",
                clinic.practiceId().toString(),
                "--heads",
                file.toString(),
                "--public-key",
                product.dataDir().resolve("audit-heads/public-key.pem").toString());
        assertThat(checked.words()).contains("1 heads agree");
        assertThat(checked.code()).isZero();
    }

    private List<String> heads() {
        return RECEIVER.events().stream()
                .filter(event -> event.type().equals("audit.head"))
                .map(WebhookReceiver.Event::body)
                .filter(body -> body.get("practiceId")
                        .asText()
                        .equals(clinic.practiceId().toString()))
                .map(body -> body.at("/data/head").asText())
                .toList();
    }

    @Test
    void what_was_not_taken_comes_again_with_the_same_id_and_the_log_tells_of_it() throws Exception {
        Clinic.Answer added = add("\"visit.planned\"");
        RECEIVER.knows(secret(added));
        RECEIVER.next(Mood.BROKEN, Mood.MUTE);
        UUID visit = clinic.newVisit();

        await("it is told in the end", LATER, () -> !told(visit).isEmpty());

        String body = told(visit).get(0).body().toString();
        assertThat(RECEIVER.requests().stream().filter(body::equals)).hasSize(3);
        await(
                "it is on record",
                () -> log(added.id()).at("/items/0/state").asText().equals("DELIVERED"));
        JsonNode logged = log(added.id()).at("/items/0");
        assertThat(logged.get("eventId").asText()).isEqualTo(told(visit).get(0).id());
        assertThat(logged.get("attempts").findValuesAsText("outcome"))
                .containsExactly("STATUS", "NO_ANSWER", "DELIVERED");
        assertThat(logged.at("/attempts/0/status").asInt()).isEqualTo(500);
        assertThat(logged.at("/attempts/2/durationMs").asInt()).isBetween(0, 10_000);
        assertThat(webhook(added.id()).get("failures").asInt()).isZero();

        clinic.post(
                        "/webhooks/" + added.id() + "/deliveries/"
                                + logged.get("id").asText() + "/send-again",
                        "")
                .expect(202);
        await("it came again", () -> told(visit).size() == 2);
        assertThat(told(visit).get(1).id()).isEqualTo(told(visit).get(0).id());
    }

    @Test
    void the_secret_is_shown_once_and_changes_without_a_gap() throws Exception {
        Clinic.Answer added = add("\"visit.planned\"");
        String first = secret(added);
        assertThat(clinic.get("/webhooks/" + added.id()).expect(200).text()).doesNotContain(first);
        assertThat(clinic.get("/webhooks").expect(200).text()).doesNotContain(first);
        assertThat(new Tables(product).column(clinic.practiceId(), "select webhook::text from webhook"))
                .noneMatch(row -> row.contains(first) || row.contains("hook?tenant"));
        String second =
                secret(clinic.post("/webhooks/" + added.id() + "/secret", "").expect(200));
        assertThat(second).isNotEqualTo(first);

        RECEIVER.knows(first); // the other side has not changed over yet
        assertThat(test(added.id()).at("/attempts/0/outcome").asText()).isEqualTo("DELIVERED");
        RECEIVER.forgets(first);
        RECEIVER.knows(second);
        assertThat(test(added.id()).at("/attempts/0/outcome").asText()).isEqualTo("DELIVERED");
        assertThat(webhook(added.id()).get("previousSecretUntil").isNull()).isFalse();

        new Tables(product)
                .execute(clinic.practiceId(), "update webhook set previous_secret_until = now() - interval '1 second'");
        RECEIVER.forgets(second);
        RECEIVER.knows(first);
        assertThat(test(added.id()).at("/attempts/0/status").asInt())
                .as("a day later")
                .isEqualTo(401);
    }

    @Test
    void one_to_which_nothing_can_be_brought_is_switched_off_with_notice_and_loses_nothing() throws Exception {
        Clinic.Answer added = add("\"visit.planned\"");
        RECEIVER.knows(secret(added));
        RECEIVER.always(Optional.of(Mood.BROKEN));
        UUID first = clinic.newVisit();
        await("it failed", () -> webhook(added.id()).get("failures").asInt() > 0);
        Tables tables = new Tables(product);
        tables.execute(clinic.practiceId(), "update webhook set failures = 12");
        tables.execute(
                clinic.practiceId(),
                "update webhook_delivery set queued_at = now() - interval '25 hours', next_attempt_at = now()");

        await(
                "it is switched off",
                LATER,
                () -> webhook(added.id()).get("state").asText().equals("SWITCHED_OFF"));

        assertThat(tables.column(clinic.practiceId(), "select count(*) from mail where kind = 'WEBHOOK_OFF'"))
                .containsExactly("1");
        assertThat(clinic.get("/audit?action=WEBHOOK_SWITCHED_OFF")
                        .expect(200)
                        .json()
                        .get("items"))
                .hasSize(1);
        String givenUp = log(added.id()).at("/items/0/id").asText();
        assertThat(log(added.id()).at("/items/0/state").asText()).isEqualTo("GIVEN_UP");
        UUID second = clinic.newVisit();
        assertThat(log(added.id()).at("/items/0/state").asText()).isEqualTo("HELD");
        String again = "/webhooks/" + added.id() + "/deliveries/" + givenUp + "/send-again";
        assertThat(clinic.post(again, "").expect(409).slug()).isEqualTo("webhook-off");

        RECEIVER.always(Optional.empty());
        String etag = clinic.get("/webhooks/" + added.id()).expect(200).etag();
        clinic.patch("/webhooks/" + added.id(), "{\"active\":true}", Map.of("If-Match", etag))
                .expect(200);
        clinic.post(again, "").expect(202);
        await("both arrive", () -> told(first).size() == 1 && told(second).size() == 1);
    }

    @Test
    void an_address_inside_is_neither_taken_nor_reached_by_a_redirect() throws Exception {
        try (WebhookReceiver inside = new WebhookReceiver()) {
            for (String url : List.of(
                    inside.url(),
                    "https://127.0.0.1/",
                    "https://10.1.2.3/hook",
                    "https://[::1]/hook",
                    "https://169.254.169.254/latest/meta-data",
                    "http://93.184.216.34/hook",
                    "https://user@hooks.example.org/")) {
                assertThat(clinic.post("/webhooks", body(url, "\"note.signed\""))
                                .status())
                        .as(url)
                        .isEqualTo(400);
            }
            UUID id = add("\"note.signed\"").id();
            RECEIVER.next(Mood.MOVED);
            RECEIVER.elsewhere(inside.url());
            assertThat(test(id).at("/attempts/0/outcome").asText()).isEqualTo("REDIRECTED");
            String etag = clinic.get("/webhooks/" + id).expect(200).etag();
            assertThat(clinic.patch("/webhooks/" + id, "{\"url\":\"" + inside.url() + "\"}", Map.of("If-Match", etag))
                            .status())
                    .isEqualTo(400);
            assertThat(inside.requests()).isEmpty();
        }
    }

    @Test
    void who_does_not_manage_the_practice_has_nothing_to_do_with_webhooks() {
        UUID id = add("\"note.signed\"").id();
        Clinic clinician = clinic.colleague("Thorne", "CLINICIAN");
        assertThat(clinician.get("/webhooks").status()).isEqualTo(403);
        assertThat(clinician
                        .post("/webhooks", body(RECEIVER.url(), "\"note.signed\""))
                        .status())
                .isEqualTo(403);
        assertThat(clinician.get("/webhooks/" + id).status()).isIn(403, 404);
        assertThat(clinic.post("/webhooks", body(RECEIVER.url(), "\"note.eaten\""))
                        .status())
                .isEqualTo(400);
        for (int i = 1; i < 10; i++) {
            add("\"note.signed\"");
        }
        assertThat(clinic.post("/webhooks", body(RECEIVER.url(), "\"note.signed\""))
                        .expect(409)
                        .slug())
                .isEqualTo("too-many-webhooks");
        clinic.delete("/webhooks/" + id).expect(204);
        clinic.get("/webhooks/" + id).expect(404);
    }

    /** The try was begun and committed; that nothing is heard of it does not lose the event. */
    @Test
    @Tag("long")
    void an_event_on_its_way_when_the_server_is_killed_comes_again() throws Exception {
        Clinic.Answer added = add("\"visit.planned\"");
        RECEIVER.knows(secret(added));
        RECEIVER.always(Optional.of(Mood.HANGING));
        UUID visit = clinic.newVisit();
        await("it is on its way", () -> RECEIVER.requests().stream().anyMatch(it -> it.contains(visit.toString())));
        product.killServer();
        RECEIVER.always(Optional.empty());
        product.startAgain();

        await("it came", LATER, () -> !told(visit).isEmpty());

        assertThat(told(visit)).hasSize(1);
        assertThat(RECEIVER.requests().stream().filter(it -> it.contains(visit.toString())))
                .hasSizeGreaterThanOrEqualTo(2);
    }

    private Clinic.Answer add(String events) {
        return clinic.post("/webhooks", body(RECEIVER.url(), events)).expect(201);
    }

    private static String body(String url, String events) {
        return "{\"url\":\"%s\",\"events\":[%s]}".formatted(url, events);
    }

    private static String secret(Clinic.Answer issued) {
        return issued.json().get("secret").asText();
    }

    private JsonNode webhook(UUID id) {
        return clinic.get("/webhooks/" + id).expect(200).json();
    }

    private JsonNode log(UUID id) {
        return clinic.get("/webhooks/" + id + "/deliveries").expect(200).json();
    }

    private JsonNode test(UUID id) {
        return clinic.post("/webhooks/" + id + "/test", "").expect(200).json();
    }

    private static List<WebhookReceiver.Event> told(UUID visit) {
        return RECEIVER.events().stream()
                .filter(it -> it.body().at("/data/encounterId").asText().equals(visit.toString()))
                .toList();
    }

    private static List<String> types(UUID visit) {
        return told(visit).stream().map(WebhookReceiver.Event::type).toList();
    }

    private void sign(UUID visit) {
        String path = "/encounters/" + visit + "/note";
        for (JsonNode section : clinic.get(path).expect(200).json().get("sections")) {
            for (JsonNode statement : section.get("statements")) {
                if (!statement.get("support").asText().equals("SUPPORTED")) {
                    clinic.post(
                                    path + "/statements/" + statement.get("id").asText() + "/disposition",
                                    "{\"disposition\":\"KEPT\"}")
                            .expect(200);
                }
            }
        }
        clinic.post(path + "/sign", "{\"password\":\"%s\"}".formatted(Clinic.PASSWORD))
                .expect(200);
    }

    private static void await(String what, Await.Condition condition) throws Exception {
        await(what, SOON, condition);
    }

    private static void await(String what, Duration patience, Await.Condition condition) throws Exception {
        Await.until(what, patience, condition);
    }
}
