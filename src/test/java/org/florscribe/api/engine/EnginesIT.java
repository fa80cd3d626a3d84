package org.florscribe.api.engine;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.florscribe.shared.Ids;
import org.florscribe.testing.Clinic;
import org.florscribe.testing.RunningProduct;
import org.florscribe.testing.Tables;
import org.junit.jupiter.api.Test;

/** The engines of a practice as its admin sets them up over the API. */
class EnginesIT {

    private static final String KEY = "sk-9vQ2-Lm4Rw7-Tz1";

    private final RunningProduct product = RunningProduct.shared();
    private final Clinic clinic = Clinic.open(product);
    private final Tables tables = new Tables(product);

    @Test
    void engines_are_asked_in_an_order_that_can_be_changed_and_their_keys_are_never_given_back() throws SQLException {
        UUID first = add("First", "");
        UUID second = add("Second", ",\"apiKey\":\"%s\",\"position\":1".formatted(KEY));
        assertThat(names()).containsExactly("Second", "First");

        JsonNode shown = clinic.get("/engines/" + second).expect(200).json();
        assertThat(shown.get("mayReceivePhi").asBoolean()).isFalse();
        assertThat(shown.get("keyFrom").asText()).isEqualTo("PRACTICE");
        assertThat(shown.at("/line/state").asText()).isEqualTo("UNTRIED");
        assertThat(clinic.get("/engines").expect(200).text()).doesNotContain(KEY);
        assertThat(tables.column(
                        clinic.practiceId(),
                        "select encode(sealed_api_key, 'escape') from engine where id = ?",
                        second))
                .hasSize(1)
                .noneMatch(it -> it.contains(KEY));

        change(second, "{\"position\":2,\"mayReceivePhi\":true,\"options\":{\"pricePerMinute\":\"0.006\"}}");
        assertThat(names()).containsExactly("First", "Second");
        JsonNode allowed = clinic.get("/engines/" + second).expect(200).json();
        assertThat(allowed.get("mayReceivePhi").asBoolean()).isTrue();
        assertThat(allowed.at("/options/pricePerMinute").asText()).isEqualTo("0.006");
        assertThat(allowed.get("keyFrom").asText()).isEqualTo("PRACTICE");

        change(second, "{\"baseUrl\":\"https://elsewhere.example.org/v1\"}");
        JsonNode moved = clinic.get("/engines/" + second).expect(200).json();
        assertThat(moved.get("mayReceivePhi").asBoolean())
                .as("an agreement with one server is none with another")
                .isFalse();
        assertThat(moved.get("keyFrom").asText()).isEqualTo("NONE");

        clinic.delete("/engines/" + first).expect(204);
        assertThat(names()).containsExactly("Second");
        clinic.get("/engines/" + first).expect(404);
        assertThat(clinic.get("/audit?action=ENGINE_ALLOWED").expect(200).json().get("items"))
                .hasSize(1);
    }

    @Test
    void what_cannot_be_is_refused_by_its_field_and_only_admins_see_engines() {
        refused("kind", "{\"task\":\"TRANSCRIBE\",\"kind\":\"klingon\",\"name\":\"X\"}");
        refused("task", "{\"task\":\"DRAFT\",\"kind\":\"assemblyai\",\"name\":\"X\"}");
        refused("task", "{\"task\":\"CAPTION\",\"kind\":\"openai\",\"name\":\"X\"}");
        refused("options", model("\"pricePerMinute\":\"0.006\""));
        refused("dialect", model("\"dialect\":\"whisper.cpp\""));
        refused("contextLength", model("\"contextLength\":\"1000\""));
        refused("structuredOutput", model("\"structuredOutput\":\"maybe\""));
        refused("pricePerMillionIn", model("\"pricePerMillionIn\":\"cheap\""));
        refused(
                "baseUrl",
                "{\"task\":\"TRANSCRIBE\",\"kind\":\"openai\",\"name\":\"X\",\"baseUrl\":\"file:///etc/passwd\"}");
        refused(
                "baseUrl",
                "{\"task\":\"TRANSCRIBE\",\"kind\":\"openai\",\"name\":\"X\",\"baseUrl\":\"http://speech.example.org/v1\"}");
        refused("position", "{\"task\":\"TRANSCRIBE\",\"kind\":\"openai\",\"name\":\"X\",\"position\":0}");
        UUID id = add("Taken", "");
        refused("name", "{\"task\":\"TRANSCRIBE\",\"kind\":\"openai\",\"name\":\"taken\"}");
        clinic.patch("/engines/" + id, "{}", Map.of()).expect(428);
        clinic.patch("/engines/" + id, "{}", Map.of("If-Match", "\"99\"")).expect(412);
        Clinic clinician = clinic.colleague("Farrow", "CLINICIAN");
        clinician.get("/engines").expect(403);
        clinician.post("/engines/" + id + "/test", "").expect(403, 404);
        Clinic.open(product).get("/engines/" + id).expect(404);
    }

    @Test
    void a_test_of_an_engine_that_is_not_there_says_so_in_words() {
        UUID id = add("Nowhere", "");
        clinic.get("/engines/" + id + "/test").expect(404);
        JsonNode test = clinic.post("/engines/" + id + "/test", "").expect(200).json();
        assertThat(test.get("passed").asBoolean()).isFalse();
        assertThat(test.get("message").asText()).isNotBlank();
        assertThat(clinic.get("/engines/" + id + "/test").expect(200).json()).isEqualTo(test);
    }

    @Test
    void costs_are_those_of_the_calls_that_were_answered() throws SQLException {
        UUID id = add("Priced", ",\"options\":{\"pricePerMinute\":\"0.006\"}");
        UUID visit = clinic.newVisitWithConsent();
        call(id, visit, "DONE", 600_000, 60_000, 4_000);
        call(id, visit, "BAD_SUCCESS", 60_000, 6_000, 900);
        call(id, visit, "BUSY", 60_000, 0, 100);
        call(id, visit, "KEPT", 600_000, 0, 0);
        call(id, visit, "NOT_ALLOWED", 600_000, 0, 0);
        JsonNode month = clinic.get("/engines/" + id).expect(200).json().get("month");
        assertThat(month.get("calls").asLong()).isEqualTo(3);
        assertThat(month.get("failurePercent").asLong()).isEqualTo(67);
        assertThat(month.get("kept").asLong()).isEqualTo(1);
        assertThat(month.get("medianMs").asLong()).isEqualTo(4_000);
        assertThat(month.get("minutes").asDouble()).isEqualTo(11);
        assertThat(month.get("cost").asDouble()).isEqualTo(0.066);
        assertThat(month.at("/lastFailure/code").asText()).isEqualTo("BUSY");
        JsonNode cost = clinic.get("/engines/costs").expect(200).json().at("/items/0");
        assertThat(cost.get("encounterId").asText()).isEqualTo(visit.toString());
        assertThat(cost.get("cost").asDouble()).isEqualTo(0.066);
        assertThat(cost.get("keptMinutes").asDouble()).isEqualTo(10);
        assertThat(cost.at("/engines/0").asText()).isEqualTo("Priced");
    }

    @Test
    void a_model_is_counted_by_its_tokens() throws SQLException {
        UUID id = clinic.post(
                        "/engines",
                        "{\"task\":\"DRAFT\",\"kind\":\"openai\",\"name\":\"Model\",\"baseUrl\":\"http://127.0.0.1:9/v1\"}")
                .expect(201)
                .id();
        UUID visit = clinic.newVisitWithConsent();
        for (String outcome : List.of("DONE", "BAD_SUCCESS", "HELD_BACK")) {
            int tokens = outcome.equals("HELD_BACK") ? 0 : 1_000;
            tables.execute(
                    clinic.practiceId(),
                    "insert into engine_call (id, practice_id, encounter_id, engine_id, task, outcome, audio_ms, cost_micros, took_ms,"
                            + " model_calls, tokens_in, tokens_out, called_at) values (?, ?, ?, ?, 'DRAFT', ?, 0, ?, 100, 1, ?, ?,"
                            + " clock_timestamp())",
                    Ids.next(),
                    clinic.practiceId(),
                    visit,
                    id,
                    outcome,
                    tokens * 10,
                    tokens,
                    tokens / 10);
        }
        JsonNode month = clinic.get("/engines/" + id).expect(200).json().get("month");
        assertThat(month.get("tokensIn").asLong()).isEqualTo(2_000);
        assertThat(month.get("tokensOut").asLong()).isEqualTo(200);
        assertThat(month.get("cost").asDouble()).isEqualTo(0.02);
    }

    private void call(UUID engine, UUID visit, String outcome, int audioMs, int micros, int took) throws SQLException {
        tables.execute(
                clinic.practiceId(),
                "insert into engine_call (id, practice_id, encounter_id, engine_id, task, outcome, audio_ms, cost_micros, took_ms,"
                        + " called_at) values (?, ?, ?, ?, 'TRANSCRIBE', ?, ?, ?, ?, clock_timestamp())",
                Ids.next(),
                clinic.practiceId(),
                visit,
                engine,
                outcome,
                audioMs,
                micros,
                took);
    }

    private static String model(String option) {
        return "{\"task\":\"EXTRACT\",\"kind\":\"openai\",\"name\":\"X\",\"options\":{%s}}".formatted(option);
    }

    /** At an address of this machine where nobody listens, and which may not be called. */
    private UUID add(String name, String more) {
        return clinic.post(
                        "/engines",
                        "{\"task\":\"TRANSCRIBE\",\"kind\":\"openai\",\"name\":\"%s\",\"baseUrl\":\"http://127.0.0.1:9/v1\"%s}"
                                .formatted(name, more))
                .expect(201)
                .id();
    }

    private void change(UUID id, String json) {
        String etag = clinic.get("/engines/" + id).expect(200).etag();
        clinic.patch("/engines/" + id, json, Map.of("If-Match", etag)).expect(200);
    }

    private List<String> names() {
        return clinic.get("/engines").expect(200).json().findValuesAsText("name");
    }

    private void refused(String field, String json) {
        assertThat(clinic.post("/engines", json)
                        .expect(400)
                        .json()
                        .at("/errors/0/field")
                        .asText())
                .isEqualTo(field);
    }
}
