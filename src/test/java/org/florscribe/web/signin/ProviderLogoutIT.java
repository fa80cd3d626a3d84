package org.florscribe.web.signin;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Instant;
import java.util.Date;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.florscribe.shared.FormEncoding;
import org.florscribe.testing.Clinic;
import org.florscribe.testing.IdentityProviderServer;
import org.florscribe.testing.IdentityProviderServer.Person;
import org.florscribe.testing.PageVisitor;
import org.florscribe.testing.RunningProduct;
import org.florscribe.testing.SharedProducts;
import org.florscribe.testing.SsoBrowser;
import org.florscribe.testing.SsoDesk;
import org.florscribe.testing.Tables;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Who signs out at the practice's provider, or is shut out there, is signed out here (OpenID Connect Back-Channel Logout 1.0). */
class ProviderLogoutIT {

    private static final String TODAY = "/app/today.xhtml";
    private static final IdentityProviderServer PROVIDER = new IdentityProviderServer();

    private static final HttpClient HTTP =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    private static RunningProduct product;
    private static Clinic clinic;
    private static String entry;

    @BeforeAll
    static void a_practice_with_single_sign_on() {
        product = SharedProducts.withVendors();
        clinic = Clinic.open(product);
        entry = SsoDesk.configure(product, clinic, PROVIDER, Map.of());
    }

    @AfterAll
    static void stop() {
        PROVIDER.close();
    }

    @Test
    void every_browser_that_came_in_by_the_provider_is_signed_out_and_no_other() throws Exception {
        Person ada = somebody();
        SsoBrowser desk = signedIn(ada);
        SsoBrowser phone = signedIn(ada);
        SsoBrowser colleague = signedIn(somebody());
        PageVisitor owner = PageVisitor.signIn(product, clinic);
        String word = PROVIDER.logoutToken(ada, Map.of());

        HttpResponse<String> answer = tell(word);

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.headers().firstValue("cache-control").orElse("")).contains("no-store");
        assertThat(desk.open(TODAY).statusCode()).isEqualTo(302);
        assertThat(phone.open(TODAY).statusCode()).isEqualTo(302);
        assertThat(colleague.open(TODAY).statusCode()).isEqualTo(200);
        assertThat(owner.open(TODAY).statusCode()).as("by password").isEqualTo(200);
        assertThat(actions()).contains("SINGLE_SIGN_ON_ENDED", "SESSION_REVOKED");
        assertThat(tell(word).statusCode()).as("of nobody any more").isEqualTo(200);
        assertThat(tell(PROVIDER.logoutToken(somebody(), Map.of())).statusCode())
                .as("of somebody who never was here")
                .isEqualTo(200);
    }

    /** A word kept by somebody and sent again later ends nothing that began meanwhile. */
    @Test
    void a_word_of_before_ends_no_later_sign_in() throws Exception {
        Person ada = somebody();
        String word = PROVIDER.logoutToken(
                ada, Map.of("iat", Optional.of(Date.from(Instant.now().minusSeconds(300)))));
        SsoBrowser browser = signedIn(ada);

        assertThat(tell(word).statusCode()).isEqualTo(200);

        assertThat(browser.open(TODAY).statusCode()).isEqualTo(200);
    }

    @Test
    void what_does_not_hold_signs_nobody_out() throws Exception {
        Person ada = somebody();
        SsoBrowser browser = signedIn(ada);
        Map<String, Map<String, Optional<Object>>> faults = new LinkedHashMap<>();
        faults.put("another issuer", Map.of("iss", Optional.of(PROVIDER.issuer() + "/")));
        faults.put("for another", Map.of("aud", Optional.of("another client")));
        faults.put("over", Map.of("exp", Optional.of(Date.from(Instant.now().minusSeconds(90)))));
        faults.put("without end", Map.of("exp", Optional.empty()));
        faults.put("without event", Map.of("events", Optional.empty()));
        faults.put("of another event", Map.of("events", Optional.of(Map.of("signed-in", Map.of()))));
        faults.put("with a nonce", Map.of("nonce", Optional.of("n")));
        faults.put("of nobody", Map.of("sub", Optional.empty()));
        for (Map.Entry<String, Map<String, Optional<Object>>> fault : faults.entrySet()) {
            assertThat(tell(PROVIDER.logoutToken(ada, fault.getValue())).statusCode())
                    .as(fault.getKey())
                    .isEqualTo(400);
        }
        String word = PROVIDER.logoutToken(ada, Map.of());
        assertThat(tell(word.substring(0, word.length() - 8) + "AAAAAAAA").statusCode())
                .isEqualTo(400);
        assertThat(send(path(entry), "application/json", word).statusCode()).isEqualTo(400);
        assertThat(send(path(entry) + "?logout_token=" + word, "application/x-www-form-urlencoded", "")
                        .statusCode())
                .as("in an address, where logs would keep it")
                .isEqualTo(400);
        for (String other : List.of("", "x", UUID.randomUUID().toString(), "A".repeat(43))) {
            assertThat(send(path(other), "application/x-www-form-urlencoded", form(word))
                            .statusCode())
                    .as("at the address of no practice")
                    .isEqualTo(404);
        }
        assertThat(browser.open(TODAY).statusCode()).isEqualTo(200);
    }

    @Test
    void an_owner_reads_the_address_that_is_registered() {
        assertThat(PageVisitor.signIn(product, clinic)
                        .open("/admin/single-sign-on.xhtml")
                        .body())
                .contains(product.baseUrl() + path(entry));
    }

    private static SsoBrowser signedIn(Person person) {
        PROVIDER.signIn(person);
        SsoBrowser browser = new SsoBrowser(product);
        assertThat(browser.signIn(entry).statusCode()).isEqualTo(302);
        assertThat(browser.open(TODAY).statusCode()).isEqualTo(200);
        return browser;
    }

    private static Person somebody() {
        return Person.of("ada-" + UUID.randomUUID() + "@" + SsoDesk.DOMAIN);
    }

    private static String path(String end) {
        return "/api/webhooks/single-sign-on/" + end;
    }

    private static String form(String word) {
        return FormEncoding.of(Map.of("logout_token", word));
    }

    private static HttpResponse<String> tell(String word) throws Exception {
        return send(path(entry), "application/x-www-form-urlencoded", form(word));
    }

    private static HttpResponse<String> send(String path, String type, String body) throws Exception {
        return HTTP.send(
                HttpRequest.newBuilder(product.baseUrl().resolve(path))
                        .header("Content-Type", type)
                        .POST(BodyPublishers.ofString(body))
                        .build(),
                BodyHandlers.ofString());
    }

    private static List<String> actions() throws Exception {
        return new Tables(product).column(clinic.practiceId(), "select action from audit_event where ? <> ''", "x");
    }
}
