package org.florscribe.platform.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.SSLSocket;
import org.florscribe.testing.Clinic;
import org.florscribe.testing.RunningProduct;
import org.florscribe.testing.ShippedProxy;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Four hundred clients from fifty addresses that send a byte a second, at the shipped nginx, which is required against them. */
@Tag("long")
class SlowClientsIT {

    private static final Logger LOG = LoggerFactory.getLogger(SlowClientsIT.class);
    private static final int DRIPS = 400;
    private static final int ADDRESSES = 50;
    private static final int ASKED = 300;

    @Test
    void others_are_answered_within_a_second_all_the_same() throws Exception {
        try (RunningProduct product = RunningProduct.start(
                        Map.of("PUBLIC_URL", ShippedProxy.PUBLIC_URL, "TRUSTED_PROXIES", "127.0.0.1"));
                ShippedProxy proxy = ShippedProxy.before(product)) {
            Clinic.Door door = proxy.door();
            Clinic clinic = Clinic.open(product, door);
            long calm = p95(door, clinic);
            List<Socket> drips = new ArrayList<>();
            Set<Socket> cut = ConcurrentHashMap.newKeySet();
            ScheduledExecutorService dripping = Executors.newSingleThreadScheduledExecutor();
            try {
                for (int i = 0; i < DRIPS; i++) {
                    drips.add(drip(door, i));
                }
                ScheduledFuture<?> each = dripping.scheduleAtFixedRate(
                        () -> drips.forEach(drip -> another(drip, cut)), 0, 1, TimeUnit.SECONDS);

                long beside = p95(door, clinic);

                assertThat(beside)
                        .as("p95 in ms beside %d drips; %d without", DRIPS, calm)
                        .isLessThan(1_000);
                LOG.info("p95 {} ms beside {} drips, {} ms without", beside, DRIPS, calm);
                assertThat(each.isDone()).as("nobody drips any more").isFalse();
                assertThat(cut).as("cut before the end").hasSizeLessThan(DRIPS / 2);
            } finally {
                dripping.shutdownNow();
                for (Socket drip : drips) {
                    drip.close();
                }
            }
            clinic.get("/me").expect(200);
        }
    }

    private static long p95(Clinic.Door door, Clinic clinic) throws Exception {
        HttpClient browser = door.http();
        List<Long> times = new ArrayList<>();
        for (int i = 0; i < ASKED; i++) {
            long start = System.nanoTime();
            if (i % 2 == 0) {
                clinic.get("/me").expect(200);
            } else {
                URI page = URI.create(door.base() + "/login.xhtml");
                HttpResponse<String> answer =
                        browser.send(HttpRequest.newBuilder(page).build(), HttpResponse.BodyHandlers.ofString());
                assertThat(answer.statusCode()).isEqualTo(200);
            }
            times.add((System.nanoTime() - start) / 1_000_000);
        }
        times.sort(null);
        return times.get((int) (times.size() * 0.95));
    }

    private static Socket drip(Clinic.Door door, int number) throws IOException {
        Socket plain = new Socket();
        plain.bind(new InetSocketAddress(InetAddress.getByName("127.0.2." + (1 + number % ADDRESSES)), 0));
        plain.connect(new InetSocketAddress(door.base().getHost(), door.base().getPort()));
        SSLSocket line = (SSLSocket) door.http()
                .sslContext()
                .getSocketFactory()
                .createSocket(plain, door.base().getHost(), door.base().getPort(), true);
        line.getOutputStream()
                .write(("POST /api/v1/auth/token HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Type: application/json\r\n"
                                + "Content-Length: 900\r\n\r\n{")
                        .getBytes(StandardCharsets.US_ASCII));
        return line;
    }

    private static void another(Socket drip, Set<Socket> cut) {
        try {
            drip.getOutputStream().write(' ');
        } catch (IOException e) {
            cut.add(drip);
        }
    }
}
