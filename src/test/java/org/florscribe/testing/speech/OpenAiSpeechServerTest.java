package org.florscribe.testing.speech;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.florscribe.platform.outbound.MultipartBody;
import org.florscribe.platform.outbound.OutboundBody;
import org.florscribe.testing.tone.ToneEncoder;
import org.florscribe.testing.tone.ToneLine;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The stand-in refuses what the vendor refuses: else a test against it would prove nothing. */
class OpenAiSpeechServerTest {

    private static final byte[] WAV =
            ToneEncoder.standard().wav(List.of(ToneLine.of("patient", "It hurts."), ToneLine.of("doctor", "Where?")));

    private final OpenAiSpeechServer server =
            OpenAiSpeechServer.start(SpeechDialect.OPENAI).withKey("k-1");
    private final HttpClient client = HttpClient.newHttpClient();

    @AfterEach
    void stop() {
        server.close();
    }

    @ParameterizedTest
    @CsvSource({
        "model=whisper-1&response_format=verbose_json&timestamp_granularities[]=word, 200",
        "model=gpt-4o-transcribe&response_format=json, 200",
        "model=gpt-4o-transcribe&include[]=logprobs, 200",
        "model=gpt-4o-transcribe-diarize&response_format=diarized_json&chunking_strategy=auto, 200",
        "response_format=json, 400",
        "model=whisper-1&voice=alloy, 400",
        "model=gpt-4o-transcribe&response_format=verbose_json, 400",
        "model=gpt-4o-transcribe&response_format=diarized_json, 400",
        "model=whisper-1&response_format=json&timestamp_granularities[]=word, 400",
        "model=whisper-1&response_format=verbose_json&timestamp_granularities=word, 400",
        "model=whisper-1&response_format=verbose_json&timestamp_granularities[]=letter, 400",
        "model=whisper-1&include[]=logprobs, 400",
        "model=gpt-4o-transcribe-diarize&prompt=knee, 400",
        "model=gpt-4o-transcribe-diarize&include[]=logprobs, 400",
        "model=whisper-1&temperature=1.5, 400",
        "model=whisper-1&language=en-US, 400",
        "model=whisper-1&language=english, 400",
        "model=whisper-1&language=auto, 400"
    })
    void fields_are_held_to_the_protocol(String fields, int status) throws Exception {
        assertThat(send(form(fields).file("file", "audio.wav", wav(WAV)), "Bearer k-1"))
                .isEqualTo(status);
        assertThat(server.billed()).hasSize(status == 200 ? 1 : 0);
    }

    @Test
    void keys_are_required() throws Exception {
        for (String authorization : Arrays.asList("k-1", "Bearer k-2", "Basic azox", "")) {
            assertThat(send(form("model=whisper-1").file("file", "audio.wav", wav(WAV)), authorization))
                    .isEqualTo(401);
        }
    }

    @Test
    void files_are_held_to_the_protocol() throws Exception {
        byte[] noise = SpeechLine.bytes("<html>no sound at all, but long enough to be some</html>");
        byte[] cut = Arrays.copyOf(WAV, WAV.length - 2000);
        byte[] tiny = ToneEncoder.wavHeader(1000, 16_000, 1);
        byte[] short30 = Arrays.copyOf(tiny, tiny.length + 1000);
        Map<String, byte[]> refused =
                Map.of("audio", WAV, "audio.txt", WAV, "audio.mp3", WAV, "anna-miller.wav", WAV, "audio.ogg", noise);
        for (Map.Entry<String, byte[]> file : refused.entrySet()) {
            assertThat(send(form("model=whisper-1").file("file", file.getKey(), wav(file.getValue())), "Bearer k-1"))
                    .as(file.getKey())
                    .isEqualTo(400);
        }
        for (byte[] content : List.of(noise, cut, short30, new byte[0])) {
            assertThat(send(form("model=whisper-1").file("file", "audio.wav", wav(content)), "Bearer k-1"))
                    .isEqualTo(400);
        }
        assertThat(send(form("model=whisper-1"), "Bearer k-1")).isEqualTo(400);
        byte[] large = Arrays.copyOf(WAV, 26 << 20);
        assertThat(send(form("model=whisper-1").file("file", "audio.wav", wav(large)), "Bearer k-1"))
                .isEqualTo(413);
        assertThat(server.received()).isEmpty();
    }

    @Test
    void long_sound_needs_its_own_terms() throws Exception {
        byte[] pcm = new byte[32_000 * 31];
        byte[] half = joined(ToneEncoder.wavHeader(pcm.length, 16_000, 1), pcm);
        assertThat(send(form("model=gpt-4o-transcribe-diarize").file("file", "audio.wav", wav(half)), "Bearer k-1"))
                .isEqualTo(400);
        byte[] slow = new byte[2 * 8_000 * 1_401];
        byte[] hours = joined(ToneEncoder.wavHeader(slow.length, 8_000, 1), slow);
        assertThat(send(form("model=gpt-4o-transcribe").file("file", "audio.wav", wav(hours)), "Bearer k-1"))
                .isEqualTo(400);
        assertThat(send(form("model=whisper-1").file("file", "audio.wav", wav(hours)), "Bearer k-1"))
                .isEqualTo(200);
    }

    @ParameterizedTest
    @CsvSource({"mp3, libmp3lame", "flac, flac", "ogg, libopus", "webm, libopus", "m4a, aac", "mp4, aac"})
    void words_are_heard_in_every_container(String extension, String codec, @TempDir Path folder) throws Exception {
        Path wav = Files.write(folder.resolve("in.wav"), WAV);
        Path made = folder.resolve("audio." + extension);
        Process ffmpeg = new ProcessBuilder(
                        "ffmpeg", "-v", "error", "-i", wav.toString(), "-c:a", codec, "-b:a", "64k", made.toString())
                .inheritIO()
                .start();
        assertThat(ffmpeg.waitFor()).isZero();

        byte[] content = Files.readAllBytes(made);
        assertThat(send(form("model=whisper-1").file("file", "audio." + extension, wav(content)), "Bearer k-1"))
                .isEqualTo(200);

        assertThat(server.billed().get(0).sound().heard().text()).isEqualTo("It hurts. Where?");
    }

    @Test
    void what_is_sent_twice_is_billed_twice_and_counted() throws Exception {
        for (int i = 0; i < 2; i++) {
            send(form("model=whisper-1").file("file", "audio.wav", wav(WAV)), "Bearer k-1");
        }
        assertThat(server.billedTwice()).hasSize(1);
        assertThat(server.billedMs()).isEqualTo(2L * (WAV.length - 44) / 32);
    }

    private int send(MultipartBody form, String authorization) throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(URI.create(server.baseUrl() + "/audio/transcriptions"))
                .header("Content-Type", form.contentType())
                .header("Authorization", authorization)
                .POST(HttpRequest.BodyPublishers.ofInputStream(() -> form.open()))
                .build();
        HttpResponse<String> answer = client.send(request, HttpResponse.BodyHandlers.ofString());
        assertThat(answer.headers().firstValue("x-request-id")).isPresent();
        return answer.statusCode();
    }

    private static MultipartBody form(String fields) {
        MultipartBody form = new MultipartBody();
        List<String> pairs = new ArrayList<>(List.of(fields.split("&", -1)));
        pairs.forEach(pair -> form.field(pair.substring(0, pair.indexOf('=')), pair.substring(pair.indexOf('=') + 1)));
        return form;
    }

    private static OutboundBody wav(byte[] content) {
        return OutboundBody.of("audio/wav", content);
    }

    private static byte[] joined(byte[] first, byte[] second) {
        byte[] all = Arrays.copyOf(first, first.length + second.length);
        System.arraycopy(second, 0, all, first.length, second.length);
        return all;
    }
}
