package org.florscribe.api.engine;

import com.fasterxml.jackson.databind.JsonNode;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.StreamSupport;
import org.florscribe.testing.Clinic;
import org.florscribe.testing.RunningProduct;
import org.florscribe.testing.Tables;
import org.florscribe.testing.model.ChatKind;

/** A practice with language models, whose visits come as transcripts. */
final class LanguageDesk {

    static final String KEY = "sk-test-of-ours";

    /** An invented visit, in the form that the API takes. */
    static final String VISIT = """
            {"utterances":[
            {"speaker":"Doctor","text":"Good morning, what brings you in today?"},
            {"speaker":"Patient","text":"My left knee hurts, and I have been taking ibuprofen for two weeks."},
            {"speaker":"Doctor","text":"Any fever, or did you fall?"},
            {"speaker":"Patient","text":"No fever, and I did not fall. It hurts when I climb the stairs."},
            {"speaker":"Doctor","text":"Your blood pressure is 142 over 88. I would like to order an x-ray of the left knee."},
            {"speaker":"Patient","text":"Thank you, doctor. I take lisinopril 20 milligrams in the morning."},
            {"speaker":"Doctor","text":"Stop the ibuprofen, and I will see you in two weeks."}]}""";

    private static final Duration PATIENCE = Duration.ofMinutes(4);

    final Clinic clinic;
    final Tables tables;
    private final List<UUID> engines = new ArrayList<>();

    LanguageDesk(RunningProduct product) {
        this(Clinic.open(product), new Tables(product));
    }

    private LanguageDesk(Clinic clinic, Tables tables) {
        this.clinic = clinic;
        this.tables = tables;
    }

    /** The same practice, by a token that has just begun. */
    LanguageDesk signedInAgain(RunningProduct product) {
        return new LanguageDesk(Clinic.of(product, clinic.email(), Clinic.PASSWORD), tables);
    }

    /** Sets one server up for finding and for writing, at the end of both lines. */
    void reads(String name, String baseUrl, boolean allowed) {
        reads(name, baseUrl, allowed, ChatKind.OPENAI);
    }

    /** As {@link #reads(String, String, boolean)}, of a server of this kind. */
    void reads(String name, String baseUrl, boolean allowed, ChatKind kind) {
        engine("EXTRACT", name, baseUrl, allowed, kind);
        engine("DRAFT", name, baseUrl, allowed, kind);
    }

    UUID engine(String task, String name, String baseUrl, boolean allowed) {
        return engine(task, name, baseUrl, allowed, ChatKind.OPENAI);
    }

    private UUID engine(String task, String name, String baseUrl, boolean allowed, ChatKind kind) {
        clinic.post("/auth/step-up", "{\"password\":\"" + Clinic.PASSWORD + "\"}")
                .expect(204);
        UUID id = UUID.fromString(clinic.post("/engines", """
                        {"task":"%s","kind":"openai","name":"%s","baseUrl":"%s","apiKey":"%s","model":"gpt-4o",\
                        "mayReceivePhi":%s,"options":{"dialect":"%s","pricePerMillionIn":"2.5","pricePerMillionOut":"10"}}""".formatted(task, name, baseUrl, KEY, allowed, kind.word()))
                .expect(201)
                .json()
                .get("id")
                .asText());
        engines.add(id);
        serveAll(id);
        return id;
    }

    /** As if it had been measured and activated: how that goes LanguageModelTrialIT shows. */
    private void serveAll(UUID id) {
        try {
            tables.execute(clinic.practiceId(), "update engine set share = 100 where id = ?", id);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /** All that were set up here are gone. */
    void removeAll() {
        clinic.post("/auth/step-up", "{\"password\":\"" + Clinic.PASSWORD + "\"}")
                .expect(204);
        engines.forEach(id -> clinic.delete("/engines/" + id).expect(204));
        engines.clear();
    }

    UUID bring(String transcript) {
        UUID visit = clinic.newVisitWithConsent();
        clinic.attach(visit, "application/json", transcript).expect(202);
        return visit;
    }

    JsonNode awaitDraft(UUID visit) {
        return clinic.await(visit, it -> it.get("stage").asText().equals("IN_REVIEW"), PATIENCE);
    }

    /** Has a step done once more, and waits until it is. */
    void again(UUID visit, String step) throws SQLException {
        int before = tables.count(clinic.practiceId(), "engine_call", "encounter_id", visit);
        clinic.post("/encounters/" + visit + "/steps/" + step + "/retry", "{}").expect(202);
        clinic.await(
                visit,
                it -> {
                    try {
                        return tables.count(clinic.practiceId(), "engine_call", "encounter_id", visit) > before
                                && it.get("stage").asText().equals("IN_REVIEW");
                    } catch (SQLException e) {
                        throw new IllegalStateException(e);
                    }
                },
                PATIENCE);
    }

    JsonNode note(UUID visit) {
        return clinic.get("/encounters/" + visit + "/note").expect(200).json();
    }

    JsonNode engines(UUID visit) {
        return clinic.get("/encounters/" + visit + "/engines").expect(200).json();
    }

    /** What became of each turn, oldest first, such as {@code DRAFT Main DONE}. */
    List<String> trail(UUID visit) {
        return StreamSupport.stream(engines(visit).get("turns").spliterator(), false)
                .map(it -> it.get("task").asText() + " " + it.path("engine").asText("built-in") + " "
                        + it.get("outcome").asText())
                .toList();
    }

    List<String> column(String sql, Object... values) throws SQLException {
        return tables.column(clinic.practiceId(), sql, values);
    }

    /** The note's sentences by what the check found. */
    static List<JsonNode> statements(JsonNode note) {
        List<JsonNode> all = new ArrayList<>();
        note.get("sections").forEach(section -> section.get("statements").forEach(all::add));
        return all;
    }

    /** How each of these tables looks, as far as this practice sees it. */
    Map<String, String> fingerprints() throws SQLException {
        return tables.fingerprints(clinic.practiceId());
    }
}
