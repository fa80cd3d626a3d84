package org.florscribe;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.florscribe.platform.config.Setting;
import org.junit.jupiter.api.Test;

/** What can be held of the container's files without building one: images, user, paths, settings, and the proxy's limits. */
class DockerTest {

    private static final Path DOCKER = Path.of("docker");
    private static final Pattern IMAGE = Pattern.compile("(?m)^\\s*(?:FROM|image:)\\s+(\\S+)");
    private static final Pattern PINNED = Pattern.compile("[a-z]+:\\d+(\\.\\d+)+(-[a-z]+)?");
    private static final Pattern SETTING = Pattern.compile("\\b([A-Z][A-Z_]{3,})[=:]\\s?");
    private static final long LARGEST_PIECE = 25_000_000;

    @Test
    void images_are_named_plainly_and_pinned_and_the_product_is_no_super_user() throws IOException {
        String image = read("Dockerfile");
        assertThat(images(image)).hasSize(1).allMatch(PINNED.asMatchPredicate());
        assertThat(images(read("compose.yaml")))
                .filteredOn(name -> !name.equals("florscribe"))
                .hasSize(1)
                .allMatch(PINNED.asMatchPredicate());
        assertThat(image)
                .containsPattern("(?m)^USER [1-9]\\d+:[1-9]\\d+$")
                .containsPattern("(?m)^HEALTHCHECK ")
                .contains(" ffmpeg ", " util-linux ", "openjdk-17-jre-headless")
                .contains("COPY target/florscribe.war /opt/florscribe/florscribe.war\n")
                .contains("ENTRYPOINT [\"java\", \"-jar\", \"/opt/florscribe/florscribe.war\"]\n");
        assertThat(image.indexOf("\nUSER ")).isGreaterThan(image.lastIndexOf("\nRUN "));
        assertThat(read("Dockerfile.dockerignore").lines()).containsExactly("*", "!target/florscribe.war");
    }

    @Test
    void settings_are_those_that_there_are_and_hold_together() throws IOException {
        List<String> known = Arrays.stream(Setting.values()).map(Setting::name).toList();
        assertThat(settings(read("Dockerfile"))).contains("DATA_DIR", "PORT").isSubsetOf(known);
        String compose = read("compose.yaml");
        assertThat(settings(compose)).contains("PUBLIC_URL", "TRUSTED_PROXIES").isSubsetOf(known);
        // the proxy's address of the server is the server's own loopback
        assertThat(compose).contains("network_mode: service:florscribe").doesNotContain("LISTEN_ADDRESS");
        assertThat(read("proxy/nginx.conf")).contains("proxy_pass http://127.0.0.1:8080;");
        assertThat(compose).contains("./proxy/nginx.conf:/etc/nginx/conf.d/default.conf:ro");
    }

    @Test
    void every_piece_of_an_upload_fits_through_the_proxy_and_waits_in_memory_only() throws IOException {
        String nginx = read("proxy/nginx.conf");
        assertThat(number(nginx, "client_max_body_size\\s+(\\d+)m;") * 1_000_000)
                .isGreaterThan(LARGEST_PIECE + 5_000_000);
        assertThat(nginx)
                .containsPattern("client_body_temp_path\\s+/dev/shm/")
                .containsPattern("proxy_request_buffering\\s+on;")
                .containsPattern("proxy_max_temp_file_size\\s+0;")
                .as("known from 1.25 on only")
                .doesNotContain("http2 on;");
        // the last piece of a gigabyte is answered when all of it was looked at
        assertThat(number(nginx, "proxy_read_timeout (\\d+)s;")).isGreaterThanOrEqualTo(60);
        String caddy = read("proxy/Caddyfile");
        assertThat(number(caddy, "max_size (\\d+)MB") * 1_000_000).isGreaterThan(LARGEST_PIECE + 5_000_000);
        assertThat(number(caddy, "read_body (\\d+)s")).isGreaterThanOrEqualTo(60);
    }

    /** Also the words that the health check asks with are tried, on a server of two lines. */
    @Test
    void the_health_check_believes_a_good_answer_and_no_other() throws Exception {
        Matcher command =
                Pattern.compile("CMD \\[\"bash\", \"-c\", \"(.*)\"\\]").matcher(read("Dockerfile"));
        assertThat(command.find()).isTrue();
        String line = command.group(1).replace("\\\\", "\\");
        for (int status : new int[] {200, 503}) {
            var server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
            server.createContext("/health/live", exchange -> {
                exchange.sendResponseHeaders(status, -1);
                exchange.close();
            });
            server.start();
            ProcessBuilder check = new ProcessBuilder("bash", "-c", line);
            check.environment().put("PORT", "" + server.getAddress().getPort());
            assertThat(check.start().waitFor() == 0).as("status " + status).isEqualTo(status == 200);
            server.stop(0);
            assertThat(check.start().waitFor()).as("nobody there").isNotZero();
        }
    }

    private static List<String> images(String text) {
        return IMAGE.matcher(text).results().map(found -> found.group(1)).toList();
    }

    private static List<String> settings(String text) {
        return SETTING.matcher(text.replaceAll("(?m)#.*$", ""))
                .results()
                .map(found -> found.group(1))
                .sorted(Comparator.naturalOrder())
                .toList();
    }

    private static long number(String text, String pattern) {
        Matcher matcher = Pattern.compile(pattern).matcher(text);
        assertThat(matcher.find()).as(pattern).isTrue();
        return Long.parseLong(matcher.group(1));
    }

    private static String read(String file) throws IOException {
        return Files.readString(DOCKER.resolve(file), StandardCharsets.UTF_8);
    }
}
