package org.florscribe.campaign;

import static java.util.Map.entry;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.importer.ClassFileImporter;
import jakarta.servlet.annotation.WebServlet;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.florscribe.practice.identity.Role;
import org.florscribe.testing.Clinic;
import org.florscribe.testing.PageForm;
import org.florscribe.testing.PageVisitor;
import org.florscribe.testing.RunningProduct;
import org.florscribe.testing.Tables;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Two practices and every page of the page folder, with every parameter that a page reads and every button that it shows. */
class TwoPracticesPagesIT {

    /** What a page is opened for; with another practice's id there is no such page. A page that is missing here fails. */
    private static final Map<String, Set<String>> OPENED_FOR = Map.ofEntries(
            entry("/admin/accesses.csv", Set.of("patient=PATIENT")),
            entry("/admin/accesses.json", Set.of("patient=PATIENT")),
            entry("/admin/accesses.xhtml", Set.of("patient=PATIENT")),
            entry("/admin/api-keys.xhtml", Set.of("id=API_KEY")),
            entry("/admin/audit.xhtml", Set.of()),
            entry("/admin/connections.xhtml", Set.of("id=CONNECTION")),
            entry("/admin/deliveries.xhtml", Set.of("connection=CONNECTION")),
            entry("/admin/emergencies.xhtml", Set.of()),
            entry("/app/emergency.xhtml", Set.of()),
            entry("/admin/engines.xhtml", Set.of("id=ENGINE")),
            entry("/admin/jobs.xhtml", Set.of()),
            entry("/admin/keys.xhtml", Set.of()),
            entry("/admin/certificate.txt", Set.of("id=CERTIFICATE")),
            entry("/admin/practice.xhtml", Set.of()),
            entry("/admin/recipients.xhtml", Set.of()),
            entry("/admin/single-sign-on.xhtml", Set.of()),
            entry("/admin/staff.xhtml", Set.of("id=STAFF")),
            entry("/admin/templates.xhtml", Set.of("id=TEMPLATE")),
            entry("/admin/webhooks.xhtml", Set.of("id=WEBHOOK")),
            entry("/app/move.xhtml", Set.of("id=VISIT", "id=SIGNED_VISIT")),
            entry("/app/patients.xhtml", Set.of()),
            entry("/app/profile.xhtml", Set.of()),
            entry("/app/style.xhtml", Set.of()),
            entry("/app/today.xhtml", Set.of()),
            entry("/app/visit.xhtml", Set.of("id=VISIT", "id=SIGNED_VISIT")),
            entry("/app/note.pdf", Set.of("id=VISIT", "id=SIGNED_VISIT")),
            entry("/app/note.txt", Set.of("id=VISIT", "id=SIGNED_VISIT")));

    /** Fields that name a thing by its id. */
    private static final Pattern ID = Pattern.compile("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}");

    private static final Pattern PARAMETER =
            Pattern.compile("(?:\\.id|findId|arameter|params?)\\(\\s*\"(\\w+)\"|param\\.(\\w+)|param\\['(\\w+)'\\]");

    /** Where it is read as the id of a thing. */
    private static final Pattern NAMED = Pattern.compile("(?:\\.id|findId)\\(\\s*\"(\\w+)\"");

    private static RunningProduct product;
    private static Belongings theirs;
    private static Belongings ours;
    private static Map<Role, PageVisitor> people;
    private static Map<String, String> before;

    @BeforeAll
    static void two_practices() throws SQLException {
        product = RunningProduct.shared();
        theirs = Belongings.of(product, "qyzzavar");
        ours = Belongings.of(product, "wumblefrit");
        people = new LinkedHashMap<>();
        for (Map.Entry<Role, Clinic> person :
                TwoPracticesIT.oneOfEachRole(ours.clinic()).entrySet()) {
            people.put(person.getKey(), PageVisitor.signIn(product, person.getValue()));
        }
        before = new Tables(product).fingerprints(theirs.clinic().practiceId());
    }

    @AfterAll
    static void nothing_of_theirs_has_changed() throws SQLException {
        assertThat(new Tables(product).fingerprints(theirs.clinic().practiceId()))
                .isEqualTo(before);
    }

    @Test
    void every_page_of_the_folder_is_tried() throws IOException {
        assertThat(pages()).containsExactlyInAnyOrderElementsOf(OPENED_FOR.keySet());
    }

    @Test
    void a_stranger_is_sent_to_sign_in_from_every_page() throws Exception {
        HttpClient stranger = HttpClient.newBuilder()
                .followRedirects(HttpClient.Redirect.NEVER)
                .build();
        for (String page : pages()) {
            for (String query : List.of("", "?id=" + theirs.id(Belongings.Kind.VISIT))) {
                HttpResponse<String> answer = stranger.send(
                        HttpRequest.newBuilder(product.baseUrl().resolve(page + query))
                                .build(),
                        BodyHandlers.ofString());
                if (page.endsWith(".xhtml")) {
                    assertThat(answer.statusCode()).as(page + query).isEqualTo(302);
                    assertThat(answer.headers().firstValue("location").orElse(""))
                            .startsWith(
                                    product.baseUrl().resolve("/login.xhtml").toString());
                } else {
                    assertThat(answer.statusCode()).as(page + query).isEqualTo(401);
                }
                assertThat(answer.body()).doesNotContain(theirs.words());
            }
        }
    }

    @Test
    void a_page_opened_with_an_id_of_another_practice_is_not_there() throws IOException {
        Set<String> parameters = parameters();
        assertThat(parameters).contains("id", "step", "actor", "patient");
        String others =
                parameters.stream().filter(it -> !it.equals("id")).collect(Collectors.joining("=%1$s&", "", "=%1$s"));
        Set<String> named = parameters(NAMED);
        assertThat(parameters).containsAll(named);
        PageVisitor allRoles = PageVisitor.signIn(product, ours.clinic());
        List<String> wrong = new ArrayList<>();
        for (String page : pages()) {
            for (Map.Entry<Belongings.Kind, UUID> id : theirs.ids().entrySet()) {
                for (String parameter :
                        named) { // one at a time: what is not there for one hides what the next would do
                    open(allRoles, page, parameter + "=" + id.getValue(), id, wrong);
                }
                open(allRoles, page, others.formatted(id.getValue()), id, wrong);
                // what a page makes of ids that are none of its own, the owner has tried, who may do everything
                String own = "id=" + id.getKey();
                if (OPENED_FOR.getOrDefault(page, Set.of()).contains(own)) {
                    people.values().forEach(person -> open(person, page, "id=" + id.getValue(), id, wrong));
                }
            }
        }
        assertThat(wrong).isEmpty();
    }

    private static void open(
            PageVisitor person, String page, String query, Map.Entry<Belongings.Kind, UUID> id, List<String> wrong) {
        HttpResponse<String> answer = person.open(page + "?" + query);
        String asked = query.replace(id.getValue().toString(), id.getKey().name());
        boolean missing = OPENED_FOR.getOrDefault(page, Set.of()).contains(asked);
        if (missing ? answer.statusCode() != 404 : answer.statusCode() >= 500) {
            wrong.add(page + "?" + asked + " gave " + answer.statusCode());
        }
        leaks(page, answer.body(), id.getValue()).forEach(it -> wrong.add(page + "?" + asked + " tells of " + it));
    }

    @Test
    void a_form_sent_with_ids_of_another_practice_does_nothing() throws IOException {
        Map<UUID, UUID> swapped = new LinkedHashMap<>();
        ours.ids().forEach((kind, id) -> swapped.put(id, theirs.id(kind)));
        Set<String> pressed = new TreeSet<>();
        List<String> wrong = new ArrayList<>();
        PageVisitor owner = PageVisitor.signIn(product, ours.clinic());
        for (String page : pages()) {
            for (String address : addresses(page)) {
                for (PageForm form : PageForm.all(owner.open(address).body())) {
                    Map<String, String> fields = new LinkedHashMap<>(form.fields());
                    fields.replaceAll((name, value) -> swap(swapped, value));
                    if (fields.equals(form.fields())) {
                        continue; // it names no thing
                    }
                    fields.replaceAll((name, value) ->
                            name.toLowerCase(Locale.ROOT).contains("password") ? Clinic.PASSWORD : value);
                    for (Map.Entry<String, String> button : form.buttons().entrySet()) {
                        Map<String, String> sent = new LinkedHashMap<>(fields);
                        sent.put(button.getKey(), button.getValue());
                        for (Map.Entry<Role, PageVisitor> person : people.entrySet()) {
                            if (!takeState(person.getValue(), address, button.getKey(), sent)) {
                                continue;
                            }
                            HttpResponse<String> answer = person.getValue().submit(swap(swapped, form.action()), sent);
                            String what = person.getKey() + " " + page + " " + button.getKey();
                            pressed.add(page + " " + button.getKey());
                            if (answer.statusCode() != 404) {
                                wrong.add(what + " gave " + answer.statusCode()
                                        + answer.headers().allValues("location"));
                            }
                            leaks(page, answer.body(), theirs.clinic().practiceId())
                                    .filter(it -> !ID.matcher(it).matches())
                                    .forEach(it -> wrong.add(what + " tells of " + it));
                        }
                    }
                }
            }
        }
        assertThat(wrong).isEmpty();
        assertThat(pressed).hasSizeGreaterThan(8);
    }

    /** State that a page keeps belongs to a session: false when this person's has no such button. */
    private static boolean takeState(PageVisitor person, String address, String button, Map<String, String> sent) {
        if (sent.getOrDefault(PageForm.STATE, "").equals("stateless")) {
            return true;
        }
        return PageForm.all(person.open(address).body()).stream()
                .filter(form -> form.buttons().containsKey(button))
                .peek(form -> sent.put(PageForm.STATE, form.fields().getOrDefault(PageForm.STATE, "")))
                .findFirst()
                .isPresent();
    }

    /** Pages behind the sign-in, and what links of pages open as a file. */
    static Set<String> pages() throws IOException {
        Set<String> pages = new TreeSet<>();
        for (String folder : List.of("app", "admin")) {
            try (Stream<Path> files = Files.walk(Path.of("webapp", folder))) {
                files.filter(Files::isRegularFile)
                        .map(file -> "/"
                                + Path.of("webapp").relativize(file).toString().replace('\\', '/'))
                        .forEach(pages::add);
            }
        }
        new ClassFileImporter()
                .importPackages("org.florscribe.web").stream()
                        .filter(type -> type.isAnnotatedWith(WebServlet.class))
                        .flatMap(type -> Arrays.stream(
                                type.getAnnotationOfType(WebServlet.class).urlPatterns()))
                        .filter(path -> !path.equals("/assets/*"))
                        .forEach(pages::add);
        return pages;
    }

    /** Every name that a page or its code reads from the address. */
    static Set<String> parameters() throws IOException {
        return parameters(PARAMETER);
    }

    private static Set<String> parameters(Pattern reading) throws IOException {
        Set<String> names = new TreeSet<>();
        for (Path folder : List.of(Path.of("webapp"), Path.of("src/main/java/org/florscribe/web"))) {
            try (Stream<Path> files = Files.walk(folder)) {
                for (Path file :
                        (Iterable<Path>) files.filter(it -> it.toString().matches(".*\\.(xhtml|java)"))::iterator) {
                    Matcher matcher = reading.matcher(Files.readString(file));
                    while (matcher.find()) {
                        IntStream.rangeClosed(1, matcher.groupCount())
                                .mapToObj(matcher::group)
                                .filter(it -> it != null)
                                .forEach(names::add);
                    }
                }
            }
        }
        return names;
    }

    /** Where our own page shows its forms. */
    private static Set<String> addresses(String page) {
        Set<String> addresses = new TreeSet<>(Set.of(page));
        ours.ids()
                .forEach((kind, id) ->
                        List.of("id", "step").forEach(name -> addresses.add(page + "?" + name + "=" + id)));
        return addresses;
    }

    private static String swap(Map<UUID, UUID> swapped, String text) {
        String now = text;
        for (Map.Entry<UUID, UUID> pair : swapped.entrySet()) {
            now = now.replace(pair.getKey().toString(), pair.getValue().toString());
        }
        return now;
    }

    /** The access log holds what we asked for ourselves: there, ids are our own asking. */
    private static Stream<String> leaks(String page, String text, UUID asked) {
        Stream<String> traces = page.equals("/admin/audit.xhtml") ? theirs.words().stream() : theirs.traces();
        return traces.filter(it -> !it.equals(asked.toString())).filter(text::contains);
    }
}
