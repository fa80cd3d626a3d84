package org.florscribe.testing;

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

/**
 * The loopback line that a vendor's stand-in answers on, and the faults that may lie on it.
 *
 * @param <F> the faults that this vendor can have
 */
public final class FaultyServer<F> implements AutoCloseable {

    public static final ObjectMapper JSON = new ObjectMapper();

    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final List<F> next = Collections.synchronizedList(new ArrayList<>());
    private final CountDownLatch letGo = new CountDownLatch(1);
    private final AtomicInteger calls = new AtomicInteger();
    private final HttpHandler handler;
    private final int port;
    private volatile HttpServer server;
    private volatile Optional<F> always = Optional.empty();

    public FaultyServer(HttpHandler handler) {
        this.handler = handler;
        server = listen(0);
        port = server.getAddress().getPort();
    }

    public String origin() {
        return "http://127.0.0.1:" + port;
    }

    /** All requests, also refused ones. */
    public int calls() {
        return calls.get();
    }

    /** The next requests meet these, one each. */
    public void withNext(List<F> faults) {
        next.addAll(faults);
    }

    public void always(Optional<F> fault) {
        always = fault;
    }

    public Optional<F> takeFault() {
        synchronized (next) {
            return next.isEmpty() ? always : Optional.of(next.remove(0));
        }
    }

    /** Connections are refused from now on. */
    public void hangUp() {
        server.stop(0);
    }

    public void listenAgain() {
        server = listen(port);
    }

    /** Requests that hang or drip come to their end. */
    public void letGo() {
        letGo.countDown();
    }

    /** Takes the request and never answers. */
    public void hang(HttpExchange exchange) {
        try {
            letGo.await(2, TimeUnit.MINUTES);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        exchange.close();
    }

    /** The connection ends in the middle of a good answer. */
    public void half(HttpExchange exchange, byte[] good) throws IOException {
        exchange.sendResponseHeaders(200, good.length);
        exchange.getResponseBody().write(Arrays.copyOf(good, good.length / 2));
        exchange.close();
    }

    /** A good answer, a byte at a time. */
    public void drip(HttpExchange exchange, byte[] good) throws IOException {
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

    public static void answer(HttpExchange exchange, int status, JsonNode body) throws IOException {
        answer(exchange, status, JSON.writeValueAsBytes(body));
    }

    public static void answer(HttpExchange exchange, int status, byte[] body) throws IOException {
        exchange.getResponseHeaders().set("Content-Type", "application/json");
        exchange.sendResponseHeaders(status, body.length == 0 ? -1 : body.length);
        try (OutputStream out = exchange.getResponseBody()) {
            out.write(body);
        }
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
