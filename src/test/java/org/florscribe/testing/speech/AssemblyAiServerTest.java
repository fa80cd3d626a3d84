package org.florscribe.testing.speech;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.florscribe.testing.SetClock;
import org.florscribe.testing.tone.ToneEncoder;
import org.florscribe.testing.tone.ToneLine;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The stand-in refuses what the vendor refuses: else a test against it would prove nothing. */
class AssemblyAiServerTest {

    private static final byte[] WAV =
            ToneEncoder.standard().wav(List.of(ToneLine.of("patient", "It hurts."), ToneLine.of("doctor", "Where?")));

    private final SetClock clock = new SetClock();
    private final AssemblyAiServer server = AssemblyAiServer.start(clock);
    private final HttpClient client = HttpClient.newHttpClient();

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void only_the_bare_key_opens_it() throws Exception {
        for (String authorization : List.of("Bearer k-1", "k-2", "")) {
            assertThat(send("POST", "/v2/upload", WAV, Map.of("Authorization", authorization))
                            .statusCode())
                    .isEqualTo(401);
        }
        assertThat(server.uploads()).isZero();
    }

    @Test
    void an_upload_is_the_bytes_of_a_file_with_sound() throws Exception {
        assertThat(send("POST", "/v2/upload", new byte[0], Map.of()).statusCode())
                .isEqualTo(422);
        assertThat(send("POST", "/v2/upload", SpeechLine.bytes("<html></html>"), Map.of())
                        .statusCode())
                .isEqualTo(422);
        assertThat(send("POST", "/v2/upload", WAV, Map.of("Content-Type", "multipart/form-data; boundary=x"))
                        .statusCode())
                .isEqualTo(422);
        assertThat(send("POST", "/v2/upload", WAV, Map.of()).statusCode()).isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "{'speech_models':[]}",
                "{'speech_models':'universal-2'}",
                "{'speech_models':['whisper-1']}",
                "{'speech_models':['universal-2'],'speaker_names':true}",
                "{'speech_models':['universal-3-pro'],'prompt':'knee','keyterms_prompt':['knee pain']}",
                "{'speech_models':['universal-3-pro'],'keyterms_prompt':['one two three four five six seven']}",
                "{'speech_models':['universal-3-pro'],'language_code':'en','language_detection':true}",
                "{'speech_models':['universal-3-pro'],'speaker_options':{'min_speakers_expected':4,'max_speakers_expected':2}}",
                "{'speech_models':['universal-3-pro'],'speaker_options':{},'speakers_expected':2}"
            })
    void requests_are_held_to_the_protocol(String request) throws Exception {
        ObjectNode body = (ObjectNode) SpeechLine.JSON.readTree(request.replace('\'', '"'));
        body.put("audio_url", upload());
        assertThat(ask(body).statusCode()).isEqualTo(400);
        assertThat(server.jobs()).isEmpty();
    }

    @Test
    void terms_are_counted() throws Exception {
        ObjectNode body = good(upload());
        Collections.nCopies(201, "metformin").forEach(body.putArray("keyterms_prompt")::add);
        assertThat(ask(body).statusCode()).isEqualTo(400);
    }

    @Test
    void audio_it_did_not_give_an_address_for_ends_the_job_in_an_error() throws Exception {
        String id =
                json(ask(good("http://somewhere.example/audio.wav"))).path("id").asText();
        assertThat(state(id)).isEqualTo("queued");
        clock.pass(Duration.ofSeconds(3));
        assertThat(state(id)).isEqualTo("error");
    }

    @Test
    void audio_of_another_key_is_not_given() throws Exception {
        String url = upload();
        server.withKey("k-2");
        assertThat(send(
                                "POST",
                                "/v2/transcript",
                                SpeechLine.bytes(good(url).toString()),
                                Map.of("Authorization", "k-2"))
                        .statusCode())
                .isEqualTo(403);
    }

    @Test
    void questions_that_come_too_fast_are_refused() throws Exception {
        String id = json(ask(good(upload()))).path("id").asText();
        assertThat(send("GET", "/v2/transcript/" + id, new byte[0], Map.of()).statusCode())
                .isEqualTo(200);
        HttpResponse<String> tooSoon = send("GET", "/v2/transcript/" + id, new byte[0], Map.of());
        assertThat(tooSoon.statusCode()).isEqualTo(429);
        assertThat(tooSoon.headers().firstValue("Retry-After")).contains("1");
        clock.pass(Duration.ofSeconds(1));
        assertThat(state(id)).isEqualTo("completed");
    }

    @Test
    void nothing_is_left_after_a_deletion() throws Exception {
        String id = json(ask(good(upload()))).path("id").asText();
        send("DELETE", "/v2/transcript/" + id, new byte[0], Map.of());
        JsonNode blank = json(send("GET", "/v2/transcript/" + id, new byte[0], Map.of()));
        assertThat(blank.path("text").asText()).isEqualTo("Deleted by user.");
        assertThat(blank.path("audio_url").asText()).isEqualTo("http://deleted_by_user");
        assertThat(blank.has("words")).isFalse();
        assertThat(server.kept()).isEmpty();
    }

    @Test
    void a_job_nobody_started_is_not_found() throws Exception {
        assertThat(send("GET", "/v2/transcript/not-there", new byte[0], Map.of())
                        .statusCode())
                .isEqualTo(400);
    }

    private String state(String id) throws IOException, InterruptedException {
        return json(send("GET", "/v2/transcript/" + id, new byte[0], Map.of()))
                .path("status")
                .asText();
    }

    private String upload() throws IOException, InterruptedException {
        return json(send("POST", "/v2/upload", WAV, Map.of()))
                .path("upload_url")
                .asText();
    }

    private static ObjectNode good(String url) {
        ObjectNode body = SpeechLine.JSON.createObjectNode().put("audio_url", url);
        body.putArray("speech_models").add("universal-3-pro").add("universal-2");
        return body;
    }

    private HttpResponse<String> ask(ObjectNode body) throws IOException, InterruptedException {
        return send("POST", "/v2/transcript", SpeechLine.bytes(body.toString()), Map.of());
    }

    private static JsonNode json(HttpResponse<String> answer) throws IOException {
        return SpeechLine.JSON.readTree(answer.body());
    }

    private HttpResponse<String> send(String method, String path, byte[] body, Map<String, String> headers)
            throws IOException, InterruptedException {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(server.baseUrl() + path))
                .header("Content-Type", headers.getOrDefault("Content-Type", "application/octet-stream"))
                .header("Authorization", headers.getOrDefault("Authorization", "k-1"))
                .method(method, HttpRequest.BodyPublishers.ofByteArray(body));
        return client.send(request.build(), HttpResponse.BodyHandlers.ofString());
    }
}
