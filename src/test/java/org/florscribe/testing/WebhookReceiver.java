package org.florscribe.testing;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HexFormat;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Somebody who is told of events, written after what docs/webhooks.md says and not after our code: takes only what is signed with a
 * secret it knows, within five minutes, and in the form described; answers otherwise when it is told to.
 */
public final class WebhookReceiver implements AutoCloseable {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Duration TOLERANCE = Duration.ofMinutes(5);
    private static final String UUID = "[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}";

    /** What it answers to instead of looking. */
    public enum Mood {
        /** 500. */
        BROKEN,
        /** 503 with Retry-After: 1. */
        BUSY,
        /** 410. */
        GONE,
        /** 302 to where {@link WebhookReceiver#elsewhere} says. */
        MOVED,
        /** Takes it, and closes without an answer. */
        MUTE,
        /** Answers nothing until it is closed. */
        HANGING,
        /** 200 with a body that never ends. */
        ENDLESS
    }

    /** One request that was right. */
    public record Event(String id, String type, JsonNode body, String deliveryId, int signatures) {}

    private final HttpServer server;
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final CountDownLatch closed = new CountDownLatch(1);
    private final List<String> secrets = new CopyOnWriteArrayList<>();
    private final List<Event> events = new CopyOnWriteArrayList<>();
    private final List<String> faults = new CopyOnWriteArrayList<>();
    private final List<String> requests = new CopyOnWriteArrayList<>();
    private final List<Mood> moods = Collections.synchronizedList(new ArrayList<>());
    private volatile String elsewhere = "";
    private volatile Optional<Mood> always = Optional.empty();

    public WebhookReceiver() {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.createContext("/", this::serve);
        server.setExecutor(threads);
        server.start();
    }

    public String url() {
        return "http://127.0.0.1:" + port() + "/hook?tenant=7";
    }

    public int port() {
        return server.getAddress().getPort();
    }

    /** Knows this secret too, from now on. */
    public void knows(String secret) {
        secrets.add(secret);
    }

    public void forgets(String secret) {
        secrets.remove(secret);
    }

    /** For one request each, in this order. */
    public void next(Mood... wanted) {
        moods.addAll(Arrays.asList(wanted));
    }

    /** For every request, until it is said otherwise. */
    public void always(Optional<Mood> mood) {
        always = mood;
    }

    public void elsewhere(String address) {
        elsewhere = address;
    }

    /** What was taken, in the order it came. */
    public List<Event> events() {
        return List.copyOf(events);
    }

    public List<Event> events(String type) {
        return events.stream().filter(event -> event.type().equals(type)).toList();
    }

    /** What was not as it has to be. */
    public List<String> faults() {
        return List.copyOf(faults);
    }

    /** Bodies of all requests, whatever was answered. */
    public List<String> requests() {
        return List.copyOf(requests);
    }

    private void serve(HttpExchange exchange) throws IOException {
        try (exchange) {
            byte[] body = exchange.getRequestBody().readAllBytes();
            requests.add(new String(body, StandardCharsets.UTF_8));
            Optional<Mood> mood = always.or(() -> moods.isEmpty() ? Optional.empty() : Optional.of(moods.remove(0)));
            if (mood.isPresent()) {
                answer(exchange, mood.get());
                return;
            }
            Optional<String> fault = faultOf(exchange, body);
            fault.ifPresent(faults::add);
            exchange.sendResponseHeaders(fault.isPresent() ? 401 : 204, -1);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private void answer(HttpExchange exchange, Mood mood) throws IOException, InterruptedException {
        switch (mood) {
            case BROKEN -> exchange.sendResponseHeaders(500, -1);
            case BUSY -> {
                exchange.getResponseHeaders().set("Retry-After", "1");
                exchange.sendResponseHeaders(503, -1);
            }
            case GONE -> exchange.sendResponseHeaders(410, -1);
            case MOVED -> {
                exchange.getResponseHeaders().set("Location", elsewhere);
                exchange.sendResponseHeaders(302, -1);
            }
            case MUTE -> {} // closed by whoever called
            case HANGING -> closed.await();
            case ENDLESS -> {
                exchange.sendResponseHeaders(200, 0);
                while (!closed.await(1, TimeUnit.MILLISECONDS)) {
                    exchange.getResponseBody().write(new byte[8192]);
                }
            }
        }
    }

    private Optional<String> faultOf(HttpExchange exchange, byte[] body) throws IOException, GeneralSecurityException {
        if (!exchange.getRequestMethod().equals("POST")
                || !"application/json".equals(header(exchange, "Content-Type"))
                || !"/hook?tenant=7".equals(exchange.getRequestURI().toString())) {
            return Optional.of("not a POST of JSON to the address that was entered");
        }
        List<String> signatures = new ArrayList<>();
        String time = "";
        for (String part : header(exchange, "Flor-Signature").split(",", -1)) {
            if (part.startsWith("t=") && time.isEmpty()) {
                time = part.substring(2);
            } else if (part.startsWith("v1=")) {
                signatures.add(part.substring(3));
            } else {
                return Optional.of("a signature header that is none: " + part);
            }
        }
        if (!time.matches("\\d{10}")
                || Duration.between(Instant.ofEpochSecond(Long.parseLong(time)), Instant.now())
                                .abs()
                                .compareTo(TOLERANCE)
                        > 0) {
            return Optional.of("too old, or from a time to come: " + time);
        }
        if (!isSigned(signatures, time, body)) {
            return Optional.of("not signed with a secret that is known here");
        }
        JsonNode json = JSON.readTree(body);
        Optional<String> form = formFault(json);
        if (form.isPresent()) {
            return form;
        }
        if (!json.get("id").asText().equals(header(exchange, "Flor-Event-Id"))
                || !json.get("type").asText().equals(header(exchange, "Flor-Event"))) {
            return Optional.of("headers and body tell of two events");
        }
        events.add(new Event(
                json.get("id").asText(),
                json.get("type").asText(),
                json,
                header(exchange, "Flor-Delivery-Id"),
                signatures.size()));
        return Optional.empty();
    }

    private boolean isSigned(List<String> signatures, String time, byte[] body) throws GeneralSecurityException {
        boolean right = false;
        for (String secret : secrets) {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
            mac.update(time.getBytes(StandardCharsets.US_ASCII));
            mac.update((byte) '.');
            byte[] expected = mac.doFinal(body);
            for (String signature : signatures) {
                right |= signature.matches("[0-9a-f]{64}")
                        && MessageDigest.isEqual(expected, HexFormat.of().parseHex(signature));
            }
        }
        return right;
    }

    /** Ids, a time and a word of the list: nothing else may stand in it. */
    private static Optional<String> formFault(JsonNode json) {
        Set<String> names = new TreeSet<>();
        json.fieldNames().forEachRemaining(names::add);
        if (!names.equals(Set.of("id", "type", "occurredAt", "practiceId", "data"))
                || !json.get("type").asText().matches("[a-z]+\\.[a-z]+")
                || !json.get("id").asText().matches(UUID)
                || !json.get("practiceId").asText().matches(UUID)) {
            return Optional.of("not the form that is described: " + names);
        }
        Instant.parse(json.get("occurredAt").asText());
        if (json.get("type").asText().equals("audit.head")) {
            String head = "\\{\"head\":\"audit-head 1 " + json.get("practiceId").asText()
                    + " \\d+ [0-9a-f]{64} [A-Za-z0-9+/]{86}==\"}";
            return Optional.of("not a signed head")
                    .filter(fault -> !json.get("data").toString().matches(head));
        }
        for (Iterator<JsonNode> ids = json.get("data").elements(); ids.hasNext(); ) {
            if (!ids.next().asText().matches(UUID)) {
                return Optional.of("more than ids");
            }
        }
        return Optional.empty();
    }

    private static String header(HttpExchange exchange, String name) {
        return Optional.ofNullable(exchange.getRequestHeaders().getFirst(name)).orElse("");
    }

    @Override
    public void close() {
        closed.countDown();
        server.stop(0);
        threads.shutdownNow();
    }
}
