package org.florscribe.campaign;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.florscribe.practice.identity.Role;
import org.florscribe.testing.Clinic;
import org.florscribe.testing.RunningProduct;
import org.florscribe.testing.Tables;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * Two practices and every call that the served description has: whoever of the one asks with an id of the other finds
 * nothing, learns nothing, and changes nothing. Pages are in {@link TwoPracticesPagesIT}.
 */
class TwoPracticesIT {

    /** Its first request would else ask for HTTP/2, which a request with a body may not. */
    private static final HttpClient HTTP =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    private static RunningProduct product;
    private static Belongings theirs;
    private static Belongings ours;
    private static Map<Role, Clinic> people;
    private static List<Operation> operations;
    private static CallsAcross across;
    private static Map<String, String> before;

    @BeforeAll
    static void two_practices() throws SQLException {
        product = RunningProduct.shared();
        theirs = Belongings.of(product, "qyzzavar");
        ours = Belongings.of(product, "wumblefrit");
        people = oneOfEachRole(ours.clinic());
        operations = Operation.allOf(product);
        across = new CallsAcross(ours, theirs, operations);
        before = new Tables(product).fingerprints(theirs.clinic().practiceId());
    }

    @AfterAll
    static void nothing_of_theirs_has_changed() throws SQLException {
        assertThat(new Tables(product).fingerprints(theirs.clinic().practiceId()))
                .isEqualTo(before);
    }

    @Test
    void an_id_of_another_practice_names_nothing_for_anybody() {
        across.askForEverything(people);

        assertThat(across.wrong()).isEmpty();
        assertThat(across.unreached()).as("calls that nobody reaches").isEmpty();
        assertThat(across.asked()).isGreaterThan(120);
    }

    @Test
    void what_is_not_there_at_all_is_answered_in_the_same_words() {
        for (Operation operation : operations) {
            if (operation.isOpen() || !operation.slots().contains("path:id")) {
                continue;
            }
            Clinic admin = ours.clinic();
            String path = ForeignCalls.path(operation, ours, theirs, "path:id");
            String nobodys = path.replace(
                    theirs.id(ForeignCalls.kind(operation, "path:id")).toString(),
                    UUID.randomUUID().toString());
            Clinic.Answer foreign = across.send(admin, operation, path, "path:id", "*/*");
            Clinic.Answer missing = across.send(admin, operation, nobodys, "path:id", "*/*");
            assertThat(foreign.json().get("detail"))
                    .as(operation.name())
                    .isEqualTo(missing.json().get("detail"));
            assertThat(foreign.slug()).as(operation.name()).isEqualTo(missing.slug());
        }
    }

    @Test
    void no_list_and_no_answer_without_ids_tells_of_another_practice() {
        for (Operation operation : operations) {
            boolean plain = operation.slots().stream().noneMatch(slot -> slot.startsWith("path:"));
            if (!operation.method().equals("GET") || !plain) {
                continue;
            }
            for (Clinic person : people.values()) {
                for (String form : operation.forms()) {
                    Clinic.Answer answer = person.get(operation.path(), form);
                    assertThat(across.leaks(operation, answer))
                            .as(answer.call())
                            .isEmpty();
                    assertThat(CallsAcross.isKeptByNobody(answer))
                            .as(answer.call())
                            .isTrue();
                }
            }
        }
        assertThat(ours.clinic()
                        .get("/patients?query=qyzzavarfamily")
                        .expect(200)
                        .text())
                .contains("\"items\":[]");
        assertThat(ours.clinic().get("/patients?query=qyzzavarmrn").expect(200).text())
                .contains("\"items\":[]");
    }

    @Test
    void the_access_log_of_a_practice_is_of_its_own_people() {
        Set<String> own = people.values().stream()
                .map(person -> person.clinicianId().toString())
                .collect(Collectors.toSet());
        own.add(ours.clinic().clinicianId().toString());
        own.add(ours.id(Belongings.Kind.STAFF).toString());
        for (String filter : List.of("", "&patientId=" + theirs.id(Belongings.Kind.PATIENT))) {
            Clinic.Answer log = ours.clinic().get("/audit?limit=200" + filter).expect(200);
            assertThat(log.json().get("items")).allSatisfy(line -> {
                if (!line.path("actorId").isNull()) {
                    assertThat(own).contains(line.get("actorId").asText());
                }
            });
        }
    }

    @Test
    void what_may_be_seen_but_not_acted_on_is_forbidden_rather_than_hidden() {
        Clinic admin = person(Role.PRACTICE_ADMIN);
        String own = "/encounters/" + ours.id(Belongings.Kind.VISIT);

        assertThat(admin.get(own).status()).isEqualTo(200);
        assertThat(admin.post(own + "/cancel", "{\"reason\":\"x\"}").status()).isEqualTo(403);
        assertThat(admin.get(own + "/note").status()).isEqualTo(403);
        assertThat(person(Role.AUDITOR).get(own).status()).isEqualTo(404);
        assertThat(person(Role.AUDITOR).get("/encounters").status()).isEqualTo(403);
        assertThat(person(Role.CLINICIAN)
                        .get("/staff/" + ours.id(Belongings.Kind.STAFF))
                        .status())
                .isEqualTo(404);
        assertThat(person(Role.CLINICIAN).get("/staff").status()).isEqualTo(403);
    }

    @Test
    void a_stranger_learns_nothing_but_that_one_has_to_sign_in() throws Exception {
        for (Operation operation : operations) {
            if (operation.isOpen()) {
                continue;
            }
            String path = ForeignCalls.path(operation, ours, theirs, "path:id");
            for (String authorization : List.of("", "Bearer not.a.token")) {
                URI address = product.baseUrl().resolve("/api/v1" + path);
                HttpRequest.Builder request = HttpRequest.newBuilder(address)
                        .method(
                                operation.method(),
                                operation.body() ? BodyPublishers.ofString("{}") : BodyPublishers.noBody())
                        .header("Content-Type", "application/json");
                if (!authorization.isEmpty()) {
                    request.header("Authorization", authorization);
                }
                HttpResponse<String> answer = HTTP.send(request.build(), BodyHandlers.ofString());
                assertThat(answer.statusCode())
                        .as("%s: %s", operation.name(), answer.body())
                        .isEqualTo(401);
                assertThat(answer.body()).doesNotContain(theirs.words());
            }
        }
    }

    private static Clinic person(Role role) {
        return Objects.requireNonNull(people.get(role));
    }

    static Map<Role, Clinic> oneOfEachRole(Clinic clinic) {
        Map<Role, Clinic> people = new LinkedHashMap<>();
        for (Role role : Role.ofPersons()) {
            people.put(role, clinic.colleague("Farrow", role.name()));
        }
        return people;
    }
}
