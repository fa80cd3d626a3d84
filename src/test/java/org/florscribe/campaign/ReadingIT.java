package org.florscribe.campaign;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.florscribe.testing.Clinic;
import org.florscribe.testing.PageVisitor;
import org.florscribe.testing.RunningProduct;
import org.florscribe.testing.Tables;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What is asked for in a way that another site's link could ask changes nothing; methods that an address does not have are refused. */
class ReadingIT {

    /** What looking leaves behind: its line in the access log, and when somebody was last here. */
    private static final Set<String> LEFT_BEHIND = Set.of("audit_event", "session");

    private static final List<String> METHODS = List.of("GET", "HEAD", "POST", "PUT", "PATCH", "DELETE");

    private static RunningProduct product;
    private static Belongings ours;
    private static PageVisitor owner;
    private static List<Operation> operations;

    @BeforeAll
    static void a_practice_with_one_of_everything() throws SQLException {
        product = RunningProduct.shared();
        ours = Belongings.of(product, "vornhaldt");
        owner = PageVisitor.signIn(product, ours.clinic());
        operations = Operation.allOf(product);
    }

    @Test
    void no_call_that_reads_changes_anything() throws SQLException {
        Map<String, String> before = everything();
        int answered = 0;
        for (Operation operation : operations) {
            if (!operation.method().equals("GET")) {
                continue;
            }
            String path = ForeignCalls.path(operation, ours, ours, "");
            for (String form : operation.forms()) {
                for (String method : List.of("GET", "HEAD")) {
                    Clinic.Answer answer =
                            ours.clinic().send(method, path, BodyPublishers.noBody(), Map.of("Accept", form));
                    answered += answer.status() == 200 ? 1 : 0;
                }
            }
        }
        assertThat(answered).isGreaterThan(40);
        assertThat(everything()).isEqualTo(before);
    }

    /** With each id of the practice in every parameter that a page reads: none of them is an act. */
    @Test
    void no_page_that_is_opened_changes_anything() throws IOException, SQLException {
        String all = String.join("=%1$s&", Pages.parameters()) + "=%1$s";
        String besides = all.replace("id=%1$s&", "").replace("&id=%1$s", "");
        Map<String, String> before = everything();
        int shown = 0;
        for (String page : pages()) {
            List<String> queries = new ArrayList<>(List.of("", "?" + all.formatted("1")));
            for (UUID id : ours.ids().values()) {
                queries.add("?id=" + id);
                queries.add("?" + all.formatted(id));
                queries.add("?" + besides.formatted(id));
            }
            for (String query : queries) {
                shown += owner.open(page + query).statusCode() == 200 ? 1 : 0;
            }
        }
        assertThat(shown).isGreaterThan(500);
        assertThat(everything()).isEqualTo(before);
        assertThat(owner.open("/app/today.xhtml").statusCode())
                .as("still signed in")
                .isEqualTo(200);
    }

    @Test
    void a_method_that_a_call_does_not_have_is_refused_and_does_nothing() throws SQLException {
        Map<String, String> before = everything();
        List<String> wrong = new ArrayList<>();
        int tried = 0;
        for (Operation operation : operations) {
            String path = ForeignCalls.path(operation, ours, ours, "");
            for (String method : METHODS) {
                String asked = method.equals("HEAD") ? "GET" : method;
                boolean described = operations.stream()
                        .anyMatch(it -> it.method().equals(asked) && isAlsoAt(operation.path(), it.path()));
                if (described) {
                    continue;
                }
                tried++;
                Clinic.Answer answer = ours.clinic()
                        .send(
                                method,
                                path,
                                BodyPublishers.ofString("{}"),
                                Map.of("Content-Type", "application/json", "If-Match", "\"1\""));
                if (answer.status() != 405) {
                    wrong.add(method + " " + operation.path() + " gave " + answer.status());
                }
            }
        }
        assertThat(wrong).isEmpty();
        assertThat(tried).isGreaterThan(200);
        assertThat(everything()).isEqualTo(before);
    }

    @Test
    void pages_files_and_health_have_the_methods_they_need_and_no_others() throws IOException {
        List<String> paths = new ArrayList<>(pages());
        String style = owner.open("/login.xhtml").body().replaceAll("(?s).*href=\"(/assets/[^\"]+\\.css)\".*", "$1");
        assertThat(style).startsWith("/assets/");
        paths.addAll(List.of(
                style,
                "/favicon.ico",
                "/robots.txt",
                "/health",
                "/health/live",
                "/health/ready",
                "/metrics",
                "/openapi/openapi.json",
                "/api"));
        for (String path : paths) {
            boolean page = path.endsWith(".xhtml");
            for (String method : List.of("PUT", "PATCH", "DELETE", "OPTIONS", "POST", "PROPFIND", "FORSCHT")) {
                if (page && method.equals("POST")) {
                    continue;
                }
                var answer = owner.ask(method, path);
                assertThat(answer.statusCode()).as(method + " " + path).isEqualTo(405);
                assertThat(answer.headers().firstValue("allow"))
                        .as(method + " " + path)
                        .contains(page ? "GET, HEAD, POST" : "GET, HEAD");
                assertThat(answer.headers().allValues("content-security-policy"))
                        .hasSize(1);
            }
        }
        for (String hook : List.of("/api/csp-reports", "/api/webhooks/assemblyai")) {
            assertThat(owner.ask("GET", hook).statusCode()).as(hook).isEqualTo(405);
            assertThat(owner.ask("GET", hook).headers().firstValue("allow")).contains("POST");
        }
    }

    @Test
    void a_parameter_that_comes_twice_is_refused_by_calls_and_is_never_two_things_on_a_page() {
        Clinic clinic = ours.clinic();
        clinic.get("/encounters?limit=5&limit=6").expect(400);
        clinic.get("/patients?query=vornhaldt&query=nobody").expect(400);
        clinic.get("/audit?actorId=" + UUID.randomUUID() + "&actorId=" + ours.id(Belongings.Kind.STAFF))
                .expect(400);
        clinic.get("/encounters?nobody=1&nobody=2").expect(400);
        clinic.get("/encounters?limit=5").expect(200);

        String visit = ours.id(Belongings.Kind.VISIT).toString();
        String nobodys = UUID.randomUUID().toString();
        assertThat(owner.open("/app/visit.xhtml?id=" + visit + "&id=" + nobodys).body())
                .contains(visit)
                .doesNotContain(nobodys);
        assertThat(owner.open("/app/visit.xhtml?id=" + nobodys + "&id=" + visit).statusCode())
                .as("the first is what it is about")
                .isEqualTo(404);
    }

    /** Whether the path can be read as the other: {@code /engines/costs} as {@code /engines/{id}}, which names nothing then. */
    private static boolean isAlsoAt(String path, String other) {
        return path.matches(other.replaceAll("\\{\\w+}", "[^/]+"));
    }

    private static List<String> pages() throws IOException {
        List<String> pages = new ArrayList<>(Pages.all());
        try (Stream<Path> files = Files.list(Path.of("webapp"))) {
            files.map(file -> "/" + file.getFileName())
                    .filter(name -> name.endsWith(".xhtml"))
                    .forEach(pages::add);
        }
        return pages;
    }

    private static Map<String, String> everything() throws SQLException {
        Map<String, String> tables =
                new Tables(product).fingerprints(ours.clinic().practiceId());
        assertThat(tables).hasSizeGreaterThan(40).containsKeys(LEFT_BEHIND.toArray(new String[0]));
        tables.keySet().removeAll(LEFT_BEHIND);
        tables.put(
                "sessions but for when somebody was last here",
                Objects.toString(new Tables(product)
                        .column(
                                ours.clinic().practiceId(),
                                "select concat_ws(' ', id, token_hash, ends_at, reauthenticated_at, locked_at, revoked_at,"
                                        + " idle_seconds, scopes) from session order by id")));
        return tables;
    }
}
