package org.florscribe.platform.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.florscribe.testing.RunningProduct;
import org.florscribe.testing.RunningProduct.Answer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The life of the process: what a person who starts, stops and kills it sees. Each test leaves the product running or startable. */
class LauncherIT {

    private static final String OTHER_PORT = "1";

    @TempDir
    static Path elsewhere;

    /** The ports that IT knows from earlier products; each start of this class takes the next. */
    private static final Deque<Integer> KNOWN_PORTS = new ArrayDeque<>(List.of(8000, 10000, 3001, 3000));

    private static RunningProduct product;

    @BeforeAll
    static void start() {
        product = RunningProduct.start(Map.of());
    }

    @AfterAll
    static void stop() {
        product.close();
        assertThat(KNOWN_PORTS).as("ports that no start was tried on").isEmpty();
    }

    @BeforeEach
    void runs() throws Exception {
        if (!product.isAlive()) {
            startAgain();
        }
    }

    private static void startAgain() throws Exception {
        Integer port = KNOWN_PORTS.poll();
        product.startAgainOn(port == null ? product.port() : port);
        assertThat(status("/login.xhtml")).isEqualTo(200);
    }

    @Test
    void a_start_says_how_long_it_took() throws Exception {
        assertThat(product.output()).anyMatch(l -> l.equals("FlorScribe is ready at " + product.baseUrl()));
        assertThat(status("/login.xhtml")).isEqualTo(200);
        assertThat(status("/health/ready")).isEqualTo(200);
        product.stop();
        startAgain();
        product.output().stream().filter(l -> l.startsWith("The start took")).forEach(System.out::println);
    }

    @Test
    void every_fault_of_the_settings_is_listed_and_nothing_is_started() {
        Answer answer = product.command(Map.of("PORT", "abc", "DATABASE_URL", "mysql:x", "LOG_LEVEL", "loud"), "serve");
        assertThat(answer.code()).isEqualTo(78);
        assertThat(answer.lines())
                .anyMatch(l -> l.startsWith("  - PORT is 'abc'"))
                .anyMatch(l -> l.startsWith("  - DATABASE_URL: "))
                .anyMatch(l -> l.startsWith("  - LOG_LEVEL is 'loud'"))
                .anyMatch(l -> l.startsWith("  - JWT_SECRET is missing"));
    }

    @Test
    void a_short_signing_secret_is_named_and_not_shown() {
        Answer answer = product.command(Map.of("JWT_SECRET", "qvD7-pR2mW9_kT4xZ8bN6sL1cH5jF3g"), "config", "check");
        assertThat(answer.code()).isEqualTo(78);
        assertThat(String.join("\n", answer.lines()))
                .contains("JWT_SECRET: at least 32")
                .doesNotContain("qvD7");
    }

    @Test
    void settings_can_come_from_a_file() throws IOException {
        Path file = Files.writeString(elsewhere.resolve("flor.env"), "LOG_LEVEL=loud\nPRT=1\n");
        Answer answer = product.command("--env-file", file.toString(), "config", "check");
        assertThat(answer.code()).isEqualTo(78);
        assertThat(answer.lines()).anyMatch(l -> l.contains("LOG_LEVEL")).anyMatch(l -> l.contains("PRT"));
    }

    @Test
    void a_second_launcher_on_the_same_folder_says_so_and_ends() {
        Answer answer = product.command("serve");
        assertThat(answer.code()).isEqualTo(1);
        assertThat(answer.lines())
                .singleElement()
                .asString()
                .contains("another one (process " + product.launcherProcess().pid() + ")");
    }

    @Test
    void a_port_that_is_taken_is_named_before_anything_is_unpacked() {
        Path folder = elsewhere.resolve("taken");
        Answer answer = product.command(Map.of("DATA_DIR", folder.toString()), "serve");
        assertThat(answer.code()).isEqualTo(1);
        assertThat(String.join("\n", answer.lines())).contains("port " + product.port(), "cannot be used", "set PORT");
        assertThat(folder.resolve("runtime")).doesNotExist();
    }

    @Test
    void a_command_is_answered_by_the_running_server() {
        assertThat(product.command("log", "level", "debug").lines())
                .containsExactly("org.florscribe now logs at debug, until the next start.");
        Answer unknown = product.command("staff", "dance");
        assertThat(unknown.code()).isEqualTo(64);
    }

    @Test
    void a_command_without_a_server_starts_one_for_itself() {
        product.stop();
        Answer answer = product.command("migrate");
        assertThat(answer.code()).isZero();
        assertThat(answer.lines()).contains("The database is up to date.");
        assertThat(product.command("migrate", "--dry-run").lines()).contains("The database is up to date.");
    }

    @Test
    void sigterm_stops_everything_and_is_no_failure() {
        ProcessHandle server = product.serverProcess();
        ProcessHandle database = product.databaseProcess();
        assertThat(product.stop()).isZero();
        assertThat(server.isAlive()).isFalse();
        assertThat(database.isAlive()).isFalse();
    }

    @Test
    void after_kill_9_of_the_launcher_server_and_database_end_by_themselves() {
        ProcessHandle server = product.serverProcess();
        ProcessHandle database = product.databaseProcess();
        product.killLauncher();
        assertThat(ends(server)).isTrue();
        assertThat(ends(database)).isTrue();
    }

    @Test
    void a_start_right_after_kill_9_of_the_launcher_takes_over() throws Exception {
        product.killLauncher();
        startAgain();
        assertThat(product.output()).anyMatch(l -> l.contains("of an earlier run is still stopping"));
        assertThat(status("/login.xhtml")).isEqualTo(200);
    }

    @Test
    void after_kill_9_of_the_server_the_launcher_says_so_and_stops_the_database() {
        ProcessHandle database = product.databaseProcess();
        product.serverProcess().destroyForcibly();
        assertThat(product.awaitEnd()).isEqualTo(1);
        assertThat(product.output()).anyMatch(l -> l.contains("the server ended with code 137"));
        assertThat(database.isAlive()).isFalse();
    }

    @Test
    void a_database_that_ends_by_itself_is_started_again_and_the_server_stays() throws Exception {
        long server = product.serverProcess().pid();
        ProcessHandle database = product.databaseProcess();
        database.destroyForcibly();
        assertThat(ends(database)).isTrue();
        long until = System.nanoTime() + TimeUnit.SECONDS.toNanos(60);
        while (!product.output().contains("The database is back.") || status("/health/ready") != 200) {
            assertThat(System.nanoTime()).as("ready again").isLessThan(until);
            Thread.sleep(250);
        }
        assertThat(product.serverProcess().pid()).isEqualTo(server);
        assertThat(product.databaseProcess().pid()).isNotEqualTo(database.pid());
    }

    @Test
    void after_kill_9_of_everything_the_next_start_recovers() throws Exception {
        ProcessHandle server = product.serverProcess();
        ProcessHandle database = product.databaseProcess();
        product.killLauncher();
        server.destroyForcibly();
        database.destroyForcibly();
        startAgain();
        assertThat(status("/login.xhtml")).isEqualTo(200);
    }

    @Test
    void a_database_that_cannot_be_reached_is_named() throws IOException {
        Answer answer = product.command(
                external(elsewhere.resolve("unreachable"), "127.0.0.1:" + OTHER_PORT, "Kq7-xW2vT9bZ"), "serve");
        assertThat(answer.code()).isEqualTo(1);
        assertThat(answer.lines())
                .anyMatch(l -> l.startsWith(
                        "FlorScribe did not start: The database of DATABASE_URL (127.0.0.1:" + OTHER_PORT));
    }

    @Test
    void a_server_without_memory_ends_and_says_so() throws IOException {
        Answer answer = product.command(
                Map.of(
                        "DATA_DIR",
                        elsewhere.resolve("small").toString(),
                        "PORT",
                        "" + RunningProduct.freePort(),
                        "HEAP_MAX",
                        "64m"),
                "serve");
        assertThat(answer.code()).isEqualTo(1);
        assertThat(answer.lines()).anyMatch(l -> l.contains("ran out of memory: HEAP_MAX is 64m"));
    }

    @Test
    void a_refused_password_is_named_and_not_shown() throws Exception {
        String port = Files.readAllLines(product.dataDir().resolve("postgres/postmaster.pid"))
                .get(3);
        Answer answer =
                product.command(external(elsewhere.resolve("refused"), "127.0.0.1:" + port, "Kq7-xW2vT9bZ"), "serve");
        assertThat(answer.code()).isEqualTo(1);
        assertThat(String.join("\n", answer.lines()))
                .contains("password authentication failed")
                .doesNotContain("Kq7-xW2vT9bZ");
    }

    @Test
    void an_existing_database_with_two_roles_serves_as_well() throws Exception {
        String port = Files.readAllLines(product.dataDir().resolve("postgres/postmaster.pid"))
                .get(3);
        String password = "Kq7-xW2vT9bZ";
        try (var connection = product.superuserConnection();
                var statement = connection.createStatement()) {
            statement.execute("create role house_owner login password '" + password + "'");
            statement.execute("create role house_app login password '" + password + "'");
            statement.execute("create database house owner house_owner");
        }
        Map<String, String> settings =
                new HashMap<>(external(elsewhere.resolve("house"), "127.0.0.1:" + port, password));
        settings.keySet().removeAll(Set.of("PORT", "DATA_DIR"));
        settings.put("NODES", "3");
        try (RunningProduct second = RunningProduct.start(settings)) {
            assertThat(second.output()).noneMatch(l -> l.contains("database of its own"));
            assertThat(second.output()).anyMatch(l -> l.startsWith("Warning: the database allows"));
            assertThat(second.command("migrate").code()).isZero();
        }
        String admin = Files.readString(product.dataDir().resolve("secrets/postgres-superuser"))
                .strip();
        settings.putAll(Map.of(
                "DATA_DIR", elsewhere.resolve("superuser").toString(),
                "DATABASE_URL", "postgresql://florscribe_admin:" + admin + "@127.0.0.1:" + port + "/house",
                "PORT", "" + RunningProduct.freePort()));
        assertThat(product.command(settings, "serve").lines()).anyMatch(l -> l.contains("is a superuser"));
    }

    @Test
    void secrets_lie_in_files_for_the_owner_only_and_on_no_command_line() throws IOException {
        try (var files = Files.list(product.dataDir().resolve("secrets"))) {
            for (Path file : files.toList()) {
                assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                        .isEqualTo("rw-------");
                String secret = Files.readString(file).strip();
                assertThat(Files.readString(
                                Path.of("/proc/" + product.serverProcess().pid() + "/cmdline")))
                        .doesNotContain(secret);
            }
        }
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(product.dataDir())))
                .isEqualTo("rwx------");
    }

    @Test
    void the_server_listens_on_loopback_and_says_nothing_about_itself() throws Exception {
        HttpResponse<String> page = get("/login.xhtml");
        assertThat(page.headers().firstValue("Server")).isEmpty();
        assertThat(page.headers().firstValue("X-Powered-By")).isEmpty();
        assertThat(get("/org/florscribe/platform/launcher/Main.class").statusCode())
                .isIn(403, 404);
        assertThat(get("/WEB-INF/web.xml").statusCode()).isEqualTo(404);
        try (var probe = new ServerSocket(product.port(), 1, InetAddress.getByName("127.0.0.2"))) {
            assertThat(probe.isBound()).isTrue(); // free, so the server is not on all addresses
        }
    }

    @Test
    void each_line_of_the_log_is_json() throws IOException {
        var json = new com.fasterxml.jackson.databind.ObjectMapper();
        for (String line : Files.readAllLines(product.serverLog())) {
            if (!line.startsWith("FLORSCRIBE-")) {
                assertThat(json.readTree(line).get("logger")).as(line).isNotNull();
            }
        }
        assertThat(Files.readString(product.serverLog())).doesNotContain("certificate with alias");
    }

    @Test
    void no_console_of_the_server_is_open() throws Exception {
        for (String path : List.of(
                "/management/domain",
                "/asadmin",
                "/__asadmin",
                "/common/index.jsf",
                "/admin-console",
                "/openapi-ui",
                "/jolokia",
                "/metrics",
                "/dashboard")) {
            assertThat(status(path)).as(path).isNotEqualTo(200);
        }
    }

    @Test
    void more_is_logged_when_asked_for_without_a_restart() throws IOException {
        assertThat(product.command("log", "level", "debug", "org.florscribe.jobs.command")
                        .code())
                .isZero();
        assertThat(product.command("doctor").lines())
                .anyMatch(l -> l.startsWith("ok    configuration"))
                .anyMatch(l -> l.contains("sound: {how=WAV in Java, all others by ffmpeg"));
        assertThat(Files.readString(product.serverLog()))
                .contains("\"level\":\"debug\",\"logger\":\"org.florscribe.jobs.command");
    }

    @Test
    void a_demo_is_not_made_in_production() {
        Answer answer = product.command(Map.of("APP_ENV", "production"), "demo");
        assertThat(answer.code()).isEqualTo(78);
        assertThat(answer.lines()).anyMatch(l -> l.contains("APP_ENV is 'production'"));
    }

    private static Map<String, String> external(Path folder, String place, String password) throws IOException {
        Path key = elsewhere.resolve("master.key");
        Files.writeString(key, "MDEyMzQ1Njc4OWFiY2RlZjAxMjM0NTY3ODlhYmNkZWY=\n");
        Files.setPosixFilePermissions(key, PosixFilePermissions.fromString("rw-------"));
        return Map.of(
                "DATA_DIR",
                folder.toString(),
                "PORT",
                "" + RunningProduct.freePort(),
                "DATABASE_URL",
                "postgresql://house_app:" + password + "@" + place + "/house",
                "DATABASE_OWNER_URL",
                "postgresql://house_owner:" + password + "@" + place + "/house",
                "JWT_SECRET",
                "qvD7-pR2mW9_kT4xZ8bN6sL1cH5jF3gY",
                "MASTER_KEY_FILE",
                key.toString());
    }

    private static boolean ends(ProcessHandle process) {
        CompletableFuture<ProcessHandle> end = process.onExit();
        return end.completeOnTimeout(process, 45, TimeUnit.SECONDS).join() != null && !process.isAlive();
    }

    private static int status(String path) throws Exception {
        return get(path).statusCode();
    }

    private static HttpResponse<String> get(String path) throws Exception {
        HttpRequest request = HttpRequest.newBuilder(URI.create(product.baseUrl() + path))
                .timeout(Duration.ofSeconds(20))
                .build();
        return HttpClient.newHttpClient().send(request, HttpResponse.BodyHandlers.ofString());
    }
}
