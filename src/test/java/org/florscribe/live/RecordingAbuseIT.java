package org.florscribe.live;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.file.Files;
import java.security.MessageDigest;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import org.florscribe.testing.Await;
import org.florscribe.testing.Clinic;
import org.florscribe.testing.CutLine;
import org.florscribe.testing.LiveHeap;
import org.florscribe.testing.RunningProduct;
import org.florscribe.testing.live.RawRecorder;
import org.florscribe.testing.live.RecordingClient;
import org.florscribe.testing.live.RecordingSession;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Whoever misuses the socket harms nobody else's recording, and is told, or left, in time. */
class RecordingAbuseIT {

    private static final int SECOND = 32_000;
    private static final int TOO_BIG = 1009;

    /** Of ten thousand connections: less than 500 bytes each. */
    private static final long MOST_LEFT_BEHIND = 5_000_000;

    private static RunningProduct product;
    private static Clinic clinic;

    @BeforeAll
    static void start() {
        product = RunningProduct.start(Map.of());
        clinic = Clinic.open(product);
    }

    @AfterAll
    static void stop() {
        product.close();
    }

    @Test
    void a_message_far_beyond_a_frame_ends_the_connection_and_not_the_recording() throws Exception {
        byte[] sound = sound(SECOND, 1);
        RecordingClient client = begin(sound);
        try (RawRecorder rude = RawRecorder.open(product.baseUrl(), client.path(), client.ticket(), 65_536)) {
            rude.frame(0, new byte[300_000]);
            assertThat(rude.awaitClose(20)).isEqualTo(TOO_BIG);
        }
        isWhole(client, sound);
    }

    /** They were half of what a recorded minute cost. */
    @Test
    void the_servers_own_timers_are_taken_from_every_recording() throws Exception {
        isWhole(begin(sound(SECOND, 7)), sound(SECOND, 7));
        assertThat(Files.readString(product.serverLog())).doesNotContain("idle timers stay");
    }

    @Test
    void one_who_does_not_read_holds_up_nobody_and_loses_nothing() throws Exception {
        byte[] sound = sound(60 * SECOND, 2);
        RecordingClient deaf = begin(sound);
        try (RawRecorder rude = RawRecorder.open(product.baseUrl(), deaf.path(), deaf.ticket(), 1_024)) {
            for (int i = 0; i < 2 * 60; i++) {
                byte[] pcm = new byte[SECOND / 2];
                System.arraycopy(sound, i * pcm.length, pcm, 0, pcm.length);
                rude.frame(i, pcm);
            }
            byte[] other = sound(2 * SECOND, 3);
            isWhole(begin(other), other);
        }
        isWhole(deaf, sound);
    }

    @Test
    @Tag("long")
    void one_who_brings_nothing_is_told_after_thirty_seconds_and_one_who_is_gone_is_left_after_sixty()
            throws Exception {
        byte[] sound = sound(SECOND, 4);
        RecordingClient mute = begin(sound);
        RecordingClient gone = begin(sound);
        try (RawRecorder silent = RawRecorder.open(product.baseUrl(), mute.path(), mute.ticket(), 65_536);
                RawRecorder away = RawRecorder.open(product.baseUrl(), gone.path(), gone.ticket(), 65_536)) {
            away.frame(0, new byte[SECOND / 2]);
            assertThat(silent.awaitClose(40)).isEqualTo(4400);
            assertThat(away.awaitClose(60)).as("no pong for 60 s").isIn(1001, -1);
        }
        isWhole(mute, sound);
    }

    @Test
    @Tag("long")
    void ten_thousand_idle_connections_hold_up_no_recording_and_leave_no_memory_behind() throws Exception {
        byte[] sound = sound(10 * SECOND, 5);
        RecordingClient client = begin(sound);
        long before = LiveHeap.of(product);
        List<Socket> idle = new ArrayList<>();
        try {
            for (int i = 0; i < 10_000; i++) {
                Socket socket = new Socket();
                socket.bind(new InetSocketAddress(InetAddress.getByName("127.0.1." + (1 + i % 50)), 0));
                socket.connect(new InetSocketAddress(
                        product.baseUrl().getHost(), product.baseUrl().getPort()));
                idle.add(socket);
            }
            try (RecordingSession session = client.connect()) {
                for (int i = 0; i < client.frames(); i++) {
                    long sent = System.nanoTime();
                    client.send(session, 1);
                    session.awaitAcknowledged(i);
                    assertThat((System.nanoTime() - sent) / 1_000_000)
                            .as("milliseconds to the acknowledgement")
                            .isLessThan(2_000);
                }
                assertThat(client.stop(session).get("sha256").asText()).isEqualTo(sha256(sound));
            }
        } finally {
            for (Socket socket : idle) {
                socket.close();
            }
        }
        Await.until("memory returns", Duration.ofMinutes(2), () -> LiveHeap.of(product) - before < MOST_LEFT_BEHIND);
    }

    @Test
    @Tag("long")
    @Timeout(180)
    void without_a_database_nothing_is_acknowledged_the_socket_says_so_and_all_of_it_is_kept() throws Exception {
        try (CutLine line = new CutLine(product.databasePort());
                RunningProduct second = RunningProduct.start(product.besides(line.port()))) {
            Clinic there = Clinic.of(second, clinic.email(), Clinic.PASSWORD);
            byte[] sound = sound(8 * SECOND, 6);
            RecordingClient client =
                    RecordingClient.begin(there, second::baseUrl, there.newVisitWithConsent(), sound, 500);
            RecordingSession session = client.connect();
            client.send(session, 4);
            session.awaitAcknowledged(3);
            line.cut();
            client.send(session, 4);
            JsonNode error = session.await("error");
            assertThat(error.get("code").asText()).isEqualTo("storage-unavailable");
            assertThat(error.get("retryable").asBoolean()).isTrue();
            assertThat(session.awaitClose()).isEqualTo(4503);
            long acknowledged = session.acknowledged();
            line.mend();
            while (there.get("/me").status() != 200) {
                Thread.sleep(200);
            }
            try (RecordingSession again = client.reconnect()) {
                assertThat(client.next()).isGreaterThan(acknowledged);
                client.send(again, client.frames());
                assertThat(client.stop(again).get("sha256").asText()).isEqualTo(sha256(sound));
            }
        }
    }

    private static RecordingClient begin(byte[] sound) {
        UUID visit = clinic.newVisitWithConsent();
        return RecordingClient.begin(clinic, product::baseUrl, visit, sound, 500);
    }

    private static void isWhole(RecordingClient client, byte[] sound) throws Exception {
        try (RecordingSession session = client.reconnect()) {
            client.send(session, client.frames());
            assertThat(client.stop(session).get("sha256").asText()).isEqualTo(sha256(sound));
            assertThat(session.awaitClose()).isEqualTo(1000);
        }
    }

    private static byte[] sound(int bytes, int seed) {
        byte[] sound = new byte[bytes];
        new Random(seed).nextBytes(sound);
        return sound;
    }

    private static String sha256(byte[] sound) throws Exception {
        return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(sound));
    }
}
