package org.florscribe.web.signin;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.florscribe.testing.Clinic;
import org.florscribe.testing.IdentityProviderServer;
import org.florscribe.testing.IdentityProviderServer.Lie;
import org.florscribe.testing.IdentityProviderServer.Person;
import org.florscribe.testing.PageVisitor;
import org.florscribe.testing.RunningProduct;
import org.florscribe.testing.SharedProducts;
import org.florscribe.testing.SsoBrowser;
import org.florscribe.testing.SsoDesk;
import org.florscribe.testing.Tables;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Single sign-on of the product that ships, at a provider that takes nothing but what the standards say, changes its keys and lies. */
class OidcIT {

    private static final String TODAY = "/app/today.xhtml";
    private static final String UNPROVEN = "could not be proved";
    private static final String OVER = "This sign-in is over";
    private static final IdentityProviderServer PROVIDER = new IdentityProviderServer();

    private static RunningProduct product;

    private Clinic clinic;
    private String entry;

    @BeforeAll
    static void start() {
        product = SharedProducts.withVendors();
    }

    @AfterAll
    static void stop() {
        PROVIDER.close();
    }

    @BeforeEach
    void a_practice_with_single_sign_on() {
        clinic = Clinic.open(product);
        entry = configure(Map.of());
    }

    @Test
    void a_newcomer_of_the_practices_domain_comes_in_and_is_known_by_subject_from_then_on() throws SQLException {
        Person ada = somebody();
        PROVIDER.signIn(ada);
        SsoBrowser browser = new SsoBrowser(product);

        HttpResponse<String> arrived = browser.signIn(entry);

        assertThat(arrived.headers().firstValue("location").orElse("")).endsWith(TODAY);
        assertThat(browser.cookie("flor-sso")).isEmpty();
        assertThat(browser.open(TODAY).statusCode()).isEqualTo(200);
        assertThat(browser.open("/app/profile.xhtml").body()).contains("Ada Quill", ada.email(), "Choose a password");
        assertThat(browser.open("/admin/staff.xhtml").statusCode()).isEqualTo(404);
        assertThat(actions()).contains("STAFF_JOINED", "SINGLE_SIGN_ON_LINKED", "SIGN_IN");
        String first = browser.cookie("flor").orElseThrow();
        PROVIDER.signIn(ada.withEmail("ada.other@elsewhere.example").unverified());
        assertThat(landed(browser)).endsWith(TODAY);
        assertThat(browser.open("/app/profile.xhtml").body())
                .as("the same account")
                .contains(ada.email());
        SsoBrowser before = new SsoBrowser(product);
        before.put("flor", first);
        assertThat(before.open(TODAY).statusCode())
                .as("the earlier session is over")
                .isEqualTo(302);
        assertThat(PROVIDER.faults()).isEmpty();
    }

    @Test
    void nothing_that_does_not_hold_signs_anybody_in() throws SQLException {
        Person ada = somebody();
        PROVIDER.signIn(ada);
        for (Lie lie : Lie.values()) {
            PROVIDER.lie(lie);
            SsoBrowser browser = new SsoBrowser(product);
            HttpResponse<String> arrived = browser.signIn(entry);
            assertThat(arrived.statusCode()).as(lie.name()).isEqualTo(200);
            assertThat(arrived.body())
                    .as(lie.name())
                    .contains(lie == Lie.NO_TOKEN ? "answered with an error" : UNPROVEN, "Try again");
            assertThat(browser.cookie("flor")).as(lie.name()).isEmpty();
        }
        assertThat(actions().stream().filter("SINGLE_SIGN_ON_REFUSED"::equals))
                .as("each is on record")
                .hasSize(Lie.values().length);
        assertThat(accounts()).as("and nobody got an account").containsExactly(clinic.email());
    }

    @Test
    void a_provider_changes_its_keys_and_is_not_asked_for_them_at_every_made_up_name() throws InterruptedException {
        Thread.sleep(10_500); // another test had them read in vain
        PROVIDER.signIn(somebody());
        assertThat(landed(new SsoBrowser(product))).endsWith(TODAY);
        PROVIDER.changeKey();
        assertThat(landed(new SsoBrowser(product)))
                .as("signed with the new key")
                .endsWith(TODAY);
        int before = PROVIDER.keyReads();
        for (int i = 0; i < 3; i++) {
            PROVIDER.lie(Lie.UNKNOWN_KEY);
            assertThat(new SsoBrowser(product).signIn(entry).body()).contains(UNPROVEN);
        }
        assertThat(PROVIDER.keyReads()).isEqualTo(before + 1);
    }

    @Test
    void what_comes_back_belongs_to_the_browser_that_began_it_and_works_once() {
        PROVIDER.signIn(somebody());
        SsoBrowser browser = new SsoBrowser(product);
        String back = SsoBrowser.atProvider(browser.depart(entry).orElseThrow());
        String cookie = browser.cookie("flor-sso").orElseThrow();

        assertThat(new SsoBrowser(product).follow(back).body())
                .as("of no browser")
                .contains(OVER);
        SsoBrowser other = new SsoBrowser(product);
        other.depart(entry);
        assertThat(other.follow(back).body()).as("of another browser").contains(OVER);
        assertThat(browser.follow(back.replaceFirst("state=.", "state=")).body())
                .as("another state")
                .contains(OVER);
        assertThat(browser.follow(back.replaceFirst("state=[^&]*", "")).body())
                .as("no state")
                .contains(OVER);
        assertThat(browser.follow(back).headers().firstValue("location").orElse(""))
                .as("what others tried has not spent it")
                .endsWith(TODAY);
        SsoBrowser replay = new SsoBrowser(product);
        replay.put("flor-sso", cookie);
        assertThat(replay.follow(back).body()).as("the same once more").contains(OVER);
        assertThat(replay.cookie("flor")).isEmpty();
    }

    @Test
    void a_code_of_another_sign_in_and_one_that_was_used_are_worth_nothing() {
        PROVIDER.signIn(somebody());
        String stolen =
                code(SsoBrowser.atProvider(new SsoBrowser(product).depart(entry).orElseThrow()));
        SsoBrowser browser = new SsoBrowser(product);
        String back = SsoBrowser.atProvider(browser.depart(entry).orElseThrow());
        assertThat(browser.follow(back.replace(code(back), stolen)).body())
                .as("asked for with another verifier")
                .contains("does not take back");
        SsoBrowser first = new SsoBrowser(product);
        String used = SsoBrowser.atProvider(first.depart(entry).orElseThrow());
        first.follow(used);
        SsoBrowser second = new SsoBrowser(product);
        String next = SsoBrowser.atProvider(second.depart(entry).orElseThrow());
        assertThat(second.follow(next.replace(code(next), code(used))).body())
                .as("used before")
                .contains("does not take back");
        assertThat(second.cookie("flor")).isEmpty();
    }

    @Test
    void an_answer_of_another_provider_is_not_taken_to_this_one() {
        PROVIDER.signIn(somebody());
        for (String issuer : List.of("&iss=https%3A%2F%2Fevil.example", "")) {
            SsoBrowser browser = new SsoBrowser(product);
            String back = SsoBrowser.atProvider(browser.depart(entry).orElseThrow());
            assertThat(browser.follow(back.replaceFirst("&iss=[^&]*", issuer)).body())
                    .contains("from another provider");
        }
    }

    @Test
    void who_may_come_in_is_said_in_words_that_lead_on() {
        String colleague = clinic.colleague("Ended", "CLINICIAN").email();
        Person unverified = somebody().unverified();
        PROVIDER.signIn(unverified);
        assertThat(page()).contains("is not verified");
        PROVIDER.signIn(Person.of("ada@elsewhere.example"));
        assertThat(page()).contains("none of this practice");
        PROVIDER.signIn(Person.of("ada@sub.harbour.example"));
        assertThat(page()).contains("none of this practice");
        PROVIDER.signIn(Person.of("no address"));
        assertThat(page()).contains("does not say your email");
        configure(Map.of("joining", "", "domains", "harbour.example, example.com"));
        PROVIDER.signIn(somebody());
        assertThat(page()).contains("no account in this practice");
        Person first = Person.of(colleague);
        PROVIDER.signIn(first);
        assertThat(landed(new SsoBrowser(product))).endsWith(TODAY);
        PROVIDER.signIn(Person.of(colleague));
        assertThat(page()).as("the address has another owner there").contains("belongs to somebody else");
        end(colleague);
        PROVIDER.signIn(first);
        assertThat(page()).contains("Your access to this practice was ended");
    }

    @Test
    void an_account_of_another_practice_is_not_opened() throws SQLException {
        Clinic elsewhere = Clinic.open(product);
        configure(Map.of("domains", "example.com"));
        PROVIDER.signIn(Person.of(elsewhere.email()));
        SsoBrowser browser = new SsoBrowser(product);
        assertThat(landed(browser)).endsWith(TODAY);
        assertThat(browser.open("/app/profile.xhtml").body()).contains("Ada Quill");
        assertThat(accounts()).as("an account of its own here").contains(elsewhere.email());
        assertThat(new Tables(product)
                        .column(elsewhere.practiceId(), "select action from audit_event where ? <> ''", "x"))
                .doesNotContain("SINGLE_SIGN_ON_LINKED");
    }

    @Test
    void a_second_factor_is_asked_for_unless_the_provider_has_asked() throws SQLException {
        new Tables(product)
                .execute(
                        clinic.practiceId(),
                        "update sign_in_rules set second_factor = 'ALL' where practice_id = ?",
                        clinic.practiceId());
        Person ada = somebody();
        PROVIDER.signIn(ada);
        SsoBrowser browser = new SsoBrowser(product);
        assertThat(landed(browser)).contains("/second.xhtml");
        assertThat(browser.cookie("flor")).isEmpty();
        assertThat(browser.open("/second.xhtml").body()).contains("authenticator");
        PROVIDER.signIn(ada.withFactors());
        assertThat(landed(browser)).endsWith(TODAY);
    }

    @Test
    void with_single_sign_on_alone_a_password_is_for_who_is_named() throws SQLException {
        Clinic colleague = clinic.colleague("Nurse", "NURSE");
        assertThat(SsoDesk.save(PageVisitor.signIn(product, clinic), PROVIDER, Map.of("required", "on"))
                        .body())
                .as("nobody could get in without the provider")
                .contains("at least one owner");
        configure(Map.of("required", "on", "exempt", clinic.email()));

        HttpResponse<String> refused = PageVisitor.stranger(product).submitSignIn(colleague, "");

        assertThat(refused.headers().firstValue("location").orElse("")).contains("done=single-sign-on-only");
        assertThat(refused.headers().allValues("set-cookie"))
                .noneMatch(it -> it.startsWith("flor="))
                .anyMatch(it -> it.startsWith("flor-practice=" + entry));
        Clinic.Answer token = clinic.with("")
                .post(
                        "/auth/token",
                        "{\"email\":\"%s\",\"password\":\"%s\"}".formatted(colleague.email(), Clinic.PASSWORD));
        assertThat(token.status()).isEqualTo(401);
        assertThat(token.slug()).isEqualTo("single-sign-on-required");
        assertThat(PageVisitor.stranger(product)
                        .submitSignIn(clinic, "")
                        .headers()
                        .firstValue("location")
                        .orElse(""))
                .as("the named one")
                .endsWith(TODAY);
    }

    @Test
    void the_sign_in_page_tells_strangers_nothing_and_offers_what_the_browser_knows() {
        assertThat(new SsoBrowser(product).open("/login.xhtml").body()).doesNotContain("Harbour login");
        assertThat(new SsoBrowser(product)
                        .open("/sso.xhtml?practice=" + "A".repeat(43))
                        .body())
                .contains("leads to no practice");
        assertThat(new SsoBrowser(product).open("/sso.xhtml?practice=x").body()).contains("leads to no practice");
        SsoBrowser browser = new SsoBrowser(product);
        browser.depart(entry);
        assertThat(browser.open("/login.xhtml").body()).contains("Harbour login", entry);
        assertThat(browser.open("/sso.xhtml").body()).contains(OVER, "Try again");
        configure(Map.of("active", "-"));
        assertThat(browser.depart(entry)).as("switched off").isEmpty();
        assertThat(browser.open("/login.xhtml").body()).doesNotContain("Harbour login");
    }

    @Test
    void a_person_who_declines_is_told_so() {
        PROVIDER.signInNobody();
        assertThat(page()).contains("was cancelled");
    }

    @Test
    void a_provider_that_goes_away_is_said_to_be_keeps_nobody_out_who_is_in_and_the_password_still_works() {
        IdentityProviderServer away = new IdentityProviderServer();
        entry = SsoDesk.configure(product, clinic, away, Map.of());
        away.signIn(somebody());
        SsoBrowser inside = new SsoBrowser(product);
        assertThat(landed(inside)).endsWith(TODAY);
        SsoBrowser atProvider = new SsoBrowser(product);
        String back = SsoBrowser.atProvider(atProvider.depart(entry).orElseThrow());
        away.close();

        assertThat(atProvider.follow(back).body()).contains("cannot be reached", "Sign in with email and password");
        assertThat(atProvider.cookie("flor")).isEmpty();
        assertThat(inside.open(TODAY).statusCode()).isEqualTo(200);
        assertThat(PageVisitor.signIn(product, clinic).open(TODAY).statusCode()).isEqualTo(200);
    }

    @Test
    void a_provider_where_the_operator_allows_no_calls_is_not_kept() {
        assertThat(SsoDesk.save(
                                PageVisitor.signIn(product, clinic),
                                PROVIDER,
                                Map.of("issuer", "http://10.11.12.13:8080/practice"))
                        .body())
                .contains("may not be called");
    }

    @Test
    void only_an_owner_changes_it_and_the_secret_is_kept_sealed_and_shown_to_nobody() throws SQLException {
        Clinic admin = clinic.colleague("Admin", "PRACTICE_ADMIN");
        assertThat(SsoDesk.save(PageVisitor.signIn(product, admin), PROVIDER, Map.of())
                        .body())
                .contains("Only an owner");
        configure(Map.of("clientSecret", "", "name", "Other name"));
        PROVIDER.signIn(somebody());
        assertThat(landed(new SsoBrowser(product))).as("the secret was kept").endsWith(TODAY);
        assertThat(SsoDesk.save(
                                PageVisitor.signIn(product, clinic),
                                PROVIDER,
                                Map.of("clientSecret", "", "issuer", PROVIDER.issuer() + "/other"))
                        .body())
                .as("it goes to nobody else")
                .contains("Enter the client secret");
        assertThat(PageVisitor.signIn(product, clinic)
                        .open("/admin/single-sign-on.xhtml")
                        .body())
                .doesNotContain("s3cret");
        assertThat(new Tables(product)
                        .column(clinic.practiceId(), "select t::text from single_sign_on t where ? <> ''", "x")
                        .get(0))
                .doesNotContain("s3cret")
                .doesNotContain(hex("s3cret"));
        assertThat(PageVisitor.signIn(product, clinic)
                        .open("/admin/recipients.xhtml")
                        .body())
                .contains("127.0.0.1:" + PROVIDER.port());
        assertThat(actions()).contains("SINGLE_SIGN_ON_CHANGED", "SINGLE_SIGN_ON_VIEWED");
    }

    private static String hex(String text) {
        return HexFormat.of().formatHex(text.getBytes(StandardCharsets.UTF_8));
    }

    private void end(String email) {
        var all = clinic.get("/staff").expect(200).json().get("items");
        for (var person : all) {
            if (person.get("email").asText().equals(email)) {
                clinic.patch(
                                "/staff/" + person.get("id").asText(),
                                "{\"state\":\"DISABLED\"}",
                                Map.of("If-Match", "\"" + person.get("version").asText() + "\""))
                        .expect(200);
            }
        }
    }

    private String page() {
        return new SsoBrowser(product).signIn(entry).body();
    }

    private String landed(SsoBrowser browser) {
        return browser.signIn(entry).headers().firstValue("location").orElse("");
    }

    private static String code(String back) {
        return Arrays.stream(back.split("[?&]", -1))
                .filter(it -> it.startsWith("code="))
                .findFirst()
                .orElseThrow()
                .substring(5);
    }

    private static Person somebody() {
        return Person.of("ada-" + UUID.randomUUID() + "@harbour.example");
    }

    private List<String> actions() throws SQLException {
        return new Tables(product).column(clinic.practiceId(), "select action from audit_event where ? <> ''", "x");
    }

    private List<String> accounts() throws SQLException {
        return new Tables(product).column(clinic.practiceId(), "select email from staff where ? <> ''", "x");
    }

    /** By the page of the admin. @return the end of the practice's own sign-in address */
    private String configure(Map<String, String> otherwise) {
        return SsoDesk.configure(product, clinic, PROVIDER, otherwise);
    }
}
