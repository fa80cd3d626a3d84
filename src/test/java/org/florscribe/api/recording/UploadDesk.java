package org.florscribe.api.recording;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Arrays;
import java.util.Map;
import java.util.UUID;
import org.florscribe.testing.Await;
import org.florscribe.testing.Clinic;
import org.florscribe.testing.RunningProduct;
import org.florscribe.testing.Tables;

/** Brings recordings over the API, and counts what is left of them. */
final class UploadDesk {

    private static final int PIECE = 400_000;

    private final RunningProduct product;
    private final Tables tables;
    final Clinic clinic;

    UploadDesk(RunningProduct product, Clinic clinic) {
        this.product = product;
        this.clinic = clinic;
        this.tables = new Tables(product);
    }

    UUID announce(UUID visit, long bytes) {
        JsonNode announced = clinic.post("/encounters/" + visit + "/uploads", "{\"sizeBytes\":" + bytes + "}")
                .expect(201)
                .json();
        return UUID.fromString(announced.get("uploadId").asText());
    }

    Clinic.Answer put(UUID upload, long offset, byte[] piece) {
        return clinic.send(
                "PUT", "/uploads/" + upload + "?offset=" + offset, BodyPublishers.ofByteArray(piece), Map.of());
    }

    /** From here to the end, in pieces; the last answer. */
    Clinic.Answer putRest(UUID upload, int offset, byte[] file) {
        int at = offset;
        for (; at + PIECE < file.length; at += PIECE) {
            put(upload, at, Arrays.copyOfRange(file, at, at + PIECE)).expect(204);
        }
        return put(upload, at, Arrays.copyOfRange(file, at, file.length)).expect(204);
    }

    Clinic.Answer bring(UUID visit, byte[] file, String mediaType) {
        return clinic.send(
                "POST",
                "/encounters/" + visit + "/audio",
                BodyPublishers.ofByteArray(file),
                Map.of("Content-Type", mediaType));
    }

    JsonNode recordings(UUID visit) {
        return clinic.get("/encounters/" + visit + "/recordings")
                .expect(200)
                .json()
                .get("items");
    }

    int rows(UUID visit) throws SQLException {
        return tables.count(clinic.practiceId(), "recording", "encounter_id", visit);
    }

    int segments(UUID upload) throws SQLException {
        return tables.count(clinic.practiceId(), "audio_segment", "recording_id", upload);
    }

    /** Files in the store of this practice; what was given up goes a moment after its rows. */
    void awaitFiles(long wanted) throws Exception {
        Await.until("files of the practice", Duration.ofSeconds(10), () -> files() == wanted);
    }

    long files() {
        Path folder =
                product.dataDir().resolve("audio").resolve(clinic.practiceId().toString());
        if (!Files.exists(folder)) {
            return 0;
        }
        try (var walk = Files.walk(folder)) {
            return walk.filter(Files::isRegularFile).count();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
