package org.florscribe.api.recording;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.InputStream;
import java.net.http.HttpRequest.BodyPublishers;
import java.security.MessageDigest;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import org.florscribe.testing.Clinic;
import org.florscribe.testing.LiveHeap;
import org.florscribe.testing.RunningProduct;
import org.florscribe.testing.speech.OpenAiSpeechServer;
import org.florscribe.testing.speech.SpeechDialect;
import org.florscribe.testing.tone.Heard;
import org.florscribe.testing.tone.LongTalk;
import org.florscribe.testing.tone.ToneEncoder;
import org.florscribe.testing.tone.ToneLine;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Hours of sound through a server whose heap is smaller than the file, looked at all the while. */
@Tag("long")
class LongRecordingIT {

    private static final int HEADER = 44;
    private static final long MB = 1 << 20;
    private static final long HOUR_MS = 3_600_000;
    private static final int PER_MINUTE = 160;
    private static final Duration PATIENCE = Duration.ofMinutes(15);

    /** More than the server held before anything came; a piece of a visit's work is in it too. */
    private static final long MOST_MORE = 32 * MB;

    private static RunningProduct product;
    private static long atRest;

    @BeforeAll
    static void start() {
        product = RunningProduct.start(Map.of("OUTBOUND_ALLOW", "127.0.0.0/8:*", "HEAP_MAX", "320m"));
        new SpeechDesk(product).clinic.newVisitWithConsent();
        atRest = LiveHeap.of(product);
    }

    @AfterAll
    static void stop() {
        product.close();
    }

    @Test
    void three_hours_become_their_words_one_by_one_in_the_memory_of_one_minute() throws Exception {
        ToneEncoder voice = ToneEncoder.standard().wordsPerMinute(PER_MINUTE);
        List<ToneLine> talk = LongTalk.lasting(3 * HOUR_MS, PER_MINUTE, 5);
        Heard truth = voice.truth(talk);
        assertThat(truth.durationMs()).isGreaterThan(3 * HOUR_MS);
        try (OpenAiSpeechServer vendor = OpenAiSpeechServer.start(SpeechDialect.OPENAI)) {
            SpeechDesk desk = new SpeechDesk(product);
            UploadDesk uploads = new UploadDesk(product, desk.clinic);
            UUID visit = desk.clinic.newVisitWithConsent();
            PieceByPiece sent;
            try (LiveHeap heap = watched("upload")) {
                sent = send(uploads, visit, HEADER + truth.durationMs() * 32, out -> voice.wav(talk, out));
                told("upload", heap);
            }
            try (LiveHeap heap = watched("preparation")) {
                desk.awaitAttention(visit, "NO_ENGINE");
                told("preparation", heap);
            }
            try (LiveHeap heap = watched("transcription")) {
                desk.engine("openai", "Vendor", vendor.baseUrl(), "whisper-1", true);
                desk.clinic.await(
                        visit,
                        it -> desk.clinic
                                        .get("/encounters/" + visit + "/transcript")
                                        .status()
                                == 200,
                        PATIENCE);
                told("transcription", heap);
            }
            JsonNode transcript = desk.transcript(visit);
            List<String> heard = words(SpeechDesk.text(transcript));
            List<String> said = words(truth.text());
            assertThat(heard).hasSameSizeAs(said);
            IntStream.range(0, said.size())
                    .forEach(i -> assertThat(heard.get(i)).as("word %d", i).isEqualTo(said.get(i)));
            assertThat(vendor.received().size()).as("pieces").isGreaterThan(12);
            assertThat(vendor.refusals()).isEmpty();
            assertThat(vendor.billedTwice()).isEmpty();
            try (LiveHeap heap = watched("draft")) {
                desk.clinic.await(visit, it -> it.get("stage").asText().equals("IN_REVIEW"), PATIENCE);
                told("draft", heap);
            }
            playsBack(desk.clinic, visit, sent);
        }
    }

    @Test
    void four_hours_play_from_anywhere_in_the_memory_of_one_second() throws Exception {
        long bytes = HEADER + 4 * HOUR_MS * 32;
        SpeechDesk desk = new SpeechDesk(product);
        UUID visit = desk.clinic.newVisitWithConsent();
        PieceByPiece sent = send(new UploadDesk(product, desk.clinic), visit, bytes, out -> {
            out.write(ToneEncoder.wavHeader(bytes - HEADER, 16_000, 1));
            byte[] second = new byte[32_000];
            for (long at = HEADER; at < bytes; at += second.length) {
                for (int i = 0; i < second.length; i += 2) {
                    second[i] = (byte) (at / 32_000 * 7 + i * 31 % 251);
                    second[i + 1] = (byte) (i / 80 % 8);
                }
                out.write(second);
            }
        });
        desk.clinic.await(visit, it -> !it.path("attention").isNull(), PATIENCE);
        playsBack(desk.clinic, visit, sent);
    }

    private interface Sound {
        void write(PieceByPiece out) throws IOException;
    }

    private static PieceByPiece send(UploadDesk desk, UUID visit, long bytes, Sound sound) throws IOException {
        UUID upload = desk.announce(visit, bytes);
        PieceByPiece out = new PieceByPiece(
                (offset, piece) -> desk.put(upload, offset, piece).expect(204).header("Recording-Id"));
        try (out) {
            sound.write(out);
        }
        assertThat(out.sent()).isEqualTo(bytes);
        assertThat(out.recordingId()).isEqualTo(upload.toString());
        return out;
    }

    /** All of it and stretches of it are what was sent. */
    private static void playsBack(Clinic clinic, UUID visit, PieceByPiece sent) throws Exception {
        String path = "/encounters/" + visit + "/audio";
        try (LiveHeap heap = watched("playback")) {
            sent.samples().forEach((at, wanted) -> {
                Clinic.Answer answer = clinic.send(
                                "GET",
                                path,
                                BodyPublishers.noBody(),
                                Map.of("Range", "bytes=" + at + "-" + (at + wanted.length - 1)))
                        .expect(206);
                assertThat(answer.bytes()).isEqualTo(wanted);
            });
            MessageDigest sha256 = MessageDigest.getInstance("SHA-256");
            byte[] buffer = new byte[1 << 16];
            try (InputStream all = clinic.stream(path)) {
                for (int n; (n = all.read(buffer)) >= 0; ) {
                    sha256.update(buffer, 0, n);
                }
            }
            assertThat(HexFormat.of().formatHex(sha256.digest())).isEqualTo(sent.sha256());
            told("playback", heap);
        }
    }

    private static LiveHeap watched(String what) {
        assertThat(product.isAlive()).as(what).isTrue();
        return LiveHeap.watch(product);
    }

    private static void told(String what, LiveHeap heap) {
        System.out.printf(
                "heap held during %s: at most %d MB, %d MB at rest, %d looks%n",
                what, heap.most() / MB, atRest / MB, heap.looks());
        assertThat(heap.most()).as(what).isLessThan(atRest + MOST_MORE);
    }

    private static List<String> words(String text) {
        return List.of(text.split(" "));
    }
}
