package org.florscribe.api.recording;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.Map;
import java.util.UUID;
import org.florscribe.testing.Clinic;
import org.florscribe.testing.ObjectStorage;
import org.florscribe.testing.RunningProduct;
import org.florscribe.testing.WavFile;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * Two nodes with one database and one object storage, and no folder in common: an upload goes on at whichever is there, also when
 * one is killed in the middle of a piece, and is played by either.
 */
@Tag("long")
class SharedStorageIT {

    private static final int SECONDS = 900;
    private static final int PIECE = 2_000_000;

    private final byte[] file = WavFile.of(SECONDS, 11);

    @Test
    void an_upload_outlives_the_node_it_was_begun_on_and_is_played_by_the_other() throws Exception {
        String hash =
                HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(file));
        try (ObjectStorage storage = ObjectStorage.start();
                RunningProduct first = RunningProduct.start(storage.settings());
                RunningProduct second = RunningProduct.start(second(first, storage))) {
            Clinic here = Clinic.open(first);
            Clinic there = Clinic.of(second, here.email(), Clinic.PASSWORD);
            UUID visit = here.newVisitWithConsent();
            UUID upload = UUID.fromString(here.post(
                            "/encounters/" + visit + "/uploads",
                            "{\"sizeBytes\":" + file.length + ",\"sha256\":\"" + hash + "\"}")
                    .expect(201)
                    .json()
                    .get("uploadId")
                    .asText());
            long offset = inTurns(upload, new UploadDesk(second, there), new UploadDesk(first, here));
            killedInTheMiddle(second, there, upload, offset);

            long known = here.get("/uploads/" + upload)
                    .expect(200)
                    .json()
                    .get("offset")
                    .asLong();
            assertThat(known).as("what was answered for stays").isGreaterThanOrEqualTo(offset);
            UploadDesk desk = new UploadDesk(first, here);
            Clinic.Answer last = desk.putRest(upload, (int) known, file); // its hash was announced

            assertThat(last.header("Recording-Id")).contains(upload.toString());
            here.await(visit, it -> !it.path("attention").isNull()); // it is prepared, and nobody writes it down
            plays(here, visit);
            second.startAgain();
            plays(Clinic.of(second, here.email(), Clinic.PASSWORD), visit);
            for (RunningProduct node : new RunningProduct[] {first, second}) {
                assertThat(Files.exists(node.dataDir().resolve("audio"))).isFalse();
            }
        }
    }

    private static Map<String, String> second(RunningProduct first, ObjectStorage storage) {
        Map<String, String> settings = new HashMap<>(first.besides());
        settings.putAll(storage.settings());
        return settings;
    }

    /** Half of the file, a piece here and a piece there; how far it is then. */
    private long inTurns(UUID upload, UploadDesk one, UploadDesk other) {
        int at = 0;
        for (int turn = 0; at < file.length / 2; turn++) {
            UploadDesk desk = turn % 2 == 0 ? one : other;
            desk.put(upload, at, Arrays.copyOfRange(file, at, at + PIECE)).expect(204);
            at += PIECE;
        }
        return at;
    }

    private void killedInTheMiddle(RunningProduct node, Clinic clinic, UUID upload, long offset) throws Exception {
        try (Socket line = new Socket(InetAddress.getLoopbackAddress(), node.port())) {
            OutputStream out = line.getOutputStream();
            int length = 12_000_000;
            out.write(("PUT /api/v1/uploads/" + upload + "?offset=" + offset + " HTTP/1.1\r\nHost: 127.0.0.1:"
                            + node.port() + "\r\nAuthorization: " + clinic.authorization() + "\r\nContent-Length: "
                            + length + "\r\n\r\n")
                    .getBytes(StandardCharsets.US_ASCII));
            out.write(file, (int) offset, length - 1_000_000);
            out.flush();
            Thread.sleep(150);
            node.killServer();
        } catch (IOException cut) {
            assertThat(node.isAlive()).as("cut because it was killed").isFalse();
        }
    }

    /** The sound is what was sent, as a whole and from the middle. */
    private void plays(Clinic clinic, UUID visit) throws Exception {
        String path = "/encounters/" + visit + "/audio";
        byte[] all;
        try (var in = clinic.stream(path)) {
            all = in.readAllBytes();
        }
        assertThat(Arrays.equals(all, file)).isTrue();
        int from = file.length / 2;
        Clinic.Answer stretch = clinic.send(
                        "GET", path, BodyPublishers.noBody(), Map.of("Range", "bytes=" + from + "-" + (from + 99_999)))
                .expect(206);
        assertThat(stretch.bytes()).isEqualTo(Arrays.copyOfRange(file, from, from + 100_000));
    }
}
