package org.florscribe.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.florscribe.testing.Clinic;
import org.florscribe.testing.RunningProduct;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Two practices: every call that the description has, with the other one's ids, finds nothing; without identity it answers 401. */
class IsolationIT {

    private static final HttpClient HTTP = HttpClient.newHttpClient();
    private static final ObjectMapper JSON = new ObjectMapper();

    /** Ids that are words, or whose thing is not reached before the visit is. */
    private static final Map<String, String> WORDS = Map.of(
            "step",
            "DRAFT",
            "statementId",
            "s1",
            "findingId",
            "f1",
            "itemId",
            UUID.randomUUID().toString());

    private static RunningProduct product;
    private static Clinic mine;
    private static JsonNode paths;
    private static Map<String, UUID> foreign;

    private record Call(String method, String path) {}

    @BeforeAll
    static void two_practices() throws IOException, InterruptedException {
        product = RunningProduct.shared();
        mine = Clinic.open(product);
        Clinic other = Clinic.open(product);
        UUID visit = other.newVisitWithConsent();
        foreign = new HashMap<>();
        foreign.put("/encounters", visit);
        foreign.put(
                "/patients",
                UUID.fromString(other.get("/encounters/" + visit)
                        .expect(200)
                        .json()
                        .get("patientId")
                        .asText()));
        foreign.put("/staff", other.clinicianId());
        foreign.put(
                "/me",
                UUID.fromString(other.get("/me/sessions")
                        .expect(200)
                        .json()
                        .at("/items/0/id")
                        .asText()));
        foreign.put("/parked-steps", visit);
        HttpResponse<String> description = HTTP.send(
                HttpRequest.newBuilder(product.baseUrl().resolve("/openapi/openapi.json"))
                        .build(),
                BodyHandlers.ofString());
        paths = JSON.readTree(description.body()).get("paths");
    }

    @Test
    void ids_of_another_practice_name_nothing() {
        List<String> leaks = new ArrayList<>();
        List<Call> calls = calls();
        assertThat(calls).hasSizeGreaterThan(20);
        for (Call call : calls) {
            if (!call.path.contains("{")) {
                continue;
            }
            String root = "/" + call.path.split("/", -1)[1];
            assertThat(foreign)
                    .as("an id of another practice for %s", call.path)
                    .containsKey(root);
            UUID id = foreign.getOrDefault(root, UUID.randomUUID());
            Clinic.Answer theirs = mine.send(call.method, filled(call.path, id), body(call), headers());
            Clinic.Answer nobodys = mine.send(call.method, filled(call.path, UUID.randomUUID()), body(call), headers());
            // what the body lacks may be told first, but then about a thing that is not there just the same
            boolean silent = (theirs.status() == 404 || theirs.status() == 400)
                    && theirs.status() == nobodys.status()
                    && theirs.slug().equals(nobodys.slug());
            if (!silent) {
                leaks.add(call + " " + theirs.status() + " instead of " + nobodys.status());
            }
        }
        assertThat(leaks).isEmpty();
    }

    @Test
    void lists_hold_nothing_of_another_practice() {
        for (Call call : calls()) {
            if (call.method.equals("GET") && !call.path.contains("{")) {
                String text = mine.get(call.path).text();
                foreign.values().forEach(id -> assertThat(text).as(call.path).doesNotContain(id.toString()));
            }
        }
        UUID patient = foreign.getOrDefault("/patients", UUID.randomUUID());
        assertThat(mine.get("/encounters?patientId=" + patient).text()).contains("\"items\":[]");
        // what is there is our own asking, not what the other practice did
        assertThat(mine.get("/audit?patientId=" + patient).text())
                .doesNotContain(foreign.getOrDefault("/staff", patient).toString());
    }

    @Test
    void a_stranger_learns_nothing_but_that_one_has_to_sign_in() throws IOException, InterruptedException {
        for (Call call : calls()) {
            if (call.path.startsWith("/auth/") || call.path.equals("/setup") || call.path.startsWith("/invitations/")) {
                continue;
            }
            URI address = product.baseUrl().resolve("/api/v1" + filled(call.path, UUID.randomUUID()));
            HttpResponse<String> answer = HTTP.send(
                    HttpRequest.newBuilder(address)
                            .method(call.method, BodyPublishers.ofString("{}"))
                            .header("Content-Type", "application/json")
                            .build(),
                    BodyHandlers.ofString());
            assertThat(answer.statusCode()).as(call.toString()).isEqualTo(401);
        }
    }

    private static List<Call> calls() {
        List<Call> calls = new ArrayList<>();
        paths.properties()
                .forEach(path -> path.getValue()
                        .fieldNames()
                        .forEachRemaining(
                                method -> calls.add(new Call(method.toUpperCase(Locale.ROOT), path.getKey()))));
        return calls;
    }

    private static String filled(String path, UUID id) {
        String filled = path.replace("{id}", id.toString());
        for (Map.Entry<String, String> word : WORDS.entrySet()) {
            filled = filled.replace("{" + word.getKey() + "}", word.getValue());
        }
        return filled;
    }

    private static HttpRequest.BodyPublisher body(Call call) {
        return call.method.equals("GET") ? BodyPublishers.noBody() : BodyPublishers.ofString("{}");
    }

    private static Map<String, String> headers() {
        return Map.of("Content-Type", "application/json", "If-Match", "\"0\"");
    }
}
