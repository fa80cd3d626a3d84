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
        product = RunningProduct.start(Map.of("OUTBOUND_ALLOW", "127.0.0.0/8:*"));
        clinic = Clinic.open(product);
        server = ChatServer.start(ChatKind.OPENAI).withKey("sk-right").withModels("some-model");
    }

    @AfterAll
    static void stop() {
        server.close();
        product.close();
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
