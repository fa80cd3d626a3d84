package org.florscribe.campaign;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.florscribe.practice.identity.Role;
import org.florscribe.testing.Clinic;
import org.florscribe.testing.PageVisitor;
import org.florscribe.testing.RunningProduct;
import org.florscribe.testing.Tables;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Two practices and every page of the page folder, with every parameter that a page reads and every button that it shows. */
class TwoPracticesPagesIT {

    private static RunningProduct product;
    private static Belongings theirs;
    private static Belongings ours;
    private static Map<String, PageVisitor> people;
    private static PagesAcross across;
    private static Map<String, String> before;

    @BeforeAll
    static void two_practices() throws SQLException {
        product = RunningProduct.shared();
        theirs = Belongings.of(product, "qyzzavar");
        ours = Belongings.of(product, "wumblefrit");
        people = new LinkedHashMap<>();
        for (Map.Entry<Role, Clinic> person :
                TwoPracticesIT.oneOfEachRole(ours.clinic()).entrySet()) {
            people.put(person.getKey().name(), PageVisitor.signIn(product, person.getValue()));
        }
        across = new PagesAcross(ours, theirs);
        before = new Tables(product).fingerprints(theirs.clinic().practiceId());
    }

    @AfterAll
    static void nothing_of_theirs_has_changed() throws SQLException {
        assertThat(new Tables(product).fingerprints(theirs.clinic().practiceId()))
                .isEqualTo(before);
    }

    @Test
    void every_page_of_the_folder_is_tried() throws IOException {
        assertThat(Pages.all()).containsExactlyInAnyOrderElementsOf(PagesAcross.OPENED_FOR.keySet());
    }

    @Test
    void a_stranger_is_sent_to_sign_in_from_every_page() throws Exception {
        HttpClient stranger = HttpClient.newBuilder()
                .followRedirects(HttpClient.Redirect.NEVER)
                .build();
        for (String page : Pages.all()) {
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

    /** Which parameters a page reads is found by looking: none must be lost by that, and a page must not seem to read them all. */
    @Test
    void every_parameter_that_names_a_thing_is_read_by_some_page() throws IOException {
        assertThat(Pages.parameters())
                .contains("id", "step", "actor", "patient")
                .containsAll(Pages.ids());
        Set<String> read = new TreeSet<>();
        for (String page : Pages.all()) {
            read.addAll(Pages.ids(page));
        }
        assertThat(read).isEqualTo(Pages.ids());
        assertThat(Pages.ids("/app/move.xhtml")).containsExactlyInAnyOrder("id", "to");
        PagesAcross.OPENED_FOR.forEach((page, said) -> assertThat(Pages.ids(page))
                .as(page)
                .containsAll(said.stream().map(it -> it.replaceFirst("=.*", "")).toList()));
    }

    @Test
    void a_page_opened_with_an_id_of_another_practice_is_not_there() throws IOException {
        // what a page makes of ids that are none of its own, the owner tries, who may do everything
        across.openWithEveryId(PageVisitor.signIn(product, ours.clinic()));
        across.openWithWhatItIsFor(people.values());

        assertThat(across.wrong()).isEmpty();
    }

    @Test
    void a_form_sent_with_ids_of_another_practice_does_nothing() throws IOException {
        across.pressEveryButton(PageVisitor.signIn(product, ours.clinic()), people);

        assertThat(across.wrong()).isEmpty();
        assertThat(across.pressed()).hasSizeGreaterThan(8);
    }
}
