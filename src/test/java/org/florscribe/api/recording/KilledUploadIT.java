package org.florscribe.api.recording;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import org.florscribe.testing.Clinic;
import org.florscribe.testing.RunningProduct;
import org.florscribe.testing.WavFile;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** kill -9 of the server while pieces of an upload arrive: what it said was stored is, and the rest can be sent. */
@Tag("long")
class KilledUploadIT {

    private static final int SECONDS = 1_200;
    private static final int KILLS = 4;

    @Test
    void an_upload_survives_kills_at_any_moment() throws Exception {
        byte[] file = WavFile.of(SECONDS, 9);
        String hash =
                HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(file));
        try (RunningProduct product = RunningProduct.start(Map.of())) {
            Clinic clinic = Clinic.open(product);
            UploadDesk desk = new UploadDesk(product, clinic);
            UUID visit = clinic.newVisitWithConsent();
            UUID upload = UUID.fromString(clinic.post(
                            "/encounters/" + visit + "/uploads",
                            "{\"sizeBytes\":" + file.length + ",\"sha256\":\"" + hash + "\"}")
                    .expect(201)
                    .json()
                    .get("uploadId")
                    .asText());
            long before = 0;
            for (int kill = 1; kill <= KILLS; kill++) {
                int from = Math.toIntExact(before);
                int share = file.length / (KILLS + 1);
                CompletableFuture<Void> sending =
                        CompletableFuture.runAsync(() -> sendUntilCut(product, clinic, upload, file, from, share));
                Thread.sleep(40L + kill * 130L);
                product.killServer();
                sending.join();
                product.startAgain();

                long after = clinic.get("/uploads/" + upload)
                        .expect(200)
                        .json()
                        .get("offset")
                        .asLong();
                assertThat(after).isBetween(before, before + share);
                before = after;
            }
            // the hash that was announced is that of the whole: every byte is as it was sent
            Clinic.Answer last = desk.putRest(upload, Math.toIntExact(before), file);

            assertThat(last.header("Recording-Id")).contains(upload.toString());
            JsonNode recordings = desk.recordings(visit);
            assertThat(recordings).hasSize(1);
            assertThat(recordings.at("/0/storedBytes").asLong()).isEqualTo(file.length);
        }
    }

    private static void sendUntilCut(
            RunningProduct product, Clinic clinic, UUID upload, byte[] file, int from, int length) {
        try (Socket line = new Socket(InetAddress.getLoopbackAddress(), product.port())) {
            OutputStream out = line.getOutputStream();
            out.write(("PUT /api/v1/uploads/" + upload + "?offset=" + from + " HTTP/1.1\r\nHost: 127.0.0.1:"
                            + product.port() + "\r\nAuthorization: " + clinic.authorization() + "\r\nContent-Length: "
                            + length + "\r\n\r\n")
                    .getBytes(StandardCharsets.US_ASCII));
            for (int at = 0; at < length; at += 50_000) {
                out.write(Arrays.copyOfRange(file, from + at, from + Math.min(length, at + 50_000)));
                Thread.sleep(5);
            }
            line.getInputStream().read();
        } catch (IOException e) {
            return; // cut, as wanted
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
