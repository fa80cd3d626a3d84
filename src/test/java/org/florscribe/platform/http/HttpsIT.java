package org.florscribe.platform.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.WebSocket;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.florscribe.testing.Clinic;
import org.florscribe.testing.RunningProduct;
import org.florscribe.testing.ShippedProxy;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What a browser gets by https, through nginx as it is set up by the configuration that ships. */
class HttpsIT {

    private static final String FORM = "application/x-www-form-urlencoded";

    private static RunningProduct product;
    private static ShippedProxy proxy;
    private static Clinic.Door door;
    private static Clinic clinic;

    @BeforeAll
    static void start() throws Exception {
        product = RunningProduct.start(Map.of("PUBLIC_URL", ShippedProxy.PUBLIC_URL, "TRUSTED_PROXIES", "127.0.0.1"));
        proxy = ShippedProxy.before(product);
        door = proxy.door();
        clinic = Clinic.open(product, door);
    }

    @AfterAll
    static void stop() throws Exception {
        proxy.close();
        product.close();
    }

    /** RFC 6797. */
    @Test
    void every_answer_tells_the_browser_to_come_by_https_from_now_on() throws Exception {
        for (String path :
                List.of("/login.xhtml", "/api/v1/me", "/nowhere", "/nowhere.xhtml", "/app/today.xhtml", "/")) {
            assertThat(get(path, "").headers().allValues("strict-transport-security"))
                    .as(path)
                    .containsExactly("max-age=63072000; includeSubDomains");
        }
    }

    /** RFC 6265bis, section 4.1.3.2. */
    @Test
    void every_cookie_stays_with_this_host_and_is_sent_by_https_only() throws Exception {
        List<String> all = new ArrayList<>();
        all.addAll(get("/login.xhtml", "").headers().allValues("set-cookie"));
        HttpResponse<String> signedIn = signIn();
        all.addAll(signedIn.headers().allValues("set-cookie"));
        String cookie = cookie(signedIn);
        HttpResponse<String> staff = get("/admin/staff.xhtml", cookie);
        assertThat(staff.statusCode()).isEqualTo(200);
        all.addAll(staff.headers().allValues("set-cookie"));
        all.addAll(send("/api/v1/auth/lock", "application/json", "", cookie)
                .headers()
                .allValues("set-cookie"));
        assertThat(all.stream().map(it -> it.replaceFirst("=.*", "")).collect(Collectors.toSet()))
                .contains("__Host-flor", "__Host-flor-device", "__Host-flor-view");
        assertThat(all)
                .allSatisfy(it -> assertThat(it.split("; ", 2)[1].toLowerCase(Locale.ROOT))
                        .startsWith("path=/;")
                        .contains("httponly", "secure", "samesite=lax")
                        .doesNotContain("domain"));
        assertThat(get("/app/profile.xhtml", cookie.replace("__Host-", "")).statusCode())
                .as("a cookie that another host of the same domain could have set")
                .isEqualTo(302);
    }

    @Test
    void a_page_asked_for_in_the_clear_is_led_to_https_and_a_call_is_refused() throws Exception {
        HttpClient plain = HttpClient.newBuilder()
                .followRedirects(HttpClient.Redirect.NEVER)
                .build();
        HttpResponse<String> page = plain.send(
                HttpRequest.newBuilder(proxy.plain().resolve("/login.xhtml")).build(), BodyHandlers.ofString());
        assertThat(page.statusCode()).isEqualTo(301);
        assertThat(page.headers().firstValue("location")).contains(ShippedProxy.PUBLIC_URL + "/login.xhtml");
        HttpResponse<String> call = plain.send(
                HttpRequest.newBuilder(proxy.plain().resolve("/api/v1/me"))
                        .header("Authorization", clinic.authorization())
                        .build(),
                BodyHandlers.ofString());
        assertThat(call.statusCode()).isEqualTo(403);
        assertThat(call.headers().firstValue("location")).isEmpty();
    }

    @Test
    void sockets_of_pages_and_of_recordings_open_over_tls() throws Exception {
        HeardFirst page = new HeardFirst();
        WebSocket push = door.http()
                .newWebSocketBuilder()
                .header("Origin", ShippedProxy.PUBLIC_URL)
                .header("Cookie", cookie(signIn()))
                .buildAsync(socket("/api/push"), page)
                .get(20, TimeUnit.SECONDS);
        assertThat(page.first.get(20, TimeUnit.SECONDS)).contains("listening");
        push.abort();

        JsonNode opened = clinic.post("/encounters/" + clinic.newVisitWithConsent() + "/recordings", "{}")
                .expect(201)
                .json();
        HeardFirst recorder = new HeardFirst();
        WebSocket recording = door.http()
                .newWebSocketBuilder()
                .header("Origin", ShippedProxy.PUBLIC_URL)
                .subprotocols("florscribe.recording.v1")
                .buildAsync(
                        socket(opened.get("webSocketPath").asText() + "?ticket="
                                + opened.get("ticket").asText()),
                        recorder)
                .get(20, TimeUnit.SECONDS);
        assertThat(recorder.first.get(20, TimeUnit.SECONDS)).contains("\"ready\"");
        recording.abort();
    }

    private static URI socket(String path) {
        return URI.create(door.base().toString().replaceFirst("^https", "wss") + path);
    }

    private static HttpResponse<String> signIn() throws Exception {
        return send(
                "/login.xhtml",
                FORM,
                "login=login&sign-in=Sign+in&visit=&next=&jakarta.faces.ViewState=stateless&email=" + clinic.email()
                        + "&password=" + Clinic.PASSWORD.replace(' ', '+'),
                "");
    }

    private static String cookie(HttpResponse<String> answer) {
        return answer.headers().allValues("set-cookie").stream()
                .filter(it -> it.startsWith("__Host-flor="))
                .map(it -> it.replaceFirst(";.*", ""))
                .findFirst()
                .orElseThrow(() -> new AssertionError("not signed in: " + answer.statusCode()));
    }

    private static HttpResponse<String> get(String path, String cookie) throws Exception {
        return exchange(HttpRequest.newBuilder(door.base().resolve(path)), cookie);
    }

    private static HttpResponse<String> send(String path, String type, String body, String cookie) throws Exception {
        return exchange(
                HttpRequest.newBuilder(door.base().resolve(path))
                        .header("Content-Type", type)
                        .header("Origin", ShippedProxy.PUBLIC_URL)
                        .header("Sec-Fetch-Site", "same-origin")
                        .header("Flor-Request", "1")
                        .POST(BodyPublishers.ofString(body)),
                cookie);
    }

    private static HttpResponse<String> exchange(HttpRequest.Builder request, String cookie) throws Exception {
        if (!cookie.isEmpty()) {
            request.header("Cookie", cookie);
        }
        return door.http().send(request.build(), BodyHandlers.ofString());
    }

    private static final class HeardFirst implements WebSocket.Listener {

        private final CompletableFuture<String> first = new CompletableFuture<>();

        @Override
        public CompletionStage<?> onText(WebSocket from, CharSequence text, boolean last) {
            first.complete(text.toString());
            return CompletableFuture.completedStage(null);
        }

        @Override
        public void onError(WebSocket from, Throwable why) {
            first.completeExceptionally(why);
        }
    }
}
