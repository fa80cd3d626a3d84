package org.florscribe.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** A browser that is sent to and fro between the product and a provider, one step at a time, and keeps the product's cookies. */
public final class SsoBrowser {

    private static final HttpClient HTTP =
            HttpClient.newBuilder().followRedirects(HttpClient.Redirect.NEVER).build();

    private final RunningProduct product;
    private final Map<String, String> cookies = new TreeMap<>();

    public SsoBrowser(RunningProduct product) {
        this.product = product;
    }

    /** Where the practice's own sign-in address sends it; empty when it stays with a page. */
    public Optional<String> depart(String entry) {
        return open("/sso.xhtml?practice=" + entry).headers().firstValue("location");
    }

    /** Where the provider sends it back to. */
    public static String atProvider(String address) {
        HttpResponse<String> answer = send(HttpRequest.newBuilder(URI.create(address)));
        return answer.headers()
                .firstValue("location")
                .orElseThrow(() -> new AssertionError("The provider says " + answer.statusCode()));
    }

    /** All the way to the page after the provider. */
    public HttpResponse<String> signIn(String entry) {
        return follow(atProvider(depart(entry).orElseThrow(() -> new AssertionError("was not sent to the provider"))));
    }

    /** An address of the product, whole. */
    public HttpResponse<String> follow(String address) {
        return open(address.substring(product.baseUrl().toString().length()));
    }

    public HttpResponse<String> open(String path) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(product.baseUrl() + path));
        if (!cookies.isEmpty()) {
            StringBuilder all = new StringBuilder();
            cookies.forEach(
                    (name, value) -> all.append(all.isEmpty() ? "" : "; ").append(name + "=" + value));
            request.header("Cookie", all.toString());
        }
        HttpResponse<String> answer = send(request);
        answer.headers().allValues("set-cookie").forEach(this::keep);
        return answer;
    }

    /** What it holds under this name. */
    public Optional<String> cookie(String name) {
        return Optional.ofNullable(cookies.get(name));
    }

    public void put(String name, String value) {
        cookies.put(name, value);
    }

    private void keep(String set) {
        String[] parts = set.replaceFirst(";.*", "").split("=", 2);
        if (set.contains("Max-Age=0")) {
            cookies.remove(parts[0]);
        } else {
            cookies.put(parts[0], parts[1]);
        }
    }

    private static HttpResponse<String> send(HttpRequest.Builder request) {
        try {
            return HTTP.send(request.build(), BodyHandlers.ofString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
