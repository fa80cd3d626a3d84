package org.florscribe.testing.speech;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/** The loopback line a speech server answers on, and the faults that may lie on it. */
final class SpeechLine implements AutoCloseable {

    static final ObjectMapper JSON = new ObjectMapper();

    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final List<SpeechFault> next = Collections.synchronizedList(new ArrayList<>());
    private final CountDownLatch letGo = new CountDownLatch(1);
    private final AtomicInteger calls = new AtomicInteger();
    private final HttpHandler handler;
    private final int port;
    private volatile HttpServer server;
    private volatile Optional<SpeechFault> always = Optional.empty();

    SpeechLine(HttpHandler handler) {
        this.handler = handler;
        server = listen(0);
        port = server.getAddress().getPort();
    }

    String origin() {
        return "http://127.0.0.1:" + port;
    }

    int calls() {
        return calls.get();
    }

    void withNext(SpeechFault... faults) {
        next.addAll(List.of(faults));
    }

    void always(Optional<SpeechFault> fault) {
        always = fault;
    }

    Optional<SpeechFault> takeFault() {
        synchronized (next) {
            return next.isEmpty() ? always : Optional.of(next.remove(0));
        }
    }

    /** Connections are refused from now on. */
    void hangUp() {
        server.stop(0);
    }

    void listenAgain() {
        server = listen(port);
    }

    void letGo() {
        letGo.countDown();
    }

    void await() {
        try {
            letGo.await(2, TimeUnit.MINUTES);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    static void answer(HttpExchange exchange, int status, JsonNode body) throws IOException {
        answer(exchange, status, JSON.writeValueAsBytes(body));
    }

    static void answer(HttpExchange exchange, int status, byte[] body) throws IOException {
        exchange.getResponseHeaders().set("Content-Type", "application/json");
        exchange.sendResponseHeaders(status, body.length == 0 ? -1 : body.length);
        try (OutputStream out = exchange.getResponseBody()) {
            out.write(body);
        }
    }

    /** A good answer, in the way of the fault. */
    void spoil(HttpExchange exchange, SpeechFault fault, byte[] good) throws IOException {
        switch (fault) {
            case HANG -> {
                await();
                exchange.close();
            }
            case HALF_ANSWER -> {
                exchange.sendResponseHeaders(200, good.length);
                exchange.getResponseBody().write(Arrays.copyOf(good, good.length / 2));
                exchange.close();
            }
            case SLOW_DRIP -> drip(exchange, good);
            case MALFORMED_JSON -> answer(exchange, 200, Arrays.copyOf(good, good.length - 1));
            default -> answer(exchange, 200, good);
        }
    }

    private void drip(HttpExchange exchange, byte[] good) throws IOException {
        exchange.sendResponseHeaders(200, good.length);
        try (OutputStream out = exchange.getResponseBody()) {
            for (byte one : good) {
                out.write(one);
                out.flush();
                if (letGo.await(200, TimeUnit.MILLISECONDS)) {
                    return;
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private HttpServer listen(int at) {
        try {
            HttpServer made = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), at), 0);
            made.createContext("/", this::serve);
            made.setExecutor(threads);
            made.start();
            return made;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void serve(HttpExchange exchange) throws IOException {
        calls.incrementAndGet();
        try {
            handler.handle(exchange);
        } finally {
            exchange.close();
        }
    }

    @Override
    public void close() {
        letGo.countDown();
        server.stop(0);
        threads.shutdownNow();
    }
}
