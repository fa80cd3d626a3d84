package org.florscribe.api.note;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.florscribe.testing.Clinic;
import org.florscribe.testing.RunningProduct;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The note over HTTP: drafted, reviewed, signed, printed; and what the database lets nobody do to it. */
class NoteIT {

    private static Clinic clinic;

    @BeforeAll
    static void openClinic() {
        clinic = Clinic.open(RunningProduct.shared());
    }

    @Test
    void a_conversation_becomes_a_signed_note() {
        UUID visit = drafted();
        String path = "/encounters/" + visit + "/note";
        Set<String> lines = new HashSet<>();
        clinic.get("/encounters/" + visit + "/transcript")
                .json()
                .get("utterances")
                .forEach(it -> lines.add(it.get("id").asText()));

        JsonNode note = clinic.get(path).expect(200).json();
        assertThat(note.get("state").asText()).isEqualTo("DRAFT");
        assertThat(note.get("engine").asText()).isEqualTo("rules");
        assertThat(note.get("signedBy").isNull()).isTrue();
        assertThat(statements(note)).isNotEmpty().allSatisfy(it -> {
            assertThat(it.get("evidence")).isNotEmpty();
            it.get("evidence").forEach(id -> assertThat(lines).contains(id.asText()));
        });

        settleAll(visit);
        String sign = path + "/sign";
        assertThat(clinic.post(sign, "{\"password\":\"wrong wrong wrong wrong\"}")
                        .expect(400)
                        .json()
                        .at("/errors/0/field")
                        .asText())
                .isEqualTo("password");
        clinic.post(sign, "{}").expect(400);
        JsonNode signed = clinic.post(sign, password()).expect(200).json();
        assertThat(signed.get("state").asText()).isEqualTo("SIGNED");
        assertThat(signed.get("signedBy").asText())
                .isEqualTo(clinic.clinicianId().toString());
        assertThat(signed.get("omissions")).isEmpty();
        assertThat(clinic.get("/encounters/" + visit).json().get("stage").asText())
                .isEqualTo("SIGNED");

        String printed = printed(clinic.get(path, "application/pdf").expect(200).bytes());
        assertThat(printed).contains("Mara Demo", "History of present illness");
        assertThat(statements(signed))
                .allSatisfy(it -> assertThat(printed).contains(it.get("text").asText()));
        assertThat(clinic.get(path, "text/html").expect(200).text()).contains("Mara Demo");
        assertThat(clinic.get(path, "text/plain").expect(200).text())
                .contains("HISTORY OF PRESENT ILLNESS\n", "Mara Demo");
        assertThat(clinic.get(path, "*/*").expect(200).header("Content-Type")).hasValue("application/json");
        clinic.get(path, "image/png").expect(406);

        assertThat(clinic.put(
                                path,
                                sections("Changed."),
                                Map.of("If-Match", clinic.get(path).etag()))
                        .expect(409)
                        .slug())
                .isEqualTo("note-signed");
        assertThat(clinic.post(sign, password()).expect(409).slug()).isEqualTo("note-signed");
        assertThat(clinic.attach(visit, "text/plain", "Doctor: One more thing.")
                        .expect(409)
                        .slug())
                .isEqualTo("wrong-stage");
    }

    @Test
    void a_drafts_text_is_its_sections_and_nothing_else() {
        UUID visit = drafted();

        String text = clinic.get("/encounters/" + visit + "/note", "text/plain")
                .expect(200)
                .text();

        List<String> titles = text.lines().filter(it -> it.matches("[A-Z ]+")).toList();
        assertThat(titles)
                .isSubsetOf(
                        "CHIEF COMPLAINT",
                        "HISTORY OF PRESENT ILLNESS",
                        "REVIEW OF SYSTEMS",
                        "PHYSICAL EXAM",
                        "RESULTS",
                        "ASSESSMENT AND PLAN")
                .contains("HISTORY OF PRESENT ILLNESS", "ASSESSMENT AND PLAN");
        assertThat(text).startsWith(titles.get(0)).doesNotContain("Mara Demo", "Clinic ", "[", visit.toString());
    }

    @Test
    void addenda_and_the_mark_of_an_error_come_only_after_the_signature() {
        UUID visit = drafted();
        String path = "/encounters/" + visit + "/note";
        assertThat(clinic.post(path + "/addenda", "{\"text\":\"Later.\"}")
                        .expect(409)
                        .slug())
                .isEqualTo("note-not-signed");
        assertThat(clinic.post(path + "/entered-in-error", "{\"reason\":\"Mistake.\"}")
                        .expect(409)
                        .slug())
                .isEqualTo("note-not-signed");
        sign(visit);

        clinic.post(path + "/addenda", "{\"text\":\"Called back: better.\"}").expect(201);
        JsonNode added = clinic.get(path).json().at("/addenda/0");
        assertThat(added.get("text").asText()).isEqualTo("Called back: better.");
        assertThat(added.get("authorName").asText()).isEqualTo("Mara Demo");
        assertThat(clinic.get(path, "text/plain").text()).contains("Called back: better.");

        clinic.post(path + "/entered-in-error", "{\"reason\":\" \"}").expect(400);
        JsonNode wrong = clinic.post(path + "/entered-in-error", "{\"reason\":\"Of another patient.\"}")
                .expect(200)
                .json();
        assertThat(wrong.get("state").asText()).isEqualTo("ENTERED_IN_ERROR");
        assertThat(wrong.at("/enteredInError/reason").asText()).isEqualTo("Of another patient.");
        assertThat(clinic.get(path, "text/plain").text()).startsWith("ENTERED IN ERROR");
    }

    @Test
    void the_application_itself_cannot_change_or_delete_a_signed_note() throws SQLException {
        UUID visit = drafted();
        sign(visit);

        try (Connection connection = RunningProduct.shared().applicationConnection()) {
            connection.setAutoCommit(false);
            try (var practice = connection.prepareStatement(
                    "select set_config('app.practice_id', ?, true), set_config('app.viewer', '*', true)")) {
                practice.setString(1, clinic.practiceId().toString());
                practice.execute();
            }
            for (String change : List.of(
                    "update note set engine = 'other' where encounter_id = ?",
                    "update note set state = 'DRAFT', signed_by = null, signed_at = null, content_hash = null where encounter_id = ?",
                    "update note set sealed_body = sealed_draft where encounter_id = ?",
                    "delete from note where encounter_id = ?",
                    "update encounter set stage = 'IN_REVIEW' where id = ?",
                    "update encounter set patient_id = gen_random_uuid() where id = ?",
                    "update transcript set engine = 'other' where encounter_id = ?",
                    "delete from transcript where encounter_id = ?",
                    "delete from transcript_source where encounter_id = ?",
                    "update extraction set engine = 'other' where encounter_id = ?",
                    "delete from note_revision where note_id in (select id from note where encounter_id = ?)")) {
                var before = connection.setSavepoint();
                try (var statement = connection.prepareStatement(change)) {
                    statement.setObject(1, visit);
                    assertThatThrownBy(statement::executeUpdate)
                            .as(change)
                            .isInstanceOf(SQLException.class)
                            .hasMessageMatching("(?s).*(never changes?|stays with|stage).*");
                }
                connection.rollback(before);
            }
        }
    }

    @Test
    void two_windows_never_overwrite_each_other() {
        UUID visit = drafted();
        String path = "/encounters/" + visit + "/note";
        String seenByBoth = clinic.get(path).etag();

        clinic.put(path, sections("First window."), Map.of()).expect(428);
        Clinic.Answer first = clinic.put(path, sections("First window."), Map.of("If-Match", seenByBoth))
                .expect(200);
        assertThat(clinic.put(path, sections("Second window."), Map.of("If-Match", seenByBoth))
                        .expect(412)
                        .slug())
                .isEqualTo("stale-version");
        assertThat(clinic.get(path, "text/plain").text())
                .contains("First window.")
                .doesNotContain("Second window.");
        clinic.put(path, sections("Second window."), Map.of("If-Match", first.etag()))
                .expect(200);
    }

    @Test
    void a_note_sent_back_as_it_was_read_stays_as_it_was() throws IOException {
        UUID visit = drafted();
        String path = "/encounters/" + visit + "/note";
        Clinic.Answer read = clinic.get(path);

        Clinic.Answer now = clinic.put(
                        path, "{\"sections\":" + read.json().get("sections") + "}", Map.of("If-Match", read.etag()))
                .expect(200);

        assertThat(now.json()).isEqualTo(read.json());
        clinic.put(path, "{\"sections\":[],\"state\":\"SIGNED\"}", Map.of("If-Match", read.etag()))
                .expect(400);
    }

    @Test
    void typed_text_is_added_by_a_person_and_claims_nothing() {
        UUID visit = drafted();
        String path = "/encounters/" + visit + "/note";

        JsonNode note = clinic.put(
                        path,
                        sections("Lives with two cats."),
                        Map.of("If-Match", clinic.get(path).etag()))
                .expect(200)
                .json();

        assertThat(statements(note)).anySatisfy(it -> {
            assertThat(it.get("text").asText()).isEqualTo("Lives with two cats.");
            assertThat(it.get("disposition").asText()).isEqualTo("EDITED");
            assertThat(it.get("support").asText()).isEqualTo("NOT_CHECKED");
            assertThat(it.get("evidence")).isEmpty();
        });
    }

    @Test
    void a_statement_is_removed_for_good_and_an_omission_comes_in_with_its_evidence() {
        UUID visit = drafted();
        String path = "/encounters/" + visit + "/note";
        JsonNode note = clinic.get(path).json();
        for (JsonNode statement : statements(note)) {
            clinic.post(
                            path + "/statements/" + statement.get("id").asText() + "/disposition",
                            "{\"disposition\":\"REMOVED\",\"reason\":\"test\"}")
                    .expect(200);
        }
        clinic.post(path + "/statements/n1/disposition", "{\"disposition\":\"KEPT\"}")
                .expect(404);
        clinic.post(path + "/statements/n1/disposition", "{\"disposition\":\"EDITED\"}")
                .expect(400);

        JsonNode emptied = clinic.get(path).json();
        assertThat(statements(emptied)).isEmpty();
        assertThat(clinic.post(path + "/sign", password()).expect(409).slug()).isEqualTo("empty-note");
        JsonNode omission = emptied.at("/omissions/0");
        assertThat(omission.isMissingNode())
                .as("all was said and nothing is in the note")
                .isFalse();

        JsonNode added = clinic.post(
                        path + "/omissions/" + omission.get("findingId").asText() + "/add", "")
                .expect(200)
                .json();
        assertThat(statements(added))
                .singleElement()
                .satisfies(it -> assertThat(it.get("evidence")).isEqualTo(omission.get("evidence")));
        clinic.post(path + "/omissions/" + omission.get("findingId").asText() + "/add", "")
                .expect(404);
    }

    @Test
    void what_was_noted_beside_the_conversation_counts_as_evidence() {
        UUID visit = drafted();
        String path = "/encounters/" + visit;

        String item = clinic.post(path + "/context", "{\"kind\":\"EXAM\",\"text\":\"Mild wheezing on both sides.\"}")
                .expect(201)
                .id()
                .toString();
        clinic.awaitDraft(visit);

        assertThat(statements(clinic.get(path + "/note").json())).anySatisfy(it -> {
            assertThat(it.get("text").asText()).containsIgnoringCase("wheezing");
            assertThat(it.get("evidence").toString()).contains(item);
        });
    }

    @Test
    void a_few_words_give_no_note_and_a_person_can_type_one() {
        for (String words : List.of("three-words.vtt", "silence.vtt")) {
            UUID visit = clinic.newVisitWithConsent();
            Clinic.Answer attached = clinic.attach(visit, "text/vtt", conversation(words));
            String path = "/encounters/" + visit + "/note";
            if (attached.status() == 202) {
                JsonNode waiting = clinic.awaitDraft(visit);
                assertThat(waiting.at("/attention/code").asText()).isEqualTo("NOTHING_TO_DRAFT");
            }
            clinic.get(path).expect(404);

            clinic.put(path, sections("Came for a form."), Map.of("If-None-Match", "*"))
                    .expect(201);
            JsonNode now = clinic.get("/encounters/" + visit).json();
            assertThat(now.get("stage").asText()).isEqualTo("IN_REVIEW");
            assertThat(now.get("attention").isNull()).isTrue();
            assertThat(clinic.put(path, sections("Again."), Map.of("If-None-Match", "*"))
                            .expect(409)
                            .slug())
                    .isEqualTo("note-exists");
            sign(visit);
        }
    }

    @Test
    void what_was_said_stays_data() {
        UUID visit = clinic.newVisitWithConsent();
        clinic.attach(visit, "text/vtt", conversation("hostile.vtt")).expect(202);
        clinic.awaitDraft(visit);
        String path = "/encounters/" + visit + "/note";

        assertThat(clinic.get(path, "text/html").expect(200).text()).doesNotContain("<script", "<img src=x");
        assertThat(clinic.get(path).json().get("state").asText()).isEqualTo("DRAFT");
    }

    /** The words of a PDF, in reading order, with one blank between them. */
    private static String printed(byte[] pdf) {
        try (PDDocument document = Loader.loadPDF(pdf)) {
            return new PDFTextStripper().getText(document).replaceAll("\\s+", " ");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static UUID drafted() {
        UUID visit = clinic.newVisitWithConsent();
        clinic.attach(visit, "text/plain", demo("low-back-pain.txt")).expect(202);
        assertThat(clinic.awaitDraft(visit).get("stage").asText()).isEqualTo("IN_REVIEW");
        return visit;
    }

    private static void settleAll(UUID visit) {
        String path = "/encounters/" + visit + "/note";
        JsonNode note = clinic.get(path).json();
        for (JsonNode statement : statements(note)) {
            if (statement.get("disposition").isNull()
                    && !statement.get("support").asText().equals("SUPPORTED")) {
                assertThat(clinic.post(path + "/sign", password()).expect(409).slug())
                        .isEqualTo("unresolved-statements");
                clinic.post(
                                path + "/statements/" + statement.get("id").asText() + "/disposition",
                                "{\"disposition\":\"KEPT\"}")
                        .expect(200);
            }
        }
    }

    private static void sign(UUID visit) {
        settleAll(visit);
        clinic.post("/encounters/" + visit + "/note/sign", password()).expect(200);
    }

    private static String password() {
        return "{\"password\":\"%s\"}".formatted(Clinic.PASSWORD);
    }

    private static String sections(String words) {
        return "{\"sections\":[{\"code\":\"HISTORY_OF_PRESENT_ILLNESS\",\"statements\":[{\"text\":\"%s\"}]}]}"
                .formatted(words);
    }

    private static List<JsonNode> statements(JsonNode note) {
        return note.findValues("statements").stream()
                .flatMap(it -> {
                    List<JsonNode> all = new java.util.ArrayList<>();
                    it.forEach(all::add);
                    return all.stream();
                })
                .toList();
    }

    private static String conversation(String name) {
        return read(Path.of("src/test/resources/conversations", name));
    }

    private static String demo(String name) {
        return read(Path.of("src/main/resources/org/florscribe/demo", name));
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
