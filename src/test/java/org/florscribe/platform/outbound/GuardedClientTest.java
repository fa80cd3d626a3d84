package org.florscribe.platform.outbound;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.florscribe.testing.FullServer;
import org.florscribe.testing.SelfSignedServer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class GuardedClientTest {

    private final AtomicInteger calls = new AtomicInteger();
    private final CountDownLatch over = new CountDownLatch(1);
    private HttpServer server;
    private int port;

    @BeforeEach
    void start() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(Executors.newCachedThreadPool());
        server.createContext("/", exchange -> {
            calls.incrementAndGet();
            byte[] answer = "hello".getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(200, answer.length);
            try (OutputStream out = exchange.getResponseBody()) {
                out.write(answer);
            }
        });
        server.createContext("/away", exchange -> {
            calls.incrementAndGet();
            exchange.getResponseHeaders().set("Location", "/");
            exchange.sendResponseHeaders(302, -1);
            exchange.close();
        });
        server.createContext("/drip", exchange -> {
            exchange.sendResponseHeaders(200, 0);
            try (OutputStream out = exchange.getResponseBody()) {
                do {
                    out.write('x');
                    out.flush();
                } while (!over.await(50, TimeUnit.MILLISECONDS));
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        });
        server.start();
        port = server.getAddress().getPort();
    }

    @AfterEach
    void stop() {
        over.countDown();
        server.stop(0);
    }

    @Test
    void an_address_the_operator_lists_is_called_over_plain_http() {
        OutboundAnswer answer = client(List.of("127.0.0.0/8:*")).send(get("http://127.0.0.1:" + port + "/"));

        assertThat(answer.status()).isEqualTo(200);
        assertThat(new String(answer.body(), StandardCharsets.UTF_8)).isEqualTo("hello");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://127.0.0.1:%d/",
                "http://localhost:%d/",
                "http://127.1:%d/",
                "http://2130706433:%d/",
                "http://0x7f000001:%d/",
                "http://0177.0.0.1:%d/",
                "http://[::1]:%d/",
                "http://[::ffff:127.0.0.1]:%d/",
                "http://[::ffff:7f00:1]:%d/",
                "http://0:%d/",
                "http://LocalHost:%d/",
                "http://127.000.000.001:%d/",
                "http://0x7f.1:%d/",
                "http://017700000001:%d/",
                "http://[::]:%d/",
                "http://[0:0:0:0:0:0:0:1]:%d/",
                "http://[::127.0.0.1]:%d/",
                "http://[64:ff9b::7f00:1]:%d/",
                "https://127.0.0.1:%d/",
                "http://user@127.0.0.1:%d/",
                "http://0.0.0.0:%d/",
                "ftp://127.0.0.1:%d/",
                "file:///etc/passwd",
                "http://127.0.0.1.:%d/"
            })
    void this_machine_is_not_called_in_any_spelling(String address) {
        assertThatThrownBy(() -> client(List.of()).send(get(address.formatted(port))))
                .isInstanceOf(OutboundRefused.class);
        assertThat(calls).hasValue(0);
    }

    @Test
    void a_redirect_is_answered_not_followed() {
        OutboundAnswer answer = client(List.of("127.0.0.0/8:*")).send(get("http://127.0.0.1:" + port + "/away"));

        assertThat(answer.status()).isEqualTo(302);
        assertThat(calls).hasValue(1);
    }

    /** Between the check and the connection the name comes to stand for this machine. */
    @ParameterizedTest
    @ValueSource(strings = {"127.0.0.0/8:1", "10.0.0.0/8:*"})
    void a_name_that_changes_its_mind_after_the_check_gains_nothing(String allowed) {
        AtomicInteger asked = new AtomicInteger();
        HostNames changing = name -> new InetAddress[] {
            asked.getAndIncrement() == 0
                    ? InetAddress.getByAddress(name, new byte[] {93, (byte) 184, (byte) 216, 34})
                    : InetAddress.getLoopbackAddress()
        };
        GuardedClient client = new GuardedClient(new AddressRules(List.of(allowed)), changing);

        assertThatThrownBy(() -> client.send(get("https://hooks.example.org/")))
                .isInstanceOfSatisfying(
                        OutboundRefused.class,
                        refused -> assertThat(refused.why()).isEqualTo(OutboundRefused.Why.UNKNOWN_NAME));
        assertThat(asked).hasValue(2);
    }

    /** Listed is another port of this machine: the name is checked as a public one and then stands for the listed machine. */
    @Test
    void what_is_listed_for_one_port_is_not_connected_to_at_another() {
        AtomicInteger asked = new AtomicInteger();
        HostNames changing = name -> new InetAddress[] {
            asked.getAndIncrement() == 0
                    ? InetAddress.getByAddress(name, new byte[] {10, 0, 0, 1})
                    : InetAddress.getLoopbackAddress()
        };
        GuardedClient client = new GuardedClient(new AddressRules(List.of("10.0.0.0/8:*", "127.0.0.0/8:1")), changing);

        assertThatThrownBy(() -> client.send(get("http://hooks.example.org:" + port + "/")))
                .isInstanceOf(OutboundRefused.class);
        assertThat(calls).hasValue(0);
    }

    @Test
    void an_answer_that_drips_is_cut_off_at_the_deadline() {
        OutboundCall call = new OutboundCall(
                "GET",
                URI.create("http://127.0.0.1:" + port + "/drip"),
                Map.of(),
                new byte[0],
                Duration.ofSeconds(5),
                Duration.ofMillis(400),
                1_000_000);
        long started = System.nanoTime();

        assertThatThrownBy(() -> client(List.of("127.0.0.0/8:*")).send(call)).isInstanceOf(OutboundRefused.class);
        assertThat(Duration.ofNanos(System.nanoTime() - started)).isLessThan(Duration.ofSeconds(5));
    }

    @Test
    void an_answer_larger_than_agreed_is_not_taken() {
        OutboundCall call = new OutboundCall(
                "GET",
                URI.create("http://127.0.0.1:" + port + "/"),
                Map.of(),
                new byte[0],
                Duration.ofSeconds(5),
                Duration.ofSeconds(5),
                4);

        assertThatThrownBy(() -> client(List.of("127.0.0.0/8:*")).send(call)).isInstanceOf(OutboundRefused.class);
    }

    @ParameterizedTest
    @CsvSource({"300, 20000", "20000, 500"})
    void a_server_that_takes_no_connection_is_given_up_and_delays_nobody(long connectMillis, long deadlineMillis)
            throws Exception {
        try (FullServer full = new FullServer()) {
            GuardedClient client = client(List.of("127.0.0.0/8:*"));
            OutboundCall call = get(
                    "http://127.0.0.1:" + full.port() + "/",
                    Duration.ofMillis(connectMillis),
                    Duration.ofMillis(deadlineMillis));
            List<Future<?>> hanging = new ArrayList<>();
            ExecutorService threads = Executors.newFixedThreadPool(5);
            long started = System.nanoTime();
            for (int i = 0; i < 5; i++) {
                hanging.add(threads.submit(() -> client.send(call)));
            }
            assertThat(client.send(get("http://127.0.0.1:" + port + "/")).status())
                    .isEqualTo(200);
            for (Future<?> one : hanging) {
                assertThatThrownBy(one::get)
                        .cause()
                        .isInstanceOfSatisfying(
                                OutboundRefused.class,
                                refused -> assertThat(refused.stage()).isEqualTo(OutboundRefused.Stage.NOT_REACHED));
            }
            assertThat(Duration.ofNanos(System.nanoTime() - started))
                    .isBetween(Duration.ofMillis(250), Duration.ofSeconds(4));
            threads.shutdown();
        }
    }

    @Test
    void a_certificate_that_nobody_vouches_for_is_refused_before_anything_is_said(@TempDir Path folder)
            throws Exception {
        try (SelfSignedServer server = new SelfSignedServer(folder)) {
            OutboundCall call = get("https://127.0.0.1:" + server.port() + "/");
            assertThatThrownBy(() -> client(List.of("127.0.0.0/8:*")).send(call))
                    .isInstanceOfSatisfying(
                            OutboundRefused.class,
                            refused -> assertThat(refused.stage()).isEqualTo(OutboundRefused.Stage.NOT_REACHED));
            assertThat(server.calls()).isZero();
        }
    }

    private static OutboundCall get(String address) {
        return get(address, Duration.ofSeconds(5), Duration.ofSeconds(5));
    }

    private static OutboundCall get(String address, Duration connectTime, Duration deadline) {
        return new OutboundCall("GET", URI.create(address), Map.of(), new byte[0], connectTime, deadline, 1000);
    }

    private static GuardedClient client(List<String> allow) {
        return new GuardedClient(new AddressRules(allow));
    }
}
