package org.florscribe.campaign;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.florscribe.practice.identity.Role;
import org.florscribe.practice.identity.Scope;
import org.florscribe.testing.Clinic;
import org.florscribe.testing.PageVisitor;
import org.florscribe.testing.RunningProduct;
import org.florscribe.testing.Tables;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The whole matrix of security.md section 6: three practices, the seven roles of each, every call and every page, with ids of each of
 * the other two. The seventh role is that of a program, with a key of the owner for every scope that keys have; pages do not know keys.
 */
@Tag("long")
class ThreePracticesIT {

    private static RunningProduct product;
    private static List<Belongings> practices;
    private static List<Operation> operations;

    private record Pair(Belongings ours, Belongings theirs) {

        /** Its owner has given the password just now, as making people and keys wants it. */
        Pair signedIn() {
            return new Pair(
                    new Belongings(
                            Clinic.of(product, ours.clinic().email(), Clinic.PASSWORD), ours.ids(), ours.words()),
                    theirs);
        }

        @Override
        public String toString() {
            return ours.words() + " with ids of " + theirs.words();
        }
    }

    @BeforeAll
    static void three_practices() throws SQLException {
        product = RunningProduct.shared();
        operations = Operation.allOf(product);
        practices = new ArrayList<>();
        for (String word : List.of("qyzzavar", "wumblefrit", "jaxopolque")) {
            practices.add(Belongings.of(product, word));
        }
    }

    static List<Pair> pairs() {
        return practices.stream()
                .flatMap(ours -> practices.stream()
                        .filter(theirs -> !theirs.equals(ours))
                        .map(theirs -> new Pair(ours, theirs)))
                .toList();
    }

    @ParameterizedTest
    @MethodSource("pairs")
    void no_call_knows_ids_of_another_practice(Pair named) throws SQLException {
        Pair pair = named.signedIn();
        Map<Role, Clinic> people =
                new LinkedHashMap<>(TwoPracticesIT.oneOfEachRole(pair.ours().clinic()));
        people.put(Role.API_CLIENT, program(pair.ours().clinic()));
        assertThat(people).hasSize(7);
        Map<String, String> before = fingerprints(pair.theirs());
        var across = new CallsAcross(pair.ours(), pair.theirs(), operations);
        Instant start = Instant.now();

        across.askForEverything(people);

        report(pair, "calls", across.asked(), start);
        assertThat(across.wrong()).isEmpty();
        assertThat(across.unreached()).as("calls that nobody reaches").isEmpty();
        assertThat(across.asked()).isGreaterThan(900);
        assertThat(fingerprints(pair.theirs())).isEqualTo(before);
    }

    @ParameterizedTest
    @MethodSource("pairs")
    void no_page_knows_ids_of_another_practice(Pair named) throws Exception {
        Pair pair = named.signedIn();
        String key = program(pair.ours().clinic()).authorization();
        Map<String, PageVisitor> people = new LinkedHashMap<>();
        TwoPracticesIT.oneOfEachRole(pair.ours().clinic())
                .forEach((role, person) -> people.put(role.name(), PageVisitor.signIn(product, person)));
        Map<String, String> before = fingerprints(pair.theirs());
        var across = new PagesAcross(pair.ours(), pair.theirs());
        Instant start = Instant.now();

        across.openWithWhatFits(people.values());
        int opened = across.asked();
        across.pressEveryButton(PageVisitor.signIn(product, pair.ours().clinic()), people);
        programsAreSentToSignIn(pair, key);

        report(pair, "pages, " + (across.asked() - opened) + " of them buttons", across.asked(), start);
        assertThat(across.wrong()).isEmpty();
        assertThat(across.pressed()).hasSizeGreaterThan(8);
        assertThat(fingerprints(pair.theirs())).isEqualTo(before);
    }

    private static void programsAreSentToSignIn(Pair pair, String key) throws IOException, InterruptedException {
        HttpClient http = HttpClient.newBuilder()
                .followRedirects(HttpClient.Redirect.NEVER)
                .build();
        for (String page : Pages.all()) {
            HttpResponse<String> answer = http.send(
                    HttpRequest.newBuilder(product.baseUrl()
                                    .resolve(page + "?id=" + pair.theirs().id(Belongings.Kind.VISIT)))
                            .header("Authorization", key)
                            .build(),
                    BodyHandlers.ofString());
            assertThat(answer.statusCode()).as(page).isIn(302, 401);
            assertThat(answer.body()).doesNotContain(pair.theirs().words());
        }
    }

    private static Clinic program(Clinic owner) {
        String scopes = Scope.forKeys().stream().map(Scope::text).collect(Collectors.joining("\",\""));
        return owner.with(owner.post(
                        "/api-keys",
                        "{\"name\":\"program\",\"scopes\":[\"%s\"],\"expiresAt\":\"%s\"}"
                                .formatted(scopes, Instant.now().plus(Duration.ofDays(1))))
                .expect(201)
                .json()
                .get("key")
                .asText());
    }

    private static Map<String, String> fingerprints(Belongings practice) throws SQLException {
        return new Tables(product).fingerprints(practice.clinic().practiceId());
    }

    private static void report(Pair pair, String what, int asked, Instant start) {
        System.out.printf(
                "%s: %,d %s in %d s%n",
                pair, asked, what, Duration.between(start, Instant.now()).toSeconds());
    }
}
