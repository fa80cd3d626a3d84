package org.florscribe.platform.outbound;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.florscribe.platform.outbound.OutboundRefused.Why;
import org.florscribe.testing.SelfSignedServer;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StreamedCallTest {

    private static final Duration LONG = Duration.ofSeconds(20);
    private static final Duration SHORT = Duration.ofMillis(300);

    private final GuardedClient client = new GuardedClient(new AddressRules(List.of("127.0.0.0/8:*")));
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final CountDownLatch over = new CountDownLatch(1);
    private @Nullable HttpServer server;

    @AfterEach
    void stop() {
        over.countDown();
        if (server != null) {
            server.stop(0);
        }
        threads.shutdownNow();
    }

    @Test
    void a_large_body_leaves_as_it_is_read() throws IOException {
        long size = 200L << 20;
        AtomicLong received = new AtomicLong();
        URI address = serve(exchange -> {
            received.set(exchange.getRequestBody().transferTo(OutputStream.nullOutputStream()));
            answer(exchange, 200, exchange.getRequestHeaders().getFirst("Content-Length"));
        });
        Runtime.getRuntime().gc();

        OutboundAnswer known = send(address, OutboundBody.streamed("audio/wav", size, () -> zeros(size)), LONG, LONG);

        assertThat(received).hasValue(size);
        assertThat(text(known)).isEqualTo(String.valueOf(size));
        OutboundAnswer chunked = send(address, OutboundBody.streamed("audio/wav", () -> zeros(size)), LONG, LONG);
        assertThat(received).hasValue(size);
        assertThat(text(chunked)).isEqualTo("null");
    }

    @Test
    void a_form_is_put_together_as_the_standard_has_it() throws IOException {
        List<String> received = new CopyOnWriteArrayList<>();
        List<String> type = new CopyOnWriteArrayList<>();
        URI address = serve(exchange -> {
            received.add(new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
            type.add(exchange.getRequestHeaders().getFirst("Content-Type"));
            answer(exchange, 200, "");
        });
        MultipartBody form = new MultipartBody()
                .field("model", "whisper-1")
                .field("timestamp_granularities[]", "word")
                .file("file", "audio.wav", OutboundBody.of("audio/wav", "RIFF".getBytes(StandardCharsets.UTF_8)));

        send(address, form, LONG, LONG);

        String boundary = type.get(0).substring("multipart/form-data; boundary=".length());
        assertThat(received.get(0))
                .isEqualTo("--" + boundary + "\r\nContent-Disposition: form-data; name=\"model\"\r\n\r\nwhisper-1\r\n--"
                        + boundary
                        + "\r\nContent-Disposition: form-data; name=\"timestamp_granularities[]\"\r\n\r\nword\r\n--"
                        + boundary
                        + "\r\nContent-Disposition: form-data; name=\"file\"; filename=\"audio.wav\"\r\n"
                        + "Content-Type: audio/wav\r\n\r\nRIFF\r\n--" + boundary + "--\r\n");
        assertThat(form.size().orElseThrow()).isEqualTo(received.get(0).length());
        assertThatThrownBy(() -> form.field("a\"b", "c")).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void an_answer_that_does_not_begin_in_time_is_given_up() throws IOException {
        URI address = serve(exchange -> await());
        assertEndsLate(() -> send(address, small(), SHORT, LONG));
    }

    @Test
    void an_answer_that_stops_on_the_way_is_given_up() throws IOException {
        URI address = serve(exchange -> {
            exchange.sendResponseHeaders(200, 100);
            exchange.getResponseBody().write('x');
            exchange.getResponseBody().flush();
            await();
        });
        assertEndsLate(() -> send(address, small(), LONG, SHORT));
    }

    @Test
    void waiting_for_the_answer_is_not_silence() throws IOException {
        URI address = serve(exchange -> {
            exchange.getRequestBody().readAllBytes();
            sleep(900);
            answer(exchange, 200, "late");
        });
        assertThat(text(send(address, small(), LONG, SHORT))).isEqualTo("late");
    }

    @Test
    void a_server_that_stops_reading_holds_nobody() throws IOException {
        try (ServerSocket deaf = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            Future<Boolean> other = threads.submit(() -> {
                try (Socket taken = deaf.accept()) {
                    await();
                    return taken.isConnected();
                }
            });
            URI address = URI.create("http://127.0.0.1:" + deaf.getLocalPort() + "/");
            assertEndsLate(() ->
                    send(address, OutboundBody.streamed("audio/wav", 1L << 30, () -> zeros(1L << 30)), LONG, SHORT));
            assertThat(other).isNotDone();
        }
    }

    @Test
    void a_refusal_in_the_middle_of_a_body_is_heard() throws IOException {
        try (ServerSocket strict = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            Future<Boolean> other = threads.submit(() -> {
                try (Socket taken = strict.accept()) {
                    taken.getInputStream().readNBytes(100_000);
                    taken.getOutputStream()
                            .write("HTTP/1.1 413 Too Large\r\nContent-Length: 0\r\nConnection: close\r\n\r\n"
                                    .getBytes(StandardCharsets.US_ASCII));
                    taken.getInputStream().readNBytes(8_000_000);
                    await();
                    return taken.isConnected();
                }
            });
            URI address = URI.create("http://127.0.0.1:" + strict.getLocalPort() + "/");
            OutboundAnswer answer =
                    send(address, OutboundBody.streamed("audio/wav", 1L << 30, () -> zeros(1L << 30)), LONG, LONG);
            assertThat(answer.status()).isEqualTo(413);
            assertThat(other).isNotCancelled();
        }
    }

    @Test
    void what_went_wrong_is_told_apart(@TempDir Path folder) throws Exception {
        try (SelfSignedServer server = new SelfSignedServer(folder)) {
            assertThat(why("https://127.0.0.1:" + server.port() + "/")).isEqualTo(Why.NOT_TRUSTED);
        }
        int free;
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            free = socket.getLocalPort();
        }
        assertThat(why("http://127.0.0.1:" + free + "/")).isEqualTo(Why.NO_CONNECTION);
        URI cut = serve(exchange -> {
            exchange.sendResponseHeaders(200, 100);
            exchange.getResponseBody().write('x');
            exchange.close();
        });
        assertThat(why(cut.toString())).isEqualTo(Why.CUT_OFF);
        assertThat(why("http://10.0.0.1/")).isEqualTo(Why.NOT_ALLOWED);
    }

    @Test
    void the_wait_that_is_asked_for_is_read_in_every_form() {
        Clock clock = Clock.fixed(Instant.parse("2026-11-21T10:00:00Z"), ZoneOffset.UTC);
        assertThat(wait(Map.of("retry-after", "7"), clock)).contains(Duration.ofSeconds(7));
        assertThat(wait(Map.of("retry-after", "Sat, 21 Nov 2026 10:02:00 GMT"), clock))
                .contains(Duration.ofMinutes(2));
        assertThat(wait(Map.of("retry-after", "Sat, 21 Nov 2026 09:00:00 GMT"), clock))
                .contains(Duration.ZERO);
        assertThat(wait(Map.of("retry-after-ms", "250", "retry-after", "1"), clock))
                .contains(Duration.ofMillis(250));
        assertThat(wait(Map.of("retry-after", "soon"), clock)).isEmpty();
        assertThat(wait(Map.of(), clock)).isEmpty();
    }

    private static Optional<Duration> wait(Map<String, String> headers, Clock clock) {
        return RetryAfter.of(new OutboundAnswer(429, headers, new byte[0]), clock);
    }

    private Why why(String address) {
        try {
            send(URI.create(address), small(), LONG, LONG);
            throw new AssertionError("It was answered.");
        } catch (OutboundRefused e) {
            return e.why();
        }
    }

    private static void assertEndsLate(Runnable call) {
        long started = System.nanoTime();
        assertThatThrownBy(call::run)
                .isInstanceOfSatisfying(
                        OutboundRefused.class, e -> assertThat(e.why()).isEqualTo(Why.TOO_LATE));
        assertThat(Duration.ofNanos(System.nanoTime() - started)).isLessThan(Duration.ofSeconds(6));
    }

    private OutboundAnswer send(URI address, OutboundBody body, Duration headers, Duration idle) {
        return client.send(new OutboundCall(
                "POST",
                address,
                Map.of(),
                Optional.of(body),
                new OutboundLimits(Duration.ofSeconds(2), headers, idle, LONG, 1_000_000)));
    }

    private static OutboundBody small() {
        return OutboundBody.of("text/plain", new byte[] {1, 2, 3});
    }

    private URI serve(HttpHandler handler) throws IOException {
        HttpServer made = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server = made;
        made.setExecutor(threads);
        made.createContext("/", handler);
        made.start();
        return URI.create("http://127.0.0.1:" + made.getAddress().getPort() + "/");
    }

    private static void answer(HttpExchange exchange, int status, String text) throws IOException {
        byte[] bytes = String.valueOf(text).getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
        exchange.getResponseBody().write(bytes);
        exchange.close();
    }

    private static String text(OutboundAnswer answer) {
        return new String(answer.body(), StandardCharsets.UTF_8);
    }

    private void await() {
        try {
            over.await(20, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static void sleep(long millis) {
        try {
            Thread.sleep(millis);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static InputStream zeros(long size) {
        return new InputStream() {
            private long left = size;

            @Override
            public int read() {
                return left-- > 0 ? 0 : -1;
            }

            @Override
            public int read(byte[] buffer, int offset, int length) {
                int count = (int) Math.min(left, length);
                left -= count;
                return count == 0 ? -1 : count;
            }
        };
    }
}
