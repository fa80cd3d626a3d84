package org.florscribe.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Collectors;

/** Somebody who signed in by the page and goes on with its cookie, as a browser without scripts. */
public final class PageVisitor {

    private static final HttpClient HTTP =
            HttpClient.newBuilder().followRedirects(HttpClient.Redirect.NEVER).build();

    private final URI base;
    private final String cookie;
    private volatile String pageStates = "";

    private PageVisitor(URI base, String cookie) {
        this.base = base;
        this.cookie = cookie;
    }

    /** Somebody who is not signed in. */
    public static PageVisitor stranger(RunningProduct product) {
        return stranger(product, "");
    }

    /** @param cookie one that nobody was given */
    public static PageVisitor stranger(RunningProduct product, String cookie) {
        return new PageVisitor(product.baseUrl(), cookie);
    }

    /** The form of the page of signing in. */
    public HttpResponse<String> submitSignIn(Clinic person, String next) {
        return submit(
                "/login.xhtml?next=" + encoded(next),
                Map.of(
                        "login", "login",
                        "sign-in", "Sign in",
                        "visit", "",
                        "next", next,
                        "email", person.email(),
                        "password", Clinic.PASSWORD,
                        "jakarta.faces.ViewState", "stateless"));
    }

    public static PageVisitor signIn(RunningProduct product, Clinic person) {
        HttpResponse<String> answer = stranger(product).submitSignIn(person, "");
        String cookie = answer.headers().allValues("set-cookie").stream()
                .filter(it -> it.startsWith("flor="))
                .findFirst()
                .orElseThrow(() -> new AssertionError("No session: " + answer.statusCode()));
        return new PageVisitor(product.baseUrl(), cookie.replaceFirst(";.*", ""));
    }

    /** What the browser sends with every request. */
    public String cookie() {
        return cookie;
    }

    public HttpResponse<String> open(String path) {
        return send("GET", path, BodyPublishers.noBody(), Map.of());
    }

    /** As a browser never would. */
    public HttpResponse<String> ask(String method, String path) {
        return send(method, path, BodyPublishers.noBody(), Map.of());
    }

    /** Sends a form of a page. */
    public HttpResponse<String> submit(String path, Map<String, String> fields) {
        String body = fields.entrySet().stream()
                .map(field -> encoded(field.getKey()) + "=" + encoded(field.getValue()))
                .collect(Collectors.joining("&"));
        return send(
                "POST",
                path,
                BodyPublishers.ofString(body),
                Map.of("Content-Type", "application/x-www-form-urlencoded"));
    }

    /** A call as the scripts of our pages make it. */
    public HttpResponse<String> call(String method, String path, BodyPublisher body, String mediaType) {
        return send(method, "/api/v1" + path, body, Map.of("Content-Type", mediaType, "Flor-Request", "1"));
    }

    private HttpResponse<String> send(String method, String path, BodyPublisher body, Map<String, String> headers) {
        Map<String, String> all = new HashMap<>(headers);
        all.put("Sec-Fetch-Site", "same-origin");
        all.put("Origin", base.toString());
        if (!cookie.isEmpty()) {
            all.put("Cookie", cookie + pageStates);
        }
        HttpRequest.Builder request =
                HttpRequest.newBuilder(URI.create(base + path)).method(method, body);
        all.forEach(request::header);
        try {
            HttpResponse<String> answer = HTTP.send(request.build(), BodyHandlers.ofString(StandardCharsets.UTF_8));
            answer.headers().allValues("set-cookie").stream()
                    .filter(it -> it.startsWith("flor-view="))
                    .forEach(it -> pageStates = "; " + it.replaceFirst(";.*", ""));
            return answer;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
