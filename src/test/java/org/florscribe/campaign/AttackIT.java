package org.florscribe.campaign;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Pattern;
import org.florscribe.testing.Await;
import org.florscribe.testing.Clinic;
import org.florscribe.testing.PageVisitor;
import org.florscribe.testing.RunningProduct;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What words and addresses can do that somebody chose with malice: in fields that are kept, in addresses of pages, in settings. */
class AttackIT {

    /** Markup, an end of an attribute, and an expression of the pages' language; 670592745 is what it would come to. */
    private static final String EVIL = "<svg/onload=x>'#{12345*54321}";

    private static final Pattern MARKUP = Pattern.compile("<svg/onload", Pattern.CASE_INSENSITIVE);

    private static RunningProduct product;
    private static Clinic clinic;
    private static PageVisitor visitor;
    private static Belongings evil;

    @BeforeAll
    static void a_practice_full_of_malice() throws SQLException {
        product = RunningProduct.shared();
        evil = Belongings.of(product, EVIL);
        clinic = evil.clinic();
        visitor = PageVisitor.signIn(product, clinic);
    }

    @Test
    void what_is_kept_is_shown_as_the_words_it_is() throws Exception {
        List<String> wrong = new ArrayList<>();
        int shown = 0;
        for (String page : Pages.all()) {
            List<String> addresses = new ArrayList<>(List.of(page));
            evil.ids().values().forEach(id -> addresses.add(page + "?id=" + id));
            for (String address : addresses) {
                HttpResponse<String> answer = visitor.open(address);
                boolean isText = answer.headers()
                        .firstValue("content-type")
                        .filter(it -> it.startsWith("text/plain") || it.startsWith("application/pdf"))
                        .isPresent();
                if (!isText && isRun(answer.body())) {
                    wrong.add(address + " runs it");
                }
                shown += answer.body().contains("&lt;svg/onload=x&gt;") ? 1 : 0;
            }
        }
        assertThat(wrong).isEmpty();
        assertThat(shown).as("pages that show it").isGreaterThan(10);
    }

    @Test
    void what_stands_in_an_address_is_never_part_of_a_page() throws Exception {
        String inQuery = "%3Csvg/onload=x%3E%22'%23%7B12345*54321%7D%24%7B12345*54321%7D";
        List<String> wrong = new ArrayList<>();
        List<String> pages = new ArrayList<>(Pages.all());
        pages.addAll(List.of(
                "/login.xhtml", "/lock.xhtml", "/second.xhtml", "/sso.xhtml", "/reset.xhtml", "/invitation.xhtml"));
        for (String page : pages) {
            for (String parameter : Pages.parameters()) {
                HttpResponse<String> answer = visitor.open(page + "?" + parameter + "=" + inQuery);
                if (answer.statusCode() >= 500 || isRun(answer.body())) {
                    wrong.add(page + " " + parameter + " " + answer.statusCode());
                }
                answer.headers().allValues("location").stream()
                        .filter(it -> !it.startsWith("/") && !it.startsWith(product.baseUrl() + "/"))
                        .forEach(it -> wrong.add(page + " " + parameter + " leads to " + it));
            }
            HttpResponse<String> nowhere = visitor.open(page + "/" + inQuery);
            if (nowhere.statusCode() >= 500 || isRun(nowhere.body())) {
                wrong.add(page + "/… " + nowhere.statusCode());
            }
        }
        assertThat(wrong).isEmpty();
    }

    private static boolean isRun(String body) {
        return MARKUP.matcher(body).find() || body.contains("670592745");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "//evil.example/",
                "https://evil.example/",
                "/\\evil.example",
                "today.xhtml%0d%0aLocation:https://evil.example",
                "javascript:alert(1)",
                "../../evil"
            })
    void signing_in_leads_to_a_page_of_ours_whatever_was_asked_for(String next) {
        HttpResponse<String> answer = PageVisitor.stranger(product).submitSignIn(clinic, next);

        assertThat(answer.statusCode()).isEqualTo(302);
        assertThat(answer.headers().allValues("location"))
                .singleElement()
                .asString()
                .startsWith(product.baseUrl() + "/app/today.xhtml");
    }

    @Test
    void a_session_that_somebody_else_chose_does_not_become_that_of_who_signs_in() {
        String chosen = "flor=" + "A".repeat(43);
        HttpResponse<String> answer = PageVisitor.stranger(product, chosen).submitSignIn(clinic, "");

        assertThat(answer.headers().allValues("set-cookie"))
                .anyMatch(it -> it.startsWith("flor="))
                .noneMatch(it -> it.startsWith(chosen));
        assertThat(PageVisitor.stranger(product, chosen)
                        .open("/app/today.xhtml")
                        .statusCode())
                .isEqualTo(302);
    }

    @ParameterizedTest
    @CsvSource({
        "http://169.254.169.254/latest/meta-data",
        "http://127.0.0.1:5432",
        "http://localhost:8080/v1",
        "http://[::1]:8080/v1",
        "http://[::ffff:127.0.0.1]:8080/v1",
        "http://2130706433/v1",
        "http://0x7f.0.0.1/v1",
        "http://0177.0.0.1/v1",
        "http://10.0.0.5/v1",
        "https://192.168.1.1/v1",
        "https://[fd00::1]/v1",
        "https://0.0.0.0/v1",
        "https://100.64.0.1/v1",
        "file:///etc/passwd",
        "gopher://127.0.0.1:6379/_x",
        "https://user:secret@example.org/v1",
        "jar:file:/etc/passwd!/x"
    })
    void no_setting_of_an_admin_reaches_into_the_house(String address) throws Exception {
        Clinic.Answer engine = clinic.post(
                "/engines",
                "{\"task\":\"TRANSCRIBE\",\"kind\":\"openai\",\"name\":\"%s\",\"baseUrl\":\"%s\",\"model\":\"whisper-1\"}"
                        .formatted(UUID.randomUUID(), address));
        if (engine.status() == 201) {
            String test = "/engines/" + engine.id() + "/test";
            clinic.post(test, "{}").expect(200, 202);
            Await.until(
                    "the test has ended",
                    Duration.ofSeconds(60),
                    () -> !clinic.get(test).json().path("state").asText().equals("RUNNING"));
            assertThat(clinic.get(test).text()).contains("OUTBOUND_ALLOW");
            clinic.delete("/engines/" + engine.id()).expect(204);
        } else {
            engine.expect(400, 422);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"application/xml", "text/xml", "application/x-java-serialized-object", "application/yaml"})
    void no_call_reads_a_form_of_document_that_can_pull_in_others(String mediaType) {
        String bomb = "<?xml version=\"1.0\"?><!DOCTYPE x [<!ENTITY e SYSTEM \"file:///etc/passwd\">]><x>&e;</x>";
        for (String path : List.of("/patients", "/encounters", "/templates", "/engines", "/staff", "/auth/token")) {
            clinic.send("POST", path, BodyPublishers.ofString(bomb), Map.of("Content-Type", mediaType))
                    .expect(415);
        }
        Clinic.Answer brought = clinic.attach(evil.ids().get(Belongings.Kind.VISIT), mediaType, bomb);
        assertThat(brought.status()).isIn(400, 409, 415, 422);
        assertThat(brought.text()).doesNotContain("root:");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/WEB-INF/web.xml",
                "/app/../WEB-INF/web.xml",
                "/app/%2e%2e/WEB-INF/web.xml",
                "/app/..%2fWEB-INF%2fweb.xml",
                "/app/..;/WEB-INF/web.xml",
                "/;/WEB-INF/web.xml",
                "/WEB-INF;x/web.xml",
                "/web-inf/web.xml",
                "/META-INF/MANIFEST.MF",
                "/jakarta.faces.resource/../WEB-INF/web.xml",
                "/jakarta.faces.resource/web.xml.xhtml?ln=../WEB-INF",
                "/jakarta.faces.resource/web.xml.xhtml?con=../WEB-INF",
                "/jakarta.faces.resource/%5c..%5cWEB-INF%5cweb.xml.xhtml",
                "/app/today.xhtml%00.css",
                "/app/today.jsf",
                "/faces/app/today.xhtml"
            })
    void no_way_of_writing_a_path_leads_behind_the_pages(String path) {
        for (PageVisitor person : List.of(visitor, PageVisitor.stranger(product))) {
            HttpResponse<String> answer = person.open(path);
            assertThat(answer.statusCode()).as(path).isNotEqualTo(200).isLessThan(500);
            assertThat(answer.body()).doesNotContain("<web-app", "servlet-mapping", "Implementation-Version");
        }
    }
}
