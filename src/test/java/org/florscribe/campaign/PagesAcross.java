package org.florscribe.campaign;

import static java.util.Map.entry;

import java.io.IOException;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.function.BiFunction;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.florscribe.testing.Clinic;
import org.florscribe.testing.PageForm;
import org.florscribe.testing.PageVisitor;

/** People of one practice open its pages and press its buttons with ids of another. */
final class PagesAcross {

    /** What a page is opened for; with another practice's id there is no such page. */
    static final Map<String, Set<String>> OPENED_FOR = Map.ofEntries(
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

    private final Belongings ours;
    private final Belongings theirs;
    private final Map<UUID, UUID> swapped = new LinkedHashMap<>();
    private final Set<String> pressed = new TreeSet<>();
    private final List<String> wrong = new ArrayList<>();
    private int asked;

    PagesAcross(Belongings ours, Belongings theirs) {
        this.ours = ours;
        this.theirs = theirs;
        ours.ids().forEach((kind, id) -> swapped.put(id, theirs.id(kind)));
    }

    /** What should not have come of it. */
    List<String> wrong() {
        return List.copyOf(wrong);
    }

    /** Pages with their buttons that were sent with ids of the other practice. */
    Set<String> pressed() {
        return Set.copyOf(pressed);
    }

    /** Requests that named a thing of the other practice. */
    int asked() {
        return asked;
    }

    /** Every page with each of the other practice's ids, in each parameter that it reads and in all of its parameters at once. */
    void openWithEveryId(PageVisitor person) throws IOException {
        String others = Pages.parameters().stream()
                .filter(it -> !it.equals("id"))
                .collect(Collectors.joining("=%1$s&", "", "=%1$s"));
        for (String page : Pages.all()) {
            for (Map.Entry<Belongings.Kind, UUID> id : theirs.ids().entrySet()) {
                // one at a time: what is not there for one hides what the next would do
                for (String parameter : Pages.ids(page)) {
                    open(person, page, parameter + "=" + id.getValue(), id);
                }
                open(person, page, others.formatted(id.getValue()), id);
            }
        }
    }

    /** Every page with what it is opened for. */
    void openWithWhatItIsFor(Collection<PageVisitor> people) throws IOException {
        openWith(PagesAcross::said, people);
    }

    /** The same; and in parameters of which nobody says what they are for, with everything. */
    void openWithWhatFits(Collection<PageVisitor> people) throws IOException {
        openWith(PagesAcross::fitting, people);
    }

    private void openWith(BiFunction<String, String, Set<Belongings.Kind>> kinds, Collection<PageVisitor> people)
            throws IOException {
        for (String page : Pages.all()) {
            for (String parameter : Pages.ids(page)) {
                for (Belongings.Kind kind : kinds.apply(page, parameter)) {
                    Map.Entry<Belongings.Kind, UUID> id = entry(kind, theirs.id(kind));
                    people.forEach(person -> open(person, page, parameter + "=" + id.getValue(), id));
                }
            }
        }
    }

    private static Set<Belongings.Kind> said(String page, String parameter) {
        Set<Belongings.Kind> said = EnumSet.noneOf(Belongings.Kind.class);
        OPENED_FOR.getOrDefault(page, Set.of()).stream()
                .filter(it -> it.startsWith(parameter + "="))
                .forEach(it -> said.add(Belongings.Kind.valueOf(it.substring(parameter.length() + 1))));
        return said;
    }

    private static Set<Belongings.Kind> fitting(String page, String parameter) {
        Set<Belongings.Kind> said = said(page, parameter);
        return said.isEmpty() ? EnumSet.allOf(Belongings.Kind.class) : said;
    }

    private void open(PageVisitor person, String page, String query, Map.Entry<Belongings.Kind, UUID> id) {
        HttpResponse<String> answer = person.open(page + "?" + query);
        asked++;
        String said = query.replace(id.getValue().toString(), id.getKey().name());
        boolean missing = OPENED_FOR.getOrDefault(page, Set.of()).contains(said);
        if (missing ? answer.statusCode() != 404 : answer.statusCode() >= 500) {
            wrong.add(page + "?" + said + " gave " + answer.statusCode());
        }
        leaks(page, answer.body(), id.getValue()).forEach(it -> wrong.add(page + "?" + said + " tells of " + it));
    }

    /**
     * Every button of every form that names a thing, pressed with the other practice's things in place of ours.
     *
     * @param owner sees the forms
     * @param people press the buttons
     */
    void pressEveryButton(PageVisitor owner, Map<String, PageVisitor> people) throws IOException {
        for (String page : Pages.all()) {
            for (String address : addresses(page)) {
                for (PageForm form : PageForm.all(owner.open(address).body())) {
                    Map<String, String> fields = new LinkedHashMap<>(form.fields());
                    fields.replaceAll((name, value) -> swap(value));
                    if (fields.equals(form.fields())) {
                        continue; // it names no thing
                    }
                    fields.replaceAll((name, value) ->
                            name.toLowerCase(Locale.ROOT).contains("password") ? Clinic.PASSWORD : value);
                    for (Map.Entry<String, String> button : form.buttons().entrySet()) {
                        Map<String, String> sent = new LinkedHashMap<>(fields);
                        sent.put(button.getKey(), button.getValue());
                        String what = page + " " + button.getKey();
                        people.forEach((name, person) -> {
                            if (takeState(person, address, button.getKey(), sent)) {
                                press(person, address, button.getKey(), swap(form.action()), sent, name + " " + what);
                                pressed.add(what);
                            }
                        });
                    }
                }
            }
        }
    }

    private void press(
            PageVisitor person, String address, String button, String action, Map<String, String> sent, String what) {
        HttpResponse<String> answer = person.submit(action, sent);
        asked++;
        // a form that this role is not shown is not there to be sent: its page comes again
        boolean ignored = answer.statusCode() == 200
                && PageForm.all(person.open(address).body()).stream()
                        .noneMatch(form -> form.buttons().containsKey(button));
        if (answer.statusCode() != 404 && !ignored) {
            wrong.add(what + " gave " + answer.statusCode() + answer.headers().allValues("location"));
        }
        leaks(address.replaceFirst("\\?.*", ""), answer.body(), theirs.clinic().practiceId())
                .filter(it -> !ID.matcher(it).matches())
                .forEach(it -> wrong.add(what + " tells of " + it));
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

    /** Where our own page shows its forms. */
    private Set<String> addresses(String page) {
        Set<String> addresses = new TreeSet<>(Set.of(page));
        for (String parameter : Pages.ids(page)) {
            fitting(page, parameter).forEach(kind -> addresses.add(page + "?" + parameter + "=" + ours.id(kind)));
        }
        return addresses;
    }

    private String swap(String text) {
        String now = text;
        for (Map.Entry<UUID, UUID> pair : swapped.entrySet()) {
            now = now.replace(pair.getKey().toString(), pair.getValue().toString());
        }
        return now;
    }

    /** The access log holds what we asked for ourselves: there, ids are our own asking. */
    private Stream<String> leaks(String page, String text, UUID said) {
        Stream<String> traces = page.equals("/admin/audit.xhtml") ? theirs.words().stream() : theirs.traces();
        return traces.filter(it -> !it.equals(said.toString())).filter(text::contains);
    }
}
