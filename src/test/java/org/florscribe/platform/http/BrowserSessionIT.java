package org.florscribe.platform.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.florscribe.testing.Clinic;
import org.florscribe.testing.PageVisitor;
import org.florscribe.testing.RunningProduct;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** A browser that signs in by the page: its cookie, what it may do with it, and how it ends. */
class BrowserSessionIT {

    private static final String PASSWORD = "a tall ship and a star to steer";
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String FROM_OUR_PAGE = "same-origin";

    private static RunningProduct product;
    private static HttpClient http;
    private static String owner;

    @BeforeAll
    static void start() throws Exception {
        product = RunningProduct.start(Map.of());
        http = HttpClient.newBuilder()
                .followRedirects(HttpClient.Redirect.NEVER)
                .build();
        owner = UUID.randomUUID() + "@example.org";
        HttpResponse<String> made =
                api("POST", "/setup", Map.of(), """
                {"token":"%s","practice":{"name":"Harbour Practice (made up)"},
                 "admin":{"givenName":"Hana","familyName":"Novak","email":"%s","password":"%s","roles":["CLINICIAN"]}}""".formatted(product.setupToken(), owner, PASSWORD));
        assertThat(made.statusCode()).isEqualTo(201);
    }

    @AfterAll
    static void stop() {
        product.close();
    }

    @Test
    void signing_in_sets_our_cookie_only_and_leads_where_it_was_asked_from() throws Exception {
        HttpResponse<String> answer = signIn(owner, "");
        HttpResponse<String> asked = signIn(owner, "patients");

        assertThat(answer.statusCode()).isEqualTo(302);
        assertThat(answer.headers().firstValue("location")).contains(product.baseUrl() + "/app/today.xhtml");
        assertThat(asked.headers().firstValue("location")).contains(product.baseUrl() + "/app/patients.xhtml");
        assertThat(answer.headers().allValues("set-cookie"))
                .hasSize(2)
                .anyMatch(it -> it.matches("flor=[\\w-]{43}; Path=/; HttpOnly; SameSite=Lax"))
                .anyMatch(it -> it.matches(
                        "flor-device=[\\w-]{43}\\.[\\w-]{22}; Path=/; HttpOnly; SameSite=Lax; Max-Age=15552000"));
        assertThat(signIn(owner, "https://evil.example/").headers().firstValue("location"))
                .contains(product.baseUrl() + "/app/today.xhtml");
    }

    @Test
    void signing_in_again_ends_the_session_that_this_browser_had() {
        Clinic person = Clinic.open(product);
        PageVisitor before = PageVisitor.signIn(product, person);
        PageVisitor.stranger(product, before.cookie()).submitSignIn(person, "");

        assertThat(before.open("/app/today.xhtml").statusCode()).isEqualTo(302);
    }

    @Test
    void a_wrong_password_stays_on_the_page_and_sets_nothing() throws Exception {
        HttpResponse<String> answer = form("email", owner, "password", "quite another password", "next", "");

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.headers().allValues("set-cookie")).isEmpty();
        assertThat(answer.body()).doesNotContain("quite another password");
    }

    @Test
    void a_session_survives_a_restart_and_a_forwarded_address_that_nobody_trusts_is_not_believed() throws Exception {
        String cookie = cookie(signIn(owner, ""));
        try (var connection = product.superuserConnection();
                var statement = connection.createStatement();
                var origins = statement.executeQuery("select distinct origin from session")) {
            assertThat(origins.next()).isTrue();
            assertThat(origins.getString(1)).isEqualTo("127.0.0.1");
            assertThat(origins.next()).isFalse();
        }

        product.restart();

        assertThat(page("/app/today.xhtml", cookie).statusCode()).isEqualTo(200);
    }

    @Test
    void a_call_with_the_cookie_has_to_come_from_our_page_and_say_so() throws Exception {
        String cookie = cookie(signIn(owner, ""));
        String right = "{\"password\":\"" + PASSWORD + "\"}";
        Map<String, String> bare = Map.of("Cookie", cookie);
        Map<String, String> foreign = Map.of("Cookie", cookie, "Sec-Fetch-Site", "cross-site", "Flor-Request", "1");
        Map<String, String> unsaid = Map.of("Cookie", cookie, "Sec-Fetch-Site", FROM_OUR_PAGE);
        Map<String, String> byForm = Map.of(
                "Cookie",
                cookie,
                "Sec-Fetch-Site",
                FROM_OUR_PAGE,
                "Flor-Request",
                "1",
                "Content-Type",
                "application/x-www-form-urlencoded");
        Map<String, String> good = Map.of("Cookie", cookie, "Sec-Fetch-Site", FROM_OUR_PAGE, "Flor-Request", "1");

        assertThat(api("POST", "/auth/step-up", bare, right).statusCode()).isEqualTo(403);
        assertThat(api("POST", "/auth/step-up", foreign, right).statusCode()).isEqualTo(403);
        assertThat(api("POST", "/auth/step-up", unsaid, right).statusCode()).isEqualTo(415);
        assertThat(api("POST", "/auth/step-up", byForm, right).statusCode()).isEqualTo(415);
        HttpResponse<String> done = api("POST", "/auth/step-up", good, right);
        assertThat(done.statusCode()).isEqualTo(204);
        String renewed = cookie(done);
        assertThat(renewed).isNotEqualTo(cookie);
        assertThat(page("/admin/staff.xhtml", cookie).statusCode()).isEqualTo(302);
        assertThat(page("/admin/staff.xhtml", renewed).statusCode()).isEqualTo(200);
    }

    @Test
    void a_locked_browser_opens_nothing_until_its_password_is_given() throws Exception {
        String cookie = cookie(signIn(owner, ""));
        Map<String, String> call = Map.of("Cookie", cookie, "Sec-Fetch-Site", FROM_OUR_PAGE, "Flor-Request", "1");
        assertThat(api("POST", "/auth/lock", call, "").statusCode()).isEqualTo(204);

        HttpResponse<String> page = page("/app/visit.xhtml?id=" + UUID.randomUUID(), cookie);
        assertThat(page.statusCode()).isEqualTo(302);
        assertThat(page.headers().firstValue("location").orElseThrow())
                .startsWith(product.baseUrl() + "/lock.xhtml?next=visit&id=");
        assertThat(page("/lock.xhtml", cookie).body()).contains("Hana Novak").doesNotContain("/app/");
        HttpResponse<String> me = api("GET", "/me", call, "");
        assertThat(me.statusCode()).isEqualTo(401);
        assertThat(me.body()).contains("/problems/session-locked");
        assertThat(me.headers().firstValue("flor-session")).contains("locked");
        assertThat(api("POST", "/me/still-here", call, "").statusCode()).isEqualTo(401);
        assertThat(api("POST", "/auth/step-up", call, "{\"password\":\"" + PASSWORD + "\"}")
                        .statusCode())
                .isEqualTo(401);

        assertThat(api("POST", "/auth/unlock", call, "{\"password\":\"not the password\"}")
                        .statusCode())
                .isEqualTo(400);
        HttpResponse<String> open = api("POST", "/auth/unlock", call, "{\"password\":\"" + PASSWORD + "\"}");
        assertThat(open.statusCode()).isEqualTo(204);
        assertThat(page("/app/today.xhtml", cookie).statusCode()).isEqualTo(302);
        assertThat(page("/app/today.xhtml", cookie(open)).statusCode()).isEqualTo(200);
    }

    @Test
    void cookie_and_token_together_are_refused() throws Exception {
        HttpResponse<String> answer = api(
                "GET", "/me", Map.of("Cookie", cookie(signIn(owner, "")), "Authorization", "Bearer " + token()), "");

        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(answer.body()).contains("/problems/two-identities");
    }

    @Test
    void an_old_token_does_not_stand_in_the_way_of_a_new_one() throws Exception {
        Map<String, String> old = Map.of("Authorization", "Bearer not.a.token");

        assertThat(api("GET", "/me", old, "").statusCode()).isEqualTo(401);
        assertThat(api("POST", "/auth/token", old, credentials(owner)).statusCode())
                .isEqualTo(200);
    }

    @Test
    void disabling_ends_page_and_token_at_once_and_admin_pages_are_not_there_for_others() throws Exception {
        Map<String, String> admin = Map.of("Authorization", "Bearer " + token());
        String email = UUID.randomUUID() + "@example.org";
        JsonNode invited =
                JSON.readTree(api("POST", "/staff", admin, """
                {"givenName":"Ione","familyName":"Farrow","email":"%s","roles":["CLINICIAN"]}""".formatted(email)).body());
        String accept = "{\"token\":\"%s\",\"password\":\"%s\"}"
                .formatted(invited.get("invitationToken").asText(), PASSWORD);
        assertThat(api("POST", "/invitations/accept", Map.of(), accept).statusCode())
                .isEqualTo(204);
        assertThat(api("POST", "/invitations/accept", Map.of(), accept).statusCode())
                .isEqualTo(404);
        String cookie = cookie(signIn(email, ""));
        assertThat(page("/app/today.xhtml", cookie).statusCode()).isEqualTo(200);
        assertThat(page("/admin/staff.xhtml", cookie).statusCode()).isEqualTo(404);

        String id = invited.get("id").asText();
        String version = api("GET", "/staff/" + id, admin, "")
                .headers()
                .firstValue("etag")
                .orElseThrow();
        HttpResponse<String> disabled = api(
                "PATCH",
                "/staff/" + id,
                Map.of("Authorization", admin.get("Authorization"), "If-Match", version),
                "{\"state\":\"DISABLED\"}");

        assertThat(disabled.statusCode()).isEqualTo(200);
        assertThat(page("/app/today.xhtml", cookie).headers().firstValue("location"))
                .contains(product.baseUrl() + "/login.xhtml?next=today");
        assertThat(signIn(email, "").headers().allValues("set-cookie")).isEmpty();
    }

    @Test
    void the_state_of_pages_belongs_to_one_session() throws Exception {
        String first = cookie(signIn(owner, ""));
        HttpResponse<String> page = page("/admin/staff.xhtml", first);
        String states = page.headers().allValues("set-cookie").stream()
                .filter(it -> it.startsWith("flor-view="))
                .findFirst()
                .orElseThrow();
        String kept = states.replaceFirst(";.*", "");
        assertThat(states.toLowerCase(java.util.Locale.ROOT)).contains("httponly", "samesite=lax");
        assertThat(page("/admin/staff.xhtml", first + "; " + kept).headers().allValues("set-cookie"))
                .isEmpty();

        String second = cookie(signIn(owner, ""));
        assertThat(page("/admin/staff.xhtml", second + "; " + kept).headers().allValues("set-cookie"))
                .anyMatch(it -> it.startsWith("flor-view=") && !it.startsWith(kept));
    }

    @Test
    void an_error_page_shows_the_number_of_its_request() throws Exception {
        HttpResponse<String> answer = http.send(
                HttpRequest.newBuilder(product.baseUrl().resolve("/no-such-thing"))
                        .header("Accept", "text/html")
                        .header("X-Request-Id", "shown-to-people-1")
                        .build(),
                BodyHandlers.ofString());

        assertThat(answer.statusCode()).isEqualTo(404);
        assertThat(answer.body()).contains("<h1>").contains("shown-to-people-1");
        assertThat(answer.headers().allValues("content-security-policy"))
                .singleElement()
                .asString()
                .contains("style-src 'self'");
    }

    private static HttpResponse<String> signIn(String email, String next) throws Exception {
        return form("email", email, "password", PASSWORD, "next", next);
    }

    private static HttpResponse<String> form(String... fields) throws Exception {
        StringBuilder body = new StringBuilder("login=login&sign-in=Sign+in&visit=&jakarta.faces.ViewState=stateless");
        for (int i = 0; i < fields.length; i += 2) {
            body.append('&')
                    .append(fields[i])
                    .append('=')
                    .append(URLEncoder.encode(fields[i + 1], StandardCharsets.UTF_8));
        }
        return http.send(
                HttpRequest.newBuilder(product.baseUrl().resolve("/login.xhtml"))
                        .header("Content-Type", "application/x-www-form-urlencoded")
                        .header("Origin", product.baseUrl().toString())
                        .header("X-Forwarded-For", "203.0.113.77")
                        .POST(BodyPublishers.ofString(body.toString()))
                        .build(),
                BodyHandlers.ofString());
    }

    private static String cookie(HttpResponse<String> answer) {
        List<String> ours = answer.headers().allValues("set-cookie").stream()
                .filter(it -> it.startsWith("flor="))
                .toList();
        assertThat(ours).hasSize(1);
        return ours.get(0).replaceFirst(";.*", "");
    }

    private static HttpResponse<String> page(String path, String cookie) throws Exception {
        return http.send(
                HttpRequest.newBuilder(product.baseUrl().resolve(path))
                        .header("Cookie", cookie)
                        .build(),
                BodyHandlers.ofString());
    }

    private static String token() throws Exception {
        return JSON.readTree(
                        api("POST", "/auth/token", Map.of(), credentials(owner)).body())
                .get("accessToken")
                .asText();
    }

    private static String credentials(String email) {
        return "{\"email\":\"%s\",\"password\":\"%s\"}".formatted(email, PASSWORD);
    }

    private static HttpResponse<String> api(String method, String path, Map<String, String> headers, String body)
            throws Exception {
        HttpRequest.Builder request = HttpRequest.newBuilder(product.baseUrl().resolve("/api/v1" + path))
                .method(method, BodyPublishers.ofString(body));
        if (!headers.containsKey("Content-Type")) {
            request.header("Content-Type", "application/json");
        }
        headers.forEach(request::header);
        return http.send(request.build(), BodyHandlers.ofString());
    }
}
