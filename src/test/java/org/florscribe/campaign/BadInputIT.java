package org.florscribe.campaign;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import org.florscribe.testing.Clinic;
import org.florscribe.testing.PageVisitor;
import org.florscribe.testing.RunningProduct;
import org.florscribe.testing.Tables;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Bad files, brought by API and by page to a server with 1 GB of heap: told what is wrong, or read rightly, and never half. */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class) // the large ones keep the machine busy for a while
class BadInputIT {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int CROWD = 6;

    private static RunningProduct product;
    private static Clinic clinic;
    private static PageVisitor page;
    private static Tables tables;
    private static UUID visit;

    @BeforeAll
    static void start() {
        product = RunningProduct.start(Map.of("HEAP_MAX", "1g"));
        clinic = Clinic.open(product);
        page = PageVisitor.signIn(product, clinic);
        tables = new Tables(product);
        visit = clinic.newVisitWithConsent();
    }

    @AfterAll
    static void stop() {
        product.close();
    }

    static List<String> refusedFiles() {
        return List.copyOf(BadFiles.refused().keySet());
    }

    static List<String> takenFiles() {
        return List.copyOf(BadFiles.taken().keySet());
    }

    @Order(1)
    @ParameterizedTest
    @MethodSource("refusedFiles")
    void a_file_that_cannot_be_read_is_refused_in_words_and_leaves_nothing(String name)
            throws SQLException, IOException {
        BadFiles.Refused file = Objects.requireNonNull(BadFiles.refused().get(name));
        Map<String, String> before = withoutLog();

        Clinic.Answer byCall = clinic.attach(visit, file.mediaType(), file.content());
        HttpResponse<String> byPage = page.call(
                "POST",
                "/encounters/" + visit + "/transcript",
                BodyPublishers.ofByteArray(file.content()),
                file.mediaType());

        assertThat(byCall.status()).as(byCall.text()).isEqualTo(file.status());
        assertThat(byPage.statusCode()).isEqualTo(file.status());
        for (JsonNode problem : List.of(byCall.json(), JSON.readTree(byPage.body()))) {
            JsonNode said = problem.path("errors").isEmpty() ? problem.get("detail") : problem.at("/errors/0/message");
            assertThat(said.asText()).matches(file.words());
            assertThat(problem.toString().length()).isLessThan(600);
        }
        assertThat(withoutLog()).isEqualTo(before);
        assertThat(clinic.get("/encounters/" + visit)
                        .expect(200)
                        .json()
                        .get("stage")
                        .asText())
                .isEqualTo("PLANNED");
    }

    @Order(2)
    @ParameterizedTest
    @MethodSource("takenFiles")
    void a_file_of_odd_words_is_read_as_words(String name) throws SQLException, JsonProcessingException {
        BadFiles.Taken file = Objects.requireNonNull(BadFiles.taken().get(name));
        UUID odd = clinic.newVisitWithConsent();

        HttpResponse<String> taken = page.call(
                "POST",
                "/encounters/" + odd + "/transcript",
                BodyPublishers.ofByteArray(file.content()),
                file.mediaType());

        assertThat(taken.statusCode()).as(taken.body()).isEqualTo(202);
        assertThat(JSON.readTree(taken.body()).get("utterances").asInt()).isEqualTo(file.utterances());
        clinic.awaitDraft(odd);
        Clinic.Answer transcript =
                clinic.get("/encounters/" + odd + "/transcript").expect(200);
        List<String> ids = new ArrayList<>();
        transcript
                .json()
                .get("utterances")
                .forEach(line -> ids.add(line.get("id").asText()));
        assertThat(ids).doesNotHaveDuplicates().hasSize(file.utterances());
        assertThat(transcript.text()).doesNotContainPattern("[\u202A-\u202E\u2066-\u2069]");
        assertThat(tables.count(clinic.practiceId(), "transcript_source", "encounter_id", odd))
                .isEqualTo(1);

        List<String> shown = new ArrayList<>(List.of(
                page.open("/app/visit.xhtml?id=" + odd).body(),
                page.open("/app/today.xhtml").body()));
        Clinic.Answer note = clinic.get("/encounters/" + odd + "/note", "text/html");
        if (note.status() == 200) {
            shown.add(note.text());
            assertThat(clinic.get("/encounters/" + odd + "/note")
                            .json()
                            .get("state")
                            .asText())
                    .isEqualTo("DRAFT");
        }
        assertThat(shown)
                .allSatisfy(html -> assertThat(html)
                        .doesNotContain("<script>alert", "<img src=x", "onerror=alert(1)>", "onerror=alert(2)>")
                        .startsWithIgnoringCase("<!DOCTYPE html>"));
    }

    @Test
    @Order(3)
    void as_many_lines_as_are_taken_become_a_transcript_and_a_page() {
        UUID day = clinic.newVisitWithConsent();

        Clinic.Answer taken =
                clinic.attach(day, "text/vtt", BadFiles.cues(49_999)).expect(202);

        assertThat(taken.json().get("utterances").asInt()).isEqualTo(49_999);
        clinic.awaitDraft(day);
        assertThat(page.open("/app/visit.xhtml?id=" + day).statusCode()).isEqualTo(200);
    }

    @Test
    @Order(4)
    void the_largest_files_of_many_people_at_once_leave_the_server_well() throws IOException {
        byte[] largest = BadFiles.largest();
        List<UUID> visits = new ArrayList<>();
        for (int i = 0; i < CROWD; i++) {
            visits.add(clinic.newVisitWithConsent());
        }

        List<CompletableFuture<Clinic.Answer>> answers = visits.stream()
                .map(it -> CompletableFuture.supplyAsync(() -> clinic.attach(it, "text/vtt", largest)))
                .toList();
        answers.forEach(CompletableFuture::join);

        assertThat(answers)
                .allSatisfy(answer -> assertThat(answer.join().status())
                        .as(answer.join()
                                .text()
                                .substring(0, Math.min(300, answer.join().text().length())))
                        .isIn(202, 503));
        assertThat(answers)
                .anySatisfy(answer -> assertThat(answer.join().status()).isEqualTo(202));
        assertThat(product.isAlive()).isTrue();
        clinic.get("/encounters").expect(200);
        assertThat(Files.readString(product.serverLog())).doesNotContain("OutOfMemoryError");
    }

    /** What the practice has, apart from the record of who asked. */
    private static Map<String, String> withoutLog() throws SQLException {
        Map<String, String> all = tables.fingerprints(clinic.practiceId());
        all.keySet().removeAll(List.of("audit_event", "session", "idempotency_key"));
        return all;
    }
}
