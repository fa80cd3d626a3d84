package org.florscribe.api.engine;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import org.florscribe.testing.Await;
import org.florscribe.testing.Clinic;
import org.florscribe.testing.PageVisitor;
import org.florscribe.testing.RunningProduct;
import org.florscribe.testing.SharedProducts;
import org.florscribe.testing.Tables;
import org.florscribe.testing.model.ChatFault;
import org.florscribe.testing.model.ChatKind;
import org.florscribe.testing.model.ChatServer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** An admin sets up language models and tries them, by the API and by the page. */
class LanguageModelTrialIT {

    private static RunningProduct product;
    private static Clinic clinic;
    private static ChatServer server;

    @BeforeAll
    static void start() {
        product = SharedProducts.withVendors();
        clinic = Clinic.open(product);
        server = ChatServer.start(ChatKind.OPENAI).withKey("sk-right").withModels("some-model");
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @Test
    void a_model_is_tried_with_the_sample_of_its_task_before_it_may_see_a_patient() throws Exception {
        assertThat(words("EXTRACT")).isEqualTo("cough, no fever, penicillin, come back, ibuprofen, lungs");
        assertThat(words("DRAFT")).contains("I have had a dry cough for five days.", "400 mg three times a day");
        assertThat(words("CHECK"))
                .isEqualTo("Dry cough for five days. (supported) Ibuprofen 800 mg once a day with food. (not heard)");
        assertThat(server.refusals()).as("but for the wrong key").allMatch(it -> it.startsWith("401"));
        assertThat(server.received())
                .allSatisfy(chat ->
                        assertThat(chat.body().path("store").asBoolean(true)).isFalse());
    }

    @Test
    void why_it_did_not_pass_is_said_in_words() throws Exception {
        UUID engine = add("EXTRACT", "Wrong key", "sk-wrong");
        JsonNode wrong = tried(engine);
        assertThat(wrong.path("problem").asText()).isEqualTo("CONFIGURATION");
        assertThat(wrong.path("message").asText()).contains("refused the key");

        UUID checker = add("CHECK", "Prude", "sk-right");
        server.withNext(ChatFault.REFUSAL);
        assertThat(tried(checker).path("problem").asText()).isEqualTo("INPUT");
    }

    @Test
    void the_page_asks_for_what_a_model_needs_and_for_a_signed_agreement() {
        PageVisitor admin = PageVisitor.signIn(product, clinic);
        assertThat(admin.open("/admin/engines.xhtml").body())
                .contains("preset=OLLAMA&amp;task=DRAFT", "the built-in rules come last, always");
        String form =
                admin.open("/admin/engines.xhtml?preset=OLLAMA&task=CHECK").body();
        assertThat(form)
                .contains(
                        "Business associate agreement signed",
                        "Context length",
                        "Price of a million tokens read",
                        "Second opinion on each sentence",
                        "id=\"demanded\"")
                .doesNotContain("id=\"pricePerMinute\"", "id=\"keyTerms\"", "whisper.cpp");
    }

    @Test
    void a_model_serves_no_visit_before_it_was_measured_and_a_change_of_it_neither() throws Exception {
        UUID engine = add("EXTRACT", "Measured", "sk-right");
        assertThat(engine(engine).path("share").asInt()).isZero();
        assertThat(share(engine, 10).expect(409).slug()).isEqualTo("not-measured");
        clinic.post("/engines/" + engine + "/quality-runs", "{\"own\":true}").expect(409);

        JsonNode run = measured(engine, "{\"visits\":3}");
        assertThat(run.path("measured").asInt()).as(run.toString()).isEqualTo(3);
        assertThat(run.at("/figures/FOUND").asDouble()).as(run.toString()).isGreaterThan(1);
        assertThat(run.at("/figures/COST_MICROS").asDouble()).isPositive();
        assertThat(run.path("comparedFigures").has("HEARD")).isTrue();

        assertThat(share(engine, 10).expect(200).json().path("share").asInt()).isEqualTo(10);
        JsonNode candidate = change(engine, "{\"model\":\"gpt-4o\"}");
        UUID other = UUID.fromString(candidate.path("id").asText());
        assertThat(candidate.path("replaces").asText()).isEqualTo(engine.toString());
        assertThat(engine(engine).path("model").asText()).isEqualTo("some-model");
        assertThat(change(engine, "{\"options\":{\"pricePerMillionIn\":\"3\"}}")
                        .path("id")
                        .asText())
                .as("a price changes no answer")
                .isEqualTo(engine.toString());

        share(other, 100).expect(409);
        change(other, "{\"model\":\"some-model\",\"options\":{\"contextLength\":\"24000\"}}");
        measured(other, "{\"visits\":1}");
        change(other, "{\"options\":{\"contextLength\":\"16000\"}}");
        assertThat(share(other, 100).expect(409).slug())
                .as("that was another one")
                .isEqualTo("not-measured");
        JsonNode beside = measured(other, "{\"visits\":1}");
        assertThat(beside.path("comparedWith").asText()).isEqualTo("Measured");

        assertThat(share(other, 100).expect(200).json().hasNonNull("replaces")).isFalse();
        clinic.get("/engines/" + engine).expect(404);
        PageVisitor admin = PageVisitor.signIn(product, clinic);
        assertThat(admin.open("/admin/engines.xhtml?id=" + other).body())
                .contains("id=\"quality-figures\"", "Findings in the note", "Serves 100 of 100 visits");
        clinic.delete("/engines/" + other).expect(204);
    }

    @Test
    void a_model_is_measured_with_the_notes_that_were_signed_and_only_figures_stay() throws Exception {
        UUID visit = signedVisit();
        UUID engine = add("DRAFT", "On ours", "sk-right");
        change(engine, "{\"mayReceivePhi\":true}");

        JsonNode run = measured(engine, "{\"own\":true,\"visits\":5}");

        assertThat(run.path("measured").asInt()).as(run.toString()).isEqualTo(1);
        assertThat(run.at("/figures/ROUGE_1").asDouble()).isBetween(5.0, 100.0);
        assertThat(run.at("/comparedFigures/ROUGE_1").asDouble())
                .as("the built-in engine wrote what was signed")
                .isGreaterThan(90);
        assertThat(clinic.get("/encounters/" + visit + "/engines")
                        .expect(200)
                        .json()
                        .path("turns")
                        .toString())
                .contains("\"MEASURED\"");
        assertThat(new Tables(product)
                        .column(
                                clinic.practiceId(),
                                "select object_id::text from audit_event where action = 'VISIT_MEASURED'"))
                .contains(visit.toString());

        change(engine, "{\"options\":{\"prompt\":\"compose-2\"}}");
        assertThat(share(engine, 10).expect(409).slug())
                .as("other words of the prompt")
                .isEqualTo("not-measured");
        assertThat(measured(engine, "{\"own\":true,\"visits\":1}")
                        .path("measured")
                        .asInt())
                .isEqualTo(1);
        share(engine, 10).expect(200);
        clinic.delete("/engines/" + engine).expect(204);
    }

    private static UUID signedVisit() {
        UUID visit = clinic.newVisitWithConsent();
        clinic.attach(visit, "application/json", LanguageDesk.VISIT).expect(202);
        clinic.await(visit, it -> it.path("stage").asText().equals("IN_REVIEW"), Duration.ofMinutes(1));
        String path = "/encounters/" + visit + "/note";
        LanguageDesk.statements(clinic.get(path).expect(200).json()).stream()
                .filter(it -> !it.path("support").asText().equals("SUPPORTED"))
                .forEach(it -> clinic.post(
                                path + "/statements/" + it.path("id").asText() + "/disposition",
                                "{\"disposition\":\"KEPT\"}")
                        .expect(200));
        clinic.post(path + "/sign", "{\"password\":\"%s\"}".formatted(Clinic.PASSWORD))
                .expect(200);
        return visit;
    }

    private static JsonNode measured(UUID engine, String what) throws Exception {
        String path = "/engines/" + engine + "/quality-runs";
        clinic.post(path, what).expect(200, 202);
        Await.until(
                "the figures",
                Duration.ofSeconds(60),
                () -> newest(path).path("state").asText().equals("DONE"));
        return newest(path);
    }

    private static JsonNode newest(String path) {
        return clinic.get(path).expect(200).json().at("/items/0");
    }

    private static JsonNode engine(UUID id) {
        return clinic.get("/engines/" + id).expect(200).json();
    }

    private static Clinic.Answer share(UUID id, int percent) {
        return clinic.put("/engines/" + id + "/share", "{\"share\":" + percent + "}", version(id));
    }

    private static JsonNode change(UUID id, String what) {
        return clinic.patch("/engines/" + id, what, version(id)).expect(200).json();
    }

    private static Map<String, String> version(UUID id) {
        return Map.of("If-Match", clinic.get("/engines/" + id).expect(200).etag());
    }

    private static String words(String task) throws Exception {
        JsonNode test = tried(add(task, "Model for " + task, "sk-right"));
        assertThat(test.path("passed").asBoolean()).as(test.toString()).isTrue();
        return test.path("words").asText();
    }

    private static JsonNode tried(UUID engine) throws Exception {
        clinic.post("/engines/" + engine + "/test", "").expect(200, 202);
        Await.until(
                "the result of the test",
                Duration.ofSeconds(60),
                () -> result(engine).path("state").asText().equals("DONE"));
        return result(engine);
    }

    private static JsonNode result(UUID engine) {
        return clinic.get("/engines/" + engine + "/test").expect(200).json();
    }

    private static UUID add(String task, String name, String key) {
        return clinic.post("/engines", """
                        {"task":"%s","kind":"openai","name":"%s","baseUrl":"%s","apiKey":"%s","model":"some-model","options":
                        {"dialect":"openai","contextLength":"32000","pricePerMillionIn":"2","pricePerMillionOut":"8"}}""".formatted(task, name, server.baseUrl(), key))
                .expect(201)
                .id();
    }
}
