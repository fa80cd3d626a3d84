package org.florscribe.platform.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.util.List;
import java.util.Map;
import org.florscribe.testing.LiveHeap;
import org.florscribe.testing.RunningProduct;
import org.florscribe.testing.SecurityLog;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What stands before every request, seen from outside. */
class DoorsIT {

    private static final String LISTED = "https://portal.example.org";

    private static RunningProduct product;
    private static HttpClient http;

    @BeforeAll
    static void start() {
        product = RunningProduct.start(Map.of("ALLOWED_ORIGINS", LISTED));
        http = HttpClient.newBuilder()
                .followRedirects(HttpClient.Redirect.NEVER)
                .build();
    }

    @AfterAll
    static void stop() {
        product.close();
    }

    /** The server's HTTP/2 keeps, for good, each stream whose body nobody read: a stranger could fill the memory with refused calls. */
    @Test
    void http_2_is_the_proxys_and_bodies_that_nobody_read_are_kept_nowhere() throws Exception {
        refusedCalls(200); // what is made once
        long before = LiveHeap.of(product);

        assertThat(refusedCalls(2_000)).isEqualTo(HttpClient.Version.HTTP_1_1);

        assertThat(LiveHeap.of(product) - before).as("bytes kept").isLessThan(6_000_000);
        assertThat(answerTo("PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n\0\0\0\4\0\0\0\0\0"))
                .startsWith("HTTP/1.1 ");
    }

    private static HttpClient.Version refusedCalls(int times) throws Exception {
        HttpRequest call = HttpRequest.newBuilder(product.baseUrl().resolve("/api/v1/me"))
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString("{\"nobody\":\"reads this\"}"))
                .build();
        HttpClient.Version version = HttpClient.Version.HTTP_2;
        for (int i = 0; i < times; i++) {
            version = http.send(call, BodyHandlers.discarding()).version();
        }
        return version;
    }

    private static String answerTo(String bytes) throws IOException {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), product.port())) {
            socket.setSoTimeout(10_000);
            socket.getOutputStream().write(bytes.getBytes(StandardCharsets.ISO_8859_1));
            return new String(socket.getInputStream().readNBytes(9), StandardCharsets.ISO_8859_1);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/login.xhtml",
                "/reset.xhtml",
                "/no-such-thing",
                "/no-such-page.xhtml",
                "/api/v1/me",
                "/api/v1/no-such-call",
                "/api/webhooks/assemblyai",
                "/app/today.xhtml",
                "/assets/no/such.css",
                "/health",
                "/openapi"
            })
    void every_answer_carries_the_security_headers_once(String path) throws Exception {
        HttpResponse<String> answer = get(path, Map.of());

        assertThat(answer.headers().allValues("x-content-type-options")).containsExactly("nosniff");
        assertThat(answer.headers().allValues("referrer-policy")).containsExactly("same-origin");
        assertThat(answer.headers().allValues("cross-origin-opener-policy")).containsExactly("same-origin");
        assertThat(answer.headers().allValues("cross-origin-resource-policy")).containsExactly("same-origin");
        assertThat(answer.headers().allValues("cross-origin-embedder-policy")).containsExactly("require-corp");
        assertThat(answer.headers().allValues("permissions-policy"))
                .singleElement()
                .asString()
                .contains("microphone=()");
        List<String> policies = answer.headers().allValues("content-security-policy");
        assertThat(policies).singleElement().asString().contains("default-src 'none'", "frame-ancestors 'none'");
        assertThat(policies.get(0)).doesNotContain("unsafe-eval").doesNotContain("script-src 'unsafe-inline'");
        assertThat(answer.headers().firstValue("server")).isEmpty();
        assertThat(answer.headers().firstValue("x-powered-by")).isEmpty();
        assertThat(answer.headers().firstValue("x-request-id")).isPresent();
    }

    @ParameterizedTest
    @ValueSource(strings = {"/login.xhtml", "/setup.xhtml", "/invitation.xhtml", "/reset.xhtml", "/no-such-page.xhtml"})
    void a_stranger_costs_no_session(String path) throws Exception {
        assertThat(get(path, Map.of()).headers().allValues("set-cookie")).isEmpty();
    }

    /** Nothing that came with the product signs in: on a new database there is nobody and no key. */
    @ParameterizedTest
    @CsvSource({
        "admin,admin",
        "admin@example.org,admin",
        "admin@localhost,password",
        "root,root",
        "florscribe,florscribe"
    })
    void a_new_installation_has_no_account_of_its_own(String name, String password) throws Exception {
        try (Connection connection = product.superuserConnection();
                var accounts = connection
                        .createStatement()
                        .executeQuery("select (select count(*) from staff) + (select count(*) from practice)"
                                + " + (select count(*) from refresh_token) + (select count(*) from session)")) {
            accounts.next();
            assertThat(accounts.getInt(1)).isZero();
        }
        HttpResponse<String> answer = http.send(
                HttpRequest.newBuilder(product.baseUrl().resolve("/api/v1/auth/token"))
                        .header("Content-Type", "application/json")
                        .POST(BodyPublishers.ofString(
                                "{\"email\":\"%s\",\"password\":\"%s\"}".formatted(name, password)))
                        .build(),
                BodyHandlers.ofString());
        assertThat(answer.statusCode()).isIn(400, 401);
        assertThat(answer.body()).doesNotContain("accessToken");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/api/v1/me",
                "/api/v1/staff",
                "/api/v1/practice",
                "/api/v1/patients",
                "/api/v1/encounters",
                "/api/v1/audit",
                "/api/v1/parked-steps"
            })
    void calls_are_closed_to_strangers(String path) throws Exception {
        HttpResponse<String> answer = get(path, Map.of());

        assertThat(answer.statusCode()).isEqualTo(401);
        assertThat(answer.headers().firstValue("content-type").orElse("")).startsWith("application/problem+json");
        assertThat(answer.headers().firstValue("cache-control")).contains("no-store");
    }

    @ParameterizedTest
    @CsvSource({"/app/today.xhtml,today", "/app/patients.xhtml,patients", "/admin/staff.xhtml,staff"})
    void pages_send_strangers_to_sign_in_at_our_own_address(String path, String name) throws Exception {
        HttpResponse<String> answer = get(path, Map.of());

        assertThat(answer.statusCode()).isEqualTo(302);
        assertThat(answer.headers().firstValue("location"))
                .contains(product.baseUrl().resolve("/login.xhtml?next=" + name).toString());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/WEB-INF/web.xml",
                "/META-INF/MANIFEST.MF",
                "/org/florscribe/platform/launcher/Main.class",
                "/metrics",
                "/management/domain",
                "/asadmin/",
                "/resources/florscribe/css/base.css",
                "/app/../WEB-INF/web.xml"
            })
    void what_is_not_named_is_not_there(String path) throws Exception {
        assertThat(raw("GET " + path + " HTTP/1.1", "Host: " + product.baseUrl().getAuthority()))
                .matches("HTTP/1.1 (400|401|403|404).*");
    }

    @Test
    void a_vendor_finds_no_door_where_it_cannot_have_been_told_of_one() throws Exception {
        for (String path : List.of("/api/webhooks/assemblyai", "/api/webhooks/somebody", "/api/webhooks/")) {
            HttpRequest hint = HttpRequest.newBuilder(product.baseUrl().resolve(path))
                    .header("Florscribe-Hint", "guessed")
                    .POST(BodyPublishers.ofString("{\"transcript_id\":\"1\",\"status\":\"completed\"}"))
                    .build();
            assertThat(http.send(hint, BodyHandlers.ofString()).statusCode()).isEqualTo(404);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"TRACE", "TRACK", "CONNECT"})
    void what_only_tells_about_the_way_is_not_answered(String method) throws Exception {
        assertThat(raw(
                        method + " /login.xhtml HTTP/1.1",
                        "Host: " + product.baseUrl().getAuthority(),
                        "X-Mark: seen"))
                .matches("HTTP/1.1 (400|403|404|405|501).*");
    }

    @Test
    void another_name_is_refused() throws Exception {
        assertThat(raw("GET /login.xhtml HTTP/1.1", "Host: evil.example")).startsWith("HTTP/1.1 421");
        assertThat(raw("GET /health/live HTTP/1.1", "Host: 10.0.0.1")).startsWith("HTTP/1.1 200");
        SecurityLog.await(product, "foreign-host");
    }

    @ParameterizedTest
    @CsvSource({
        "https://portal.example.org,true",
        "https://portal.example.org.evil.example,false",
        "http://portal.example.org,false",
        "https://evil.example,false",
        "null,false"
    })
    void only_a_listed_origin_is_let_in_by_name(String origin, boolean let) throws Exception {
        HttpResponse<String> answer = http.send(
                HttpRequest.newBuilder(product.baseUrl().resolve("/api/v1/me"))
                        .header("Origin", origin)
                        .header("Access-Control-Request-Method", "GET")
                        .method("OPTIONS", BodyPublishers.noBody())
                        .build(),
                BodyHandlers.ofString());

        assertThat(answer.headers().firstValue("access-control-allow-origin"))
                .isEqualTo(let ? java.util.Optional.of(origin) : java.util.Optional.empty());
        assertThat(answer.headers().firstValue("access-control-allow-credentials"))
                .isEmpty();
        assertThat(answer.headers().allValues("vary")).contains("Origin");
    }

    @ParameterizedTest
    @CsvSource({"cross-site,403", "same-site,403", "none,403", "same-origin,200"})
    void a_form_of_another_site_is_not_taken(String site, int status) throws Exception {
        HttpResponse<String> answer = http.send(
                HttpRequest.newBuilder(product.baseUrl().resolve("/login.xhtml"))
                        .header("Sec-Fetch-Site", site)
                        .header("Content-Type", "application/x-www-form-urlencoded")
                        .POST(BodyPublishers.ofString("login=login"))
                        .build(),
                BodyHandlers.ofString());

        assertThat(answer.statusCode()).isEqualTo(status);
        if (status == 403) {
            SecurityLog.await(product, "foreign-page");
        }
    }

    @Test
    void a_request_id_of_the_caller_is_kept_and_a_strange_one_is_not() throws Exception {
        assertThat(get("/api/v1/me", Map.of("X-Request-Id", "abc-12345678"))
                        .headers()
                        .firstValue("x-request-id"))
                .contains("abc-12345678");
        assertThat(get("/api/v1/me", Map.of("X-Request-Id", "<script>"))
                        .headers()
                        .firstValue("x-request-id"))
                .isPresent()
                .get()
                .isNotEqualTo("<script>");
    }

    @Test
    void a_socket_opens_only_for_our_own_pages_and_people() throws Exception {
        String authority = product.baseUrl().getAuthority();
        String[] upgrade = {
            "Host: " + authority,
            "Connection: Upgrade",
            "Upgrade: websocket",
            "Sec-WebSocket-Version: 13",
            "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ=="
        };

        assertThat(raw("GET /api/push HTTP/1.1", with(upgrade, "Origin: https://evil.example")))
                .startsWith("HTTP/1.1 403");
        assertThat(raw("GET /api/push HTTP/1.1", with(upgrade, "Origin: null"))).startsWith("HTTP/1.1 403");
        assertThat(raw("GET /api/push HTTP/1.1", with(upgrade, "Cookie: flor=x")))
                .startsWith("HTTP/1.1 403");
        assertThat(raw("GET /api/push HTTP/1.1", with(upgrade, "Sec-Fetch-Site: cross-site")))
                .startsWith("HTTP/1.1 403");
        assertThat(raw("GET /api/push HTTP/1.1", upgrade)).startsWith("HTTP/1.1 401");
        assertThat(raw("GET /api/push HTTP/1.1", with(upgrade, "Origin: " + LISTED)))
                .startsWith("HTTP/1.1 401");
        assertThat(raw("GET /api/push HTTP/1.1", with(upgrade, "Origin: http://" + authority)))
                .startsWith("HTTP/1.1 401");
    }

    @ParameterizedTest
    @CsvSource({
        "Content-Length: 1000001,HTTP/1.1 413",
        "Content-Length: 99999999999,HTTP/1.1 413",
        "Content-Length: -1,HTTP/1.1 400",
        "Transfer-Encoding: chunked,HTTP/1.1 413"
    })
    void a_body_over_the_limit_is_refused_whatever_it_says_of_its_length(String length, String answer)
            throws IOException {
        int sent = length.endsWith("1000001") || length.endsWith("chunked") ? 1_000_001 : 0;
        String body = "{\"email\":\"" + "x".repeat(Math.max(0, sent - 12)) + "\"}";
        String framed = length.endsWith("chunked") ? "f4241\r\n" + body + "\r\n0\r\n\r\n" : body;
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), product.port())) {
            socket.setSoTimeout(20_000);
            OutputStream out = socket.getOutputStream();
            out.write(("POST /api/v1/auth/token HTTP/1.1\r\nHost: "
                            + product.baseUrl().getAuthority() + "\r\nContent-Type: application/json\r\n" + length
                            + "\r\n\r\n")
                    .getBytes(StandardCharsets.US_ASCII));
            if (sent > 0) {
                out.write(framed.getBytes(StandardCharsets.US_ASCII));
            }
            out.flush();
            assertThat(new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.US_ASCII))
                            .readLine())
                    .startsWith(answer);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"/login.xhtml?next=today", "/login.xhtml?show=a&words=b", "/api/v1/me"})
    void what_may_mix_secrets_with_what_was_sent_is_not_compressed(String path) throws Exception {
        assertThat(get(path, Map.of("Accept-Encoding", "gzip, br, deflate"))
                        .headers()
                        .firstValue("content-encoding"))
                .isEmpty();
    }

    private static String[] with(String[] headers, String one) {
        String[] all = java.util.Arrays.copyOf(headers, headers.length + 1);
        all[headers.length] = one;
        return all;
    }

    private static HttpResponse<String> get(String path, Map<String, String> headers) throws Exception {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(product.baseUrl() + path));
        headers.forEach(request::header);
        return http.send(request.build(), BodyHandlers.ofString());
    }

    /** The first line answered, for what a client library would not send. */
    private static String raw(String line, String... headers) throws IOException {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), product.port())) {
            socket.setSoTimeout(10_000);
            OutputStream out = socket.getOutputStream();
            out.write((line + "\r\n" + String.join("\r\n", headers) + "\r\nConnection-Close: 1\r\n\r\n")
                    .getBytes(StandardCharsets.US_ASCII));
            out.flush();
            return new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.US_ASCII))
                    .readLine();
        }
    }
}
