package org.florscribe.api.recording;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.florscribe.testing.Clinic;
import org.florscribe.testing.PageVisitor;
import org.florscribe.testing.RunningProduct;
import org.florscribe.testing.tone.ToneDecoder;
import org.florscribe.testing.tone.ToneEncoder;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The steps of docs/plugins.md as they stand there, and what becomes of jars that are none. */
class PluginsIT {

    private static final Path SAMPLE = Path.of("docs/plugins/sample-engine");
    private static final Path API = Path.of("target/florscribe-plugin-api.jar");

    @TempDir
    private Path folder;

    @Test
    void an_engine_in_a_jar_writes_visits_down_and_broken_jars_are_named_and_left_out() throws Exception {
        Path data = Files.createDirectory(folder.resolve("data"));
        Path plugins = Files.createDirectory(data.resolve("plugins"));
        Files.copy(built(), plugins.resolve("listener.jar"));
        Files.writeString(plugins.resolve("broken.jar"), "this is no jar");
        Files.copy(API, plugins.resolve("empty.jar"));

        HttpServer server = listener();
        try (RunningProduct product = RunningProduct.startIn(data, Map.of())) {
            SpeechDesk desk = new SpeechDesk(product);
            desk.clinic
                    .post("/auth/step-up", "{\"password\":\"" + Clinic.PASSWORD + "\"}")
                    .expect(204);
            desk.clinic
                    .post("/engines", """
                            {"task":"TRANSCRIBE","kind":"plugin","name":"Listener","baseUrl":"http://127.0.0.1:%d",
                            "mayReceivePhi":true,"options":{"plugin":"listener"}}""".formatted(server.getAddress().getPort()))
                    .expect(201);
            assertThat(desk.clinic.post("/engines", """
                            {"task":"TRANSCRIBE","kind":"plugin","name":"Another","mayReceivePhi":true}""").status())
                    .as("without the name of a plug-in")
                    .isEqualTo(400);

            UUID visit = desk.bring(ToneEncoder.standard().wav(SpeechDesk.VISIT));
            desk.awaitDraft(visit);
            assertThat(SpeechDesk.text(desk.transcript(visit)))
                    .isEqualTo(ToneEncoder.standard().truth(SpeechDesk.VISIT).text());
            assertThat(desk.trail(visit)).containsExactly("Listener DONE");

            String page = PageVisitor.signIn(product, desk.clinic)
                    .open("/admin/engines.xhtml")
                    .body();
            assertThat(page).contains("listener.jar", "broken.jar", "not a jar", "empty.jar", "names no engine");
        } finally {
            server.stop(0);
        }
    }

    private static HttpServer listener() throws IOException {
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/listen", PluginsIT::write);
        server.start();
        return server;
    }

    private static void write(HttpExchange asked) throws IOException {
        byte[] said =
                ToneDecoder.decodeWav(
                                new ByteArrayInputStream(asked.getRequestBody().readAllBytes()))
                        .utterances()
                        .stream()
                        .map(it -> it.startMs() + "\t" + it.endMs() + "\t" + it.speaker() + "\t" + it.text())
                        .collect(Collectors.joining("\n"))
                        .getBytes(StandardCharsets.UTF_8);
        asked.sendResponseHeaders(200, said.length);
        asked.getResponseBody().write(said);
        asked.close();
    }

    private Path built() throws IOException, InterruptedException {
        Path project = folder.resolve("sample");
        try (Stream<Path> files = Files.walk(SAMPLE)) {
            for (Path file : (Iterable<Path>) files.filter(it -> !it.startsWith(SAMPLE.resolve("target")))::iterator) {
                Files.copy(
                        file, project.resolve(SAMPLE.relativize(file).toString()), StandardCopyOption.REPLACE_EXISTING);
            }
        }
        Process maven = new ProcessBuilder(
                        List.of("mvn", "-q", "-B", "-o", "package", "-Dflorscribe.api=" + API.toAbsolutePath()))
                .directory(project.toFile())
                .redirectErrorStream(true)
                .start();
        String said = new String(maven.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(maven.waitFor()).as(said).isZero();
        return project.resolve("target/listener.jar");
    }
}
