package org.florscribe.adapter.rules.harness;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EvaluationTest {

    /** A visit of our own making. */
    private static final String VISIT = """
            {"id": "v1", "dialogue": [
              {"speaker": "doctor", "text": "hi , what brings you in today ? any chest pain ?"},
              {"speaker": "patient", "text": "no chest pain , but i've had a cough for two weeks ."},
              {"speaker": "doctor", "text": "your lungs are clear . i'm going to order a chest x-ray and start you on amoxicillin five hundred milligrams twice a day ."},
              {"speaker": "patient", "text": "okay ."}],
             "metadata": {"age": "41", "gender": "female"}}
            """.replace("\n", " ");

    @TempDir
    Path folder;

    private final ByteArrayOutputStream complaints = new ByteArrayOutputStream();

    @Test
    void a_visit_becomes_a_draft_with_its_headings() throws IOException {
        JsonNode draft = run("drafts", VISIT).get(0);
        assertThat(draft.path("id").asText()).isEqualTo("v1");
        assertThat(draft.path("note").asText()).contains("HISTORY OF PRESENT ILLNESS\n", "cough", "500 mg");
        assertThat(draft.path("uncited").asInt()).isZero();
        assertThat(draft.path("statements").asInt()).isPositive();
    }

    @Test
    void a_visits_orders_are_found_with_their_types() throws IOException {
        List<String> types = new ArrayList<>();
        run("orders", VISIT)
                .get(0)
                .path("orders")
                .forEach(order -> types.add(order.path("type").asText()));
        assertThat(types).contains("imaging", "medication");
    }

    @Test
    void a_statement_is_flagged_unless_the_visit_beside_it_supports_it() throws IOException {
        Files.writeString(folder.resolve("visits.jsonl"), VISIT);
        List<JsonNode> flags = run("claims", """
                {"id": "a", "note": "v1", "mutated": "She denies chest pain."}
                {"id": "b", "note": "v1", "mutated": "She reports chest pain."}
                {"id": "c", "note": "v1", "mutated": "She has had a cough for 2 weeks."}
                {"id": "d", "note": "v1", "mutated": "She has had a cough for 2 months."}
                """);
        assertThat(flags)
                .extracting(flag -> flag.path("flagged").asBoolean())
                .containsExactly(false, true, false, true);
    }

    @Test
    void a_statement_whose_visit_is_not_there_is_flagged_as_not_checked() throws IOException {
        JsonNode flag = run("claims", """
                {"id": "a", "note": "elsewhere", "mutated": "She denies chest pain."}
                """).get(0);
        assertThat(flag.path("flagged").asBoolean()).isTrue();
        assertThat(flag.path("support").asText()).isEqualTo("NOT_CHECKED");
        assertThat(complaints.toString(StandardCharsets.UTF_8)).contains("--visits");
    }

    @Test
    void a_case_is_answered_with_negation_experiencer_and_time() throws IOException {
        JsonNode answer = run("context", """
                {"id": "c1", "question": "any fever ?", "sentence": "no , none at all", "concept": "fever"}
                """).get(0);
        assertThat(answer.path("negation").asText()).isEqualTo("negated");
        assertThat(answer.path("experiencer").asText()).isEqualTo("patient");
        assertThat(answer.path("temporality").asText()).isEqualTo("recent");
    }

    @Test
    void a_transcript_keeps_every_word() throws IOException {
        StringBuilder said = new StringBuilder();
        run("transcripts", VISIT)
                .get(0)
                .path("dialogue")
                .forEach(turn -> said.append(turn.path("text").asText()).append(' '));
        assertThat(said.toString()).contains("what brings you in today", "five hundred milligrams twice a day", "okay");
    }

    @Test
    void words_that_make_no_command_are_refused() throws IOException {
        assertThat(code("dance")).isEqualTo(64);
        assertThat(code("drafts")).isEqualTo(64);
        assertThat(code("drafts", "--in", folder.resolve("nowhere").toString(), "--out", "x"))
                .isEqualTo(64);
        assertThat(complaints.toString(StandardCharsets.UTF_8)).contains("eval drafts", "needs --in", "there is no");
    }

    private List<JsonNode> run(String task, String input) throws IOException {
        Path in = Files.writeString(folder.resolve("in.jsonl"), input);
        Path out = folder.resolve("out.jsonl");
        assertThat(code(task, "--in", in.toString(), "--out", out.toString())).isZero();
        return new ArrayList<>(Records.read(out));
    }

    private int code(String... words) throws IOException {
        PrintStream stream = new PrintStream(complaints, true, StandardCharsets.UTF_8);
        return Evaluation.run(List.of(words), stream, stream);
    }
}
