package org.florscribe.campaign;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest.BodyPublishers;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.florscribe.practice.identity.Role;
import org.florscribe.practice.identity.Scope;
import org.florscribe.testing.Clinic;
import org.florscribe.testing.RunningProduct;
import org.florscribe.testing.Tables;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * Every call of the served description × no sign-in, one that ended, an expired key, each role, each scope: the answers are those that
 * the description says. The calls are made with ids of another practice, so that nothing comes of those that are let in; a call
 * that is refused for its role or scope is refused before it looks for anything. What another practice's ids are answered with is in
 * {@link TwoPracticesIT}; a call that says nothing of who may make it fails {@code ApiDescriptionTest}.
 */
class AccessMatrixIT {

    private static final List<String> ALL_ROLES =
            Role.ofPersons().stream().map(Role::name).toList();

    private static RunningProduct product;
    private static Belongings theirs;
    private static Belongings ours;
    private static Tables tables;
    private static List<Operation> operations;

    @BeforeAll
    static void a_practice_and_another() throws SQLException {
        product = RunningProduct.shared();
        tables = new Tables(product);
        theirs = Belongings.of(product, "qyzzavar");
        ours = Belongings.of(product, "wumblefrit");
        operations = Operation.allOf(product).stream()
                .filter(operation -> !operation.isOpen())
                // the last, because no other call works after it
                .sorted(Comparator.comparing(operation -> operation.name().equals("DELETE /me/sessions")))
                .toList();
    }

    @Test
    void nobody_who_is_not_known_is_let_in() throws SQLException {
        Clinic ended = ours.clinic().colleague("Left", "OWNER", "CLINICIAN");
        ended.delete("/me/sessions").expect(204);
        Map<String, Clinic> strangers = new LinkedHashMap<>();
        strangers.put("no sign-in", ours.clinic().with(""));
        strangers.put("no token of ours", ours.clinic().with("a.b.c"));
        strangers.put("an ended sign-in", ended);
        strangers.put("an expired key", ours.clinic().with(expiredKey()));
        List<String> wrong = new ArrayList<>();
        for (Operation operation : operations) {
            strangers.forEach((who, stranger) -> {
                Clinic.Answer answer = ask(operation, stranger, ours, ours);
                if (answer.status() != 401
                        || !answer.header("Content-Type").orElse("").contains("problem+json")) {
                    wrong.add(who + ": " + answer.call() + " gave " + answer.status() + " " + answer.slug());
                }
            });
        }
        assertThat(wrong).isEmpty();
    }

    @Test
    void each_role_may_what_the_description_says_and_nothing_else() throws SQLException {
        Map<Role, Clinic> people = TwoPracticesIT.oneOfEachRole(ours.clinic());
        List<String> wrong = new ArrayList<>();
        for (Operation operation : operations) {
            List<String> may = new ArrayList<>();
            for (Map.Entry<Role, Clinic> person : people.entrySet()) {
                int before = denials(person.getValue());
                Clinic.Answer answer = ask(operation, person.getValue(), ours, theirs);
                if (denials(person.getValue()) == before) {
                    may.add(person.getKey().name());
                } else if (!isRefusedForRole(operation, answer)) {
                    wrong.add(
                            person.getKey() + ": " + answer.call() + " gave " + answer.status() + " " + answer.slug());
                }
            }
            List<String> said = operation.roles().contains("everybody") ? ALL_ROLES : operation.roles();
            if (!may.equals(said)) {
                wrong.add(
                        line(operation) + ": " + String.join(" ", may.equals(ALL_ROLES) ? List.of("everybody") : may));
            }
        }
        assertThat(wrong).isEmpty();
    }

    @Test
    void a_scope_opens_the_calls_that_name_it_and_a_wrong_one_is_told() {
        Map<Scope, Clinic> people = new EnumMap<>(Scope.class);
        for (Scope scope : Scope.values()) {
            Clinic person = ours.clinic().colleague("Scoped", ALL_ROLES.toArray(String[]::new));
            String token = person.post(
                            "/auth/token",
                            "{\"email\":\"%s\",\"password\":\"%s\",\"scope\":\"%s\"}"
                                    .formatted(person.email(), Clinic.PASSWORD, scope.text()))
                    .expect(200)
                    .json()
                    .get("accessToken")
                    .asText();
            people.put(scope, person.with(token));
        }
        List<String> wrong = new ArrayList<>();
        for (Operation operation : operations) {
            List<String> opens = new ArrayList<>();
            for (Map.Entry<Scope, Clinic> person : people.entrySet()) {
                Clinic.Answer answer = ask(operation, person.getValue(), ours, theirs);
                if (!answer.slug().equals("insufficient-scope")) {
                    opens.add(person.getKey().text());
                } else if (answer.status() != 403) {
                    wrong.add(answer.call() + " gave " + answer.status());
                }
            }
            String needed = opens.size() == people.size() ? "" : opens.isEmpty() ? "several" : opens.get(0);
            if (!needed.equals(operation.scope())) {
                wrong.add(line(operation) + " | " + needed);
            }
        }
        assertThat(wrong).isEmpty();
    }

    /** A collection is forbidden; a thing is not there, but for a visit that this role sees in the day's list. */
    private static boolean isRefusedForRole(Operation operation, Clinic.Answer answer) {
        boolean named = operation.slots().stream().anyMatch(slot -> slot.equals("path:id"));
        return named
                ? answer.status() == 404 && answer.slug().equals("not-found")
                : answer.status() == 403 && answer.slug().equals("forbidden");
    }

    private static Clinic.Answer ask(Operation operation, Clinic person, Belongings own, Belongings stranger) {
        String slot = operation.slots().stream()
                .filter(it -> it.startsWith("path:") && !ForeignCalls.isWord(it))
                .min(Comparator.comparing(it -> !it.equals("path:id")))
                .orElse("");
        String path = ForeignCalls.path(operation, own, stranger, slot);
        if (operation.method().equals("GET")) {
            return person.get(path, operation.forms().get(0));
        }
        return person.send(
                operation.method(),
                path,
                BodyPublishers.ofString(ForeignCalls.body(operation, own, stranger, slot)),
                Map.of("Accept", operation.forms().get(0), "Content-Type", "application/json", "If-Match", "\"1\""));
    }

    private static String line(Operation operation) {
        return operation.method() + operation.path() + ".access";
    }

    private static int denials(Clinic person) throws SQLException {
        return Integer.parseInt(tables.column(
                        person.practiceId(),
                        "select count(*) from audit_event where actor_id = ? and action = 'PERMISSION_DENIED'",
                        person.clinicianId())
                .get(0));
    }

    private static String expiredKey() throws SQLException {
        var made = ours.clinic()
                .post(
                        "/api-keys",
                        "{\"name\":\"late\",\"scopes\":[\"charts:read\"],\"expiresAt\":\"%s\"}"
                                .formatted(Instant.now().plus(Duration.ofDays(1))))
                .expect(201);
        tables.execute(
                ours.clinic().practiceId(),
                "update api_key set expires_at = now() - interval '1 second' where id = ?",
                made.id());
        return made.json().get("key").asText();
    }
}
