package org.florscribe.jobs.demo;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BooleanSupplier;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.florscribe.testing.Clinic;
import org.florscribe.testing.RunningProduct;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The command {@code demo}, as a newcomer meets it; on a server that can find no other machine, because drafts need none. */
class DemoIT {

    /** 127.x.x.x, also as an IPv6 address, ::1, or nobody, as the kernel writes them. */
    private static final Pattern NEAR =
            Pattern.compile("(?:0{24}|0{16}FFFF0000)?[0-9A-F]{6}7F:.*|0{24}01000000:.*|(?:0{8}|0{32}):0000");

    @TempDir
    private Path folder;

    @Test
    void a_newcomer_finds_a_practice_of_made_up_people_and_a_day_of_visits() throws Exception {
        Path hosts = Files.writeString(
                folder.resolve("hosts"),
                "127.0.0.1 localhost " + InetAddress.getLocalHost().getHostName() + "\n");
        try (RunningProduct product =
                RunningProduct.startDemo(Map.of("JAVA_OPTIONS", "-Djdk.net.hosts.file=" + hosts))) {
            Path credentials = product.dataDir().resolve("demo-credentials");
            await(() -> log(product).contains("the demo practice"));
            assertThat(log(product)).contains("the demo practice is ready");
            assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(credentials)))
                    .isEqualTo("rw-------");
            assertThat(signInPage(product)).contains("everybody here is made up");
            List<String> people = Files.readAllLines(credentials);
            assertThat(people).hasSize(3);
            for (String person : people) {
                assertThat(log(product)).doesNotContain(passwordOf(person));
                Clinic.of(product, emailOf(person), passwordOf(person));
            }

            Clinic clinic = Clinic.of(product, emailOf(people.get(0)), passwordOf(people.get(0)));
            await(() -> visits(clinic).findValuesAsText("state").stream().allMatch("DONE"::equals));
            assertThat(connectionsElsewhere(product.serverProcess())).isEmpty();
            JsonNode day = visits(clinic);
            assertThat(day.findValuesAsText("stage").stream().collect(Collectors.toSet()))
                    .containsAll(Set.of("PLANNED", "IN_REVIEW", "SIGNED", "CANCELLED"));
            assertThat(day.findValuesAsText("code")).containsExactly("NOTHING_TO_DRAFT");
            assertThat(day.findValuesAsText("kind")).containsExactlyInAnyOrder("CANCELLED", "NO_SHOW");
            assertThat(clinic.get("/patients?limit=200").expect(200).json().get("items"))
                    .hasSizeGreaterThanOrEqualTo(12);

            product.stop();
            product.startAgain();
            assertThat(Files.readAllLines(credentials)).isEqualTo(people);
            assertThat(visits(Clinic.of(product, emailOf(people.get(0)), passwordOf(people.get(0)))))
                    .hasSameSizeAs(day);
        }
    }

    /** The other ends of the server's TCP connections that are not on this machine (Linux's own list). */
    private static List<String> connectionsElsewhere(ProcessHandle server) throws IOException {
        Set<String> own = new HashSet<>();
        try (Stream<Path> files = Files.list(Path.of("/proc/" + server.pid() + "/fd"))) {
            for (Path file : files.toList()) {
                // one may be closed between the listing and the look: it is no connection any more
                if (Files.isSymbolicLink(file)) {
                    own.add(target(file));
                }
            }
        }
        List<String> elsewhere = new ArrayList<>();
        for (String table : List.of("tcp", "tcp6")) {
            for (String line : Files.readAllLines(Path.of("/proc/" + server.pid() + "/net/" + table))) {
                String[] columns = line.strip().split("\\s+", -1);
                if (columns.length > 9
                        && own.contains("socket:[" + columns[9] + "]")
                        && !NEAR.matcher(columns[2]).matches()) {
                    elsewhere.add(columns[2]);
                }
            }
        }
        return elsewhere;
    }

    private static String target(Path link) throws IOException {
        try {
            return Files.readSymbolicLink(link).toString();
        } catch (NoSuchFileException e) {
            return "";
        }
    }

    private static String signInPage(RunningProduct product) throws IOException, InterruptedException {
        return HttpClient.newHttpClient()
                .send(
                        HttpRequest.newBuilder(product.baseUrl().resolve("/login.xhtml"))
                                .build(),
                        BodyHandlers.ofString())
                .body();
    }

    private static JsonNode visits(Clinic clinic) {
        return clinic.get("/encounters?limit=200").expect(200).json().get("items");
    }

    private static String emailOf(String line) {
        return line.split(" ", 2)[0];
    }

    private static String passwordOf(String line) {
        return line.split(" ", 2)[1];
    }

    private static String log(RunningProduct product) {
        try {
            return Files.readString(product.serverLog());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void await(BooleanSupplier condition) throws InterruptedException {
        long end = System.nanoTime() + 180_000_000_000L;
        while (!condition.getAsBoolean()) {
            assertThat(System.nanoTime()).as("waited three minutes").isLessThan(end);
            Thread.sleep(200);
        }
    }
}
