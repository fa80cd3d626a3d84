package org.florscribe.api.recording;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Map;
import java.util.UUID;
import org.florscribe.testing.Await;
import org.florscribe.testing.Clinic;
import org.florscribe.testing.RunningProduct;
import org.florscribe.testing.WavFile;
import org.florscribe.testing.sound.Ffmpeg;
import org.florscribe.testing.tone.ToneEncoder;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Bringing a recording, whole and in pieces, and what is refused of it. */
class UploadIT {

    private static final int SECONDS = 40;

    private static RunningProduct product;
    private static Clinic clinic;
    private static UploadDesk desk;

    @BeforeAll
    static void open() {
        product = RunningProduct.shared();
        clinic = Clinic.open(product);
        desk = new UploadDesk(product, clinic);
    }

    @Test
    void a_recording_comes_whole_in_one_request() throws SQLException {
        UUID visit = clinic.newVisitWithConsent();
        byte[] file = WavFile.of(SECONDS, 1);

        JsonNode taken = desk.bring(visit, file, "audio/wav").expect(202).json();

        assertThat(taken.get("state").asText()).isIn("STORED", "READY");
        assertThat(taken.get("mediaType").asText()).isEqualTo("audio/vnd.wave");
        assertThat(taken.get("storedBytes").asLong()).isEqualTo(file.length);
        assertThat(taken.get("notices")).isEmpty();
        JsonNode listed = desk.recordings(visit);
        assertThat(listed).hasSize(1);
        assertThat(listed.at("/0/recordingId")).isEqualTo(taken.get("recordingId"));
        assertThat(listed.at("/0/number").asInt()).isOne();
        assertThat(desk.rows(visit)).isOne();
    }

    @Test
    void operators_are_told_what_was_stored_and_nobody_is_named() throws Exception {
        desk.bring(clinic.newVisitWithConsent(), WavFile.of(3, 12), "audio/wav").expect(202);

        HttpRequest request = HttpRequest.newBuilder(product.baseUrl().resolve("/metrics"))
                .header("Authorization", "Bearer " + RunningProduct.OPERATOR_TOKEN)
                .build();
        String told = HttpClient.newHttpClient()
                .send(request, BodyHandlers.ofString())
                .body();

        assertThat(told)
                .containsPattern("florscribe_audio_bytes_total\\{direction=\"stored\"} [1-9]\\d{4}")
                .containsPattern("florscribe_audio_bytes_total\\{direction=\"read\"} [1-9]\\d{4}")
                .containsPattern("florscribe_audio_room_bytes [1-9]")
                .contains("florscribe_audio_failures_total{act=\"put\"} 0\n")
                .doesNotContain(clinic.practiceId().toString());
    }

    @Test
    void a_form_brings_it_as_well_whatever_it_says_of_its_length() {
        UUID visit = clinic.newVisitWithConsent();
        byte[] file = WavFile.of(3, 2);
        byte[] before = "--x\r\nContent-Disposition: form-data; name=\"file\"; filename=\"a.txt\"\r\n\r\n"
                .getBytes(StandardCharsets.UTF_8);
        byte[] form = Arrays.copyOf(before, before.length + file.length + 9);
        System.arraycopy(file, 0, form, before.length, file.length);
        System.arraycopy("\r\n--x--\r\n".getBytes(StandardCharsets.UTF_8), 0, form, form.length - 9, 9);

        JsonNode taken = clinic.send(
                        "POST",
                        "/encounters/" + visit + "/audio",
                        BodyPublishers.ofInputStream(() -> new java.io.ByteArrayInputStream(form)),
                        Map.of("Content-Type", "multipart/form-data; boundary=x"))
                .expect(202)
                .json();

        assertThat(taken.get("sizeBytes").asLong()).isEqualTo(file.length);
    }

    @Test
    void pieces_of_any_size_make_it_and_a_wrong_offset_is_told_the_right_one() {
        UUID visit = clinic.newVisitWithConsent();
        byte[] file = WavFile.of(SECONDS, 3);
        UUID upload = desk.announce(visit, file.length);

        assertThat(desk.put(upload, 0, Arrays.copyOf(file, 1)).expect(204).header("Upload-Offset"))
                .contains("1");
        Clinic.Answer wrong = desk.put(upload, 0, file).expect(409);
        assertThat(wrong.slug()).isEqualTo("wrong-offset");
        assertThat(wrong.json().get("expectedOffset").asLong()).isOne();
        assertThat(wrong.header("Upload-Offset")).contains("1");
        desk.put(upload, 1, new byte[0]).expect(204);
        JsonNode far = clinic.get("/uploads/" + upload).expect(200).json();
        assertThat(far.get("offset").asLong()).isOne();
        assertThat(far.get("complete").asBoolean()).isFalse();
        assertThat(far.at("/head/sha256").asText()).isEqualTo(sha256(Arrays.copyOf(file, 1)));

        Clinic.Answer last = desk.putRest(upload, 1, file);

        assertThat(last.header("Recording-Id")).contains(upload.toString());
        assertThat(clinic.get("/uploads/" + upload)
                        .expect(200)
                        .json()
                        .get("complete")
                        .asBoolean())
                .isTrue();
        desk.put(upload, file.length, new byte[0]).expect(204);
        assertThat(clinic.delete("/uploads/" + upload).expect(409).slug()).isEqualTo("upload-complete");
    }

    @Test
    void what_came_before_the_line_was_cut_stays() throws Exception {
        UUID visit = clinic.newVisitWithConsent();
        byte[] file = WavFile.of(SECONDS, 4);
        UUID upload = desk.announce(visit, file.length);
        int sent = 777_777;
        try (Socket line = new Socket(InetAddress.getLoopbackAddress(), product.port())) {
            OutputStream out = line.getOutputStream();
            out.write(("PUT /api/v1/uploads/" + upload + "?offset=0 HTTP/1.1\r\nHost: 127.0.0.1:" + product.port()
                            + "\r\nAuthorization: " + clinic.authorization() + "\r\nContent-Length: " + file.length
                            + "\r\n\r\n")
                    .getBytes(StandardCharsets.US_ASCII));
            out.write(file, 0, sent);
            out.flush();
        }
        Await.until(
                "what came is durable",
                Duration.ofSeconds(20),
                () -> clinic.get("/uploads/" + upload)
                                .expect(200)
                                .json()
                                .get("offset")
                                .asLong()
                        == sent);

        desk.putRest(upload, sent, file);

        assertThat(desk.recordings(visit).at("/0/storedBytes").asLong()).isEqualTo(file.length);
    }

    @Test
    void the_same_file_on_the_same_visit_changes_nothing_and_on_another_it_is_a_notice() throws SQLException {
        UUID visit = clinic.newVisitWithConsent();
        UUID other = clinic.newVisitWithConsent();
        byte[] file = WavFile.of(5, 5);
        String first = desk.bring(visit, file, "audio/wav")
                .expect(202)
                .json()
                .get("recordingId")
                .asText();

        UUID upload = desk.announce(visit, file.length);
        Clinic.Answer again = desk.putRest(upload, 0, file);

        assertThat(again.header("Recording-Id")).contains(first);
        assertThat(again.header("Recording-Notices")).contains("ALREADY_HERE");
        assertThat(desk.rows(visit)).isOne();
        assertThat(desk.segments(upload)).isZero();
        clinic.get("/uploads/" + upload).expect(404);
        JsonNode elsewhere = desk.bring(other, file, "audio/wav").expect(202).json();
        assertThat(elsewhere.at("/notices/0/code").asText()).isEqualTo("ELSEWHERE");
        assertThat(desk.recordings(other).at("/0/notices/0/code").asText()).isEqualTo("ELSEWHERE");
    }

    @Test
    void without_consent_not_one_byte_is_stored() throws Exception {
        Clinic alone = Clinic.open(product);
        UploadDesk its = new UploadDesk(product, alone);
        UUID visit = alone.newVisit();

        assertThat(its.bring(visit, WavFile.of(3, 6), "audio/wav").expect(409).slug())
                .isEqualTo("consent-required");
        assertThat(alone.post("/encounters/" + visit + "/uploads", "{\"sizeBytes\":10}")
                        .expect(409)
                        .slug())
                .isEqualTo("consent-required");
        assertThat(its.rows(visit)).isZero();
        assertThat(its.files()).isZero();

        alone.consent(visit, true);
        UUID upload = its.announce(visit, 10);
        its.put(upload, 0, new byte[5]).expect(204);
        assertThat(its.files()).isOne();
        alone.consent(visit, false);
        assertThat(its.put(upload, 5, new byte[5]).expect(409).slug()).isEqualTo("consent-required");
        assertThat(its.rows(visit)).isZero();
        its.awaitFiles(0);
    }

    @Test
    void a_cancelled_upload_leaves_nothing() throws Exception {
        Clinic alone = Clinic.open(product);
        UploadDesk its = new UploadDesk(product, alone);
        UUID visit = alone.newVisitWithConsent();
        UUID upload = its.announce(visit, 3_000_000);
        its.put(upload, 0, new byte[2_000_000]).expect(204);
        assertThat(its.segments(upload)).isEqualTo(2);

        alone.delete("/uploads/" + upload).expect(204);

        assertThat(its.rows(visit)).isZero();
        assertThat(its.segments(upload)).isZero();
        its.awaitFiles(0);
        alone.get("/uploads/" + upload).expect(404);
    }

    @Test
    void what_no_words_can_come_of_is_refused_in_words_and_leaves_nothing() throws Exception {
        Clinic alone = Clinic.open(product);
        UploadDesk its = new UploadDesk(product, alone);
        UUID visit = alone.newVisitWithConsent();
        byte[] html = "<!DOCTYPE html><html><body><script>1</script></body></html>".getBytes(StandardCharsets.UTF_8);
        Clinic.Answer letter = its.bring(visit, html, "audio/wav").expect(415);
        assertThat(letter.json().get("detail").asText()).isNotBlank();
        its.bring(visit, new byte[0], "audio/wav").expect(400, 422);
        its.bring(visit, new byte[100_000], "audio/wav").expect(415, 422);
        UUID upload = its.announce(visit, html.length);
        its.put(upload, 0, html).expect(415);
        UUID claimed = UUID.fromString(alone.post(
                        "/encounters/" + visit + "/uploads",
                        "{\"sizeBytes\":96044,\"sha256\":\"" + "0".repeat(64) + "\"}")
                .expect(201)
                .json()
                .get("uploadId")
                .asText());
        Clinic.Answer differs = its.put(claimed, 0, WavFile.of(3, 7)).expect(422);
        assertThat(differs.json().get("detail").asText()).contains("SHA-256");

        assertThat(its.rows(visit)).isZero();
        its.awaitFiles(0);
    }

    @Test
    void sizes_that_cannot_be_are_refused_before_anything_is_kept() throws SQLException {
        UUID visit = clinic.newVisitWithConsent();
        String path = "/encounters/" + visit + "/uploads";

        Clinic.Answer large =
                clinic.post(path, "{\"sizeBytes\":" + ((1L << 30) + 1) + "}").expect(413);
        assertThat(large.json().get("detail").asText()).contains("1 GB");
        clinic.post(path, "{\"sizeBytes\":0}").expect(400);
        clinic.post(path, "{\"sizeBytes\":-1}").expect(400);
        clinic.post(path, "{}").expect(400);
        clinic.post(path, "{\"sizeBytes\":10,\"sha256\":\"abc\"}").expect(400);
        clinic.post(path, "{\"sizeBytes\":" + (1L << 30) + "}").expect(201);
        UUID upload = desk.announce(visit, 30_000_000);
        desk.put(upload, 0, new byte[25_000_001]).expect(413);
        UUID small = desk.announce(visit, 10);
        desk.put(small, 0, new byte[11]).expect(400);
        clinic.send("PUT", "/uploads/" + small, BodyPublishers.noBody(), Map.of())
                .expect(400);
        assertThat(desk.segments(upload) + desk.segments(small)).isZero();
    }

    @Test
    void what_lasts_longer_than_four_hours_is_refused_in_words_by_its_first_piece_and_leaves_nothing()
            throws Exception {
        Clinic alone = Clinic.open(product);
        UploadDesk its = new UploadDesk(product, alone);
        UUID visit = alone.newVisitWithConsent();
        long bytes = 44 + (4 * 3_600L + 10) * 32_000;
        UUID upload = its.announce(visit, bytes);
        byte[] first = Arrays.copyOf(ToneEncoder.wavHeader(bytes - 44, 16_000, 1), 300_000);

        Clinic.Answer refused = its.put(upload, 0, first).expect(413);

        assertThat(refused.slug()).isEqualTo("recording-too-large");
        assertThat(refused.json().get("detail").asText()).contains("4 hours", "4 h 0 min");
        byte[] whole = Ffmpeg.from(WavFile.of(3, 10), "flac");
        whole[21] |= 0xF; // says that it has some 68 billion samples
        assertThat(its.bring(visit, whole, "audio/flac").expect(413).slug()).isEqualTo("recording-too-large");
        assertThat(its.rows(visit)).isZero();
        its.awaitFiles(0);
    }

    @Test
    void another_practice_and_who_may_not_write_see_nothing_of_it() {
        UUID visit = clinic.newVisitWithConsent();
        UUID upload = desk.announce(visit, 10);
        Clinic stranger = Clinic.open(product);
        for (Clinic one : new Clinic[] {stranger, clinic.colleague("Auditor", "AUDITOR")}) {
            UploadDesk its = new UploadDesk(product, one);
            its.put(upload, 0, new byte[5]).expect(404);
            one.get("/uploads/" + upload).expect(404);
            one.delete("/uploads/" + upload).expect(404);
        }
        assertThat(clinic.get("/uploads/" + upload)
                        .expect(200)
                        .json()
                        .get("offset")
                        .asLong())
                .isZero();
    }

    @Test
    void a_request_sent_twice_is_taken_once_and_a_key_used_again_hides_no_other_recording() throws SQLException {
        UUID visit = clinic.newVisitWithConsent();
        Map<String, String> key = Map.of("Idempotency-Key", UUID.randomUUID().toString(), "Content-Type", "audio/wav");
        byte[] file = WavFile.of(3, 8);
        String path = "/encounters/" + visit + "/audio";

        clinic.send("POST", path, BodyPublishers.ofByteArray(file), key).expect(202);
        clinic.send("POST", path, BodyPublishers.ofByteArray(file), key).expect(202);
        assertThat(desk.rows(visit)).isOne();

        byte[] other = file.clone();
        other[file.length - 1] ^= 1; // of the same length
        clinic.send("POST", path, BodyPublishers.ofByteArray(other), key).expect(202);
        assertThat(desk.rows(visit)).isEqualTo(2);
    }

    private static String sha256(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
