package org.florscribe.api.recording;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.HttpRequest.BodyPublishers;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.StreamSupport;
import org.florscribe.testing.Clinic;
import org.florscribe.testing.RunningProduct;
import org.florscribe.testing.Tables;
import org.florscribe.testing.tone.ToneLine;

/** A practice with speech engines, whose visits are tone-coded. */
public final class SpeechDesk {

    /** An invented visit: who says what tells the clinician from the patient. */
    public static final List<ToneLine> VISIT = List.of(
            ToneLine.of("doctor", "Good morning, what brings you in today?"),
            ToneLine.of("patient", "My left knee hurts, and I have been taking ibuprofen for two weeks."),
            ToneLine.of("doctor", "Any fever, or did you fall?"),
            ToneLine.of("patient", "No fever, and I did not fall. It hurts when I climb the stairs."),
            ToneLine.of(
                    "doctor", "Your blood pressure is 142 over 88. I would like to order an x-ray of the left knee."),
            ToneLine.of("patient", "Thank you, doctor. I take lisinopril 20 milligrams in the morning."),
            ToneLine.of("doctor", "Stop the ibuprofen, and I will see you in two weeks."));

    public static final String KEY = "sk-test-of-ours";

    private static final Duration PATIENCE = Duration.ofMinutes(3);

    public final Clinic clinic;
    public final Tables tables;

    public SpeechDesk(RunningProduct product) {
        this(Clinic.open(product), new Tables(product));
    }

    private SpeechDesk(Clinic clinic, Tables tables) {
        this.clinic = clinic;
        this.tables = tables;
    }

    /** The same practice, by a token that has just begun. */
    SpeechDesk signedInAgain(RunningProduct product) {
        return new SpeechDesk(Clinic.of(product, clinic.email(), Clinic.PASSWORD), tables);
    }

    public UUID engine(String kind, String name, String baseUrl, String model, boolean allowed) {
        return engine("TRANSCRIBE", kind, name, baseUrl, model, allowed);
    }

    /** One that writes along. */
    UUID captions(String name, String baseUrl, boolean allowed) {
        return engine("CAPTION", "assemblyai", name, baseUrl, "", allowed);
    }

    private UUID engine(String task, String kind, String name, String baseUrl, String model, boolean allowed) {
        clinic.post("/auth/step-up", "{\"password\":\"" + Clinic.PASSWORD + "\"}")
                .expect(204);
        String terms = model.isEmpty() ? "" : ",\"model\":\"" + model + "\"";
        return UUID.fromString(clinic.post("/engines", """
                        {"task":"%s","kind":"%s","name":"%s","baseUrl":"%s","apiKey":"%s","mayReceivePhi":%s%s}""".formatted(task, kind, name, baseUrl, KEY, allowed, terms))
                .expect(201)
                .json()
                .get("id")
                .asText());
    }

    /** Is told expected words from now on. */
    void wanting(UUID engine, String terms) {
        String version = clinic.get("/engines/" + engine).expect(200).etag();
        clinic.patch(
                        "/engines/" + engine,
                        "{\"options\":{\"keyTerms\":\"true\",\"terms\":\"" + terms + "\"}}",
                        Map.of("If-Match", version))
                .expect(200);
    }

    /** Tells us when it is done, from now on. */
    public void hinted(UUID engine) {
        String version = clinic.get("/engines/" + engine).expect(200).etag();
        clinic.patch("/engines/" + engine, "{\"options\":{\"webhook\":\"true\"}}", Map.of("If-Match", version))
                .expect(200);
    }

    Clinic.Answer speaks(UUID visit, String language) {
        String version = clinic.get("/encounters/" + visit).expect(200).etag();
        return clinic.patch("/encounters/" + visit, "{\"language\":\"" + language + "\"}", Map.of("If-Match", version));
    }

    /** Is asked before all others from now on. */
    void first(UUID engine) {
        String version = clinic.get("/engines/" + engine).expect(200).etag();
        clinic.patch("/engines/" + engine, "{\"position\":1}", Map.of("If-Match", version))
                .expect(200);
    }

    public UUID bring(byte[] wav) {
        UUID visit = clinic.newVisitWithConsent();
        bring(visit, wav);
        return visit;
    }

    void bring(UUID visit, byte[] wav) {
        clinic.send(
                        "POST",
                        "/encounters/" + visit + "/audio",
                        BodyPublishers.ofByteArray(wav),
                        Map.of("Content-Type", "audio/wav"))
                .expect(202);
    }

    public JsonNode awaitDraft(UUID visit) {
        return clinic.await(visit, it -> it.get("stage").asText().equals("IN_REVIEW"), PATIENCE);
    }

    void awaitAttention(UUID visit, String code) {
        JsonNode waiting = clinic.await(
                visit, it -> it.path("attention").path("code").asText().equals(code), PATIENCE);
        assertThat(waiting.at("/attention/message").asText()).isNotBlank();
    }

    JsonNode transcript(UUID visit) {
        return clinic.get("/encounters/" + visit + "/transcript").expect(200).json();
    }

    static List<JsonNode> lines(JsonNode transcript) {
        return StreamSupport.stream(transcript.get("utterances").spliterator(), false)
                .toList();
    }

    static String text(JsonNode transcript) {
        return String.join(
                " ",
                lines(transcript).stream().map(it -> it.get("text").asText()).toList());
    }

    /** What became of each turn of an engine, oldest first, such as {@code Main DONE}. */
    public List<String> trail(UUID visit) throws SQLException {
        return tables.column(
                clinic.practiceId(),
                "select e.name || ' ' || c.outcome from engine_call c join engine e on e.id = c.engine_id"
                        + " where c.encounter_id = ? order by c.called_at, c.id",
                visit);
    }
}
