package org.florscribe.testing;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.florscribe.platform.config.Setting;

/**
 * The product as it ships, {@code java -jar target/florscribe.war}, on a free port with a new DATA_DIR. {@link #shared()} is
 * started once for all tests of this JVM and stopped at its end; {@link #start} gives one with settings of its own.
 */
public final class RunningProduct implements AutoCloseable {

    /** The operator's, of the shared product. */
    public static final String OPERATOR_TOKEN = (UUID.randomUUID() + "").repeat(2);

    private static final List<String> LIMITS = Stream.of(Setting.values())
            .filter(setting -> !setting.isForLater())
            .map(Setting::name)
            .filter(name -> name.matches("LIMIT_.*_PER_(MINUTE|HOUR)"))
            .toList();

    /** So many times longer than usual is waited, where a machine has other work. */
    private static final int PATIENCE = Integer.getInteger("florscribe.patience", 1);

    private static final int START_SECONDS = 180 * PATIENCE;

    /** Lines of the log that tell why it ended. */
    private static final int LAST_WORDS = 20;

    private final Path dataDir;
    private volatile int port;
    private final Map<String, String> settings;
    private final List<String> tracer;
    private final LauncherOutput output = new LauncherOutput();
    private Process launcher;
    private boolean endExpected;

    private RunningProduct(Path dataDir, int port, Map<String, String> settings, String command, String... tracer) {
        this.tracer = List.of(tracer);
        this.dataDir = dataDir;
        this.port = port;
        this.settings = settings;
        PublicNames.keep(port, Optional.ofNullable(settings.get("PUBLIC_URL")));
        this.launcher = launch(command);
    }

    /** The one that all tests of this JVM use. Tests keep apart by making their own practice. */
    public static RunningProduct shared() {
        return SharedProducts.plain();
    }

    /** One more, with these settings; the caller closes it. */
    public static RunningProduct start(Map<String, String> settings) {
        return start(settings, "serve");
    }

    /** One at an address with a name, which only this machine knows; the caller closes it. */
    public static RunningProduct startAtLocalhost(Map<String, String> settings) {
        int port = freePort();
        Map<String, String> all = new HashMap<>(settings);
        all.put("PUBLIC_URL", "http://localhost:" + port);
        try {
            return new RunningProduct(Files.createTempDirectory("florscribe-it"), port, all, "serve");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** One whose DATA_DIR is this folder; the caller closes it. */
    public static RunningProduct startIn(Path dataDir, Map<String, String> settings) {
        return new RunningProduct(dataDir, freePort(), settings, "serve");
    }

    /** One whose every connection, of all its processes, the system notes in this file; the caller closes it. */
    public static RunningProduct startTraced(Path file, Map<String, String> settings) {
        return start(settings, "serve", ("strace -D -f -qq --seccomp-bpf -e trace=connect -o " + file).split(" "));
    }

    /** One with the practice of made-up people; the caller closes it. */
    public static RunningProduct startDemo(Map<String, String> settings) {
        return start(settings, "demo");
    }

    private static RunningProduct start(Map<String, String> settings, String command, String... tracer) {
        try {
            return new RunningProduct(
                    Files.createTempDirectory("florscribe-it"), freePort(), settings, command, tracer);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public URI baseUrl() {
        String named = "http://localhost:" + port;
        return URI.create(named.equals(settings.get("PUBLIC_URL")) ? named : "http://127.0.0.1:" + port);
    }

    public int port() {
        return port;
    }

    public Path dataDir() {
        return dataDir;
    }

    /** All that the launcher has said so far. */
    public List<String> output() {
        return output.lines();
    }

    public Path serverLog() {
        return dataDir.resolve("logs/server.log");
    }

    /** The one-time token of a database without a practice. */
    public String setupToken() {
        return read(dataDir.resolve("setup-token"));
    }

    /** Runs a command of the command line on this DATA_DIR; its exit code and all it printed. */
    public Answer command(String... words) {
        return command(Map.of(), words);
    }

    /** The same, with other settings than this product's. */
    public Answer command(Map<String, String> otherSettings, String... words) {
        Process process = spawn(otherSettings, words);
        List<String> lines = new ArrayList<>();
        try (BufferedReader in = process.inputReader()) {
            in.lines().forEach(lines::add);
            return new Answer(process.waitFor(), lines);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw interrupted(e);
        }
    }

    public record Answer(int code, List<String> lines) {

        /** All its lines. */
        public String words() {
            return String.join("\n", lines);
        }
    }

    /** A connection as the application's role: sees only the practice that is set in the transaction. */
    public Connection applicationConnection() throws SQLException {
        return DriverManager.getConnection(jdbcUrl(), "florscribe_app", read(dataDir.resolve("secrets/postgres-app")));
    }

    /** A connection as the role that owns the tables. Row-level security is forced, so it sees no tenant's rows either. */
    public Connection ownerConnection() throws SQLException {
        return DriverManager.getConnection(
                jdbcUrl(), "florscribe_owner", read(dataDir.resolve("secrets/postgres-owner")));
    }

    /** A connection as the database's superuser: sees every row. */
    public Connection superuserConnection() throws SQLException {
        return DriverManager.getConnection(
                jdbcUrl(), "florscribe_admin", read(dataDir.resolve("secrets/postgres-superuser")));
    }

    /** Stops the product and starts it again on the same data. */
    public void asSuperuser(String sql) throws SQLException {
        try (Connection connection = superuserConnection();
                var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    /** The settings of one more node on this one's database. */
    public Map<String, String> besides() {
        return besides(databasePort());
    }

    /** The same, where another port leads to the database. */
    public Map<String, String> besides(int port) {
        Path secrets = dataDir.resolve("secrets");
        return Map.of(
                "DATABASE_URL", databaseUrl("app", port),
                "DATABASE_OWNER_URL", databaseUrl("owner", port),
                "JWT_SECRET_FILE", secrets.resolve("jwt.key").toString(),
                "MASTER_KEY_FILE", secrets.resolve("master.key").toString());
    }

    private String databaseUrl(String role, int port) {
        return "postgresql://florscribe_" + role + ":" + read(dataDir.resolve("secrets/postgres-" + role))
                + "@127.0.0.1:" + port + "/florscribe";
    }

    public void restart() {
        stop();
        launcher = launch("serve");
    }

    /** kill -9 of the server's process; the launcher then ends by itself with code 1, which is waited for. */
    public void killServer() {
        serverProcess().destroyForcibly();
        awaitEnd();
    }

    /** kill -9 of the launcher; server and database then end by themselves. */
    public void killLauncher() {
        endExpected = true;
        launcher.destroyForcibly();
        await(launcher, 10);
    }

    public ProcessHandle launcherProcess() {
        return launcher.toHandle();
    }

    public ProcessHandle serverProcess() {
        return ProcessHandle.of(Long.parseLong(read(dataDir.resolve("server.pid"))))
                .orElseThrow();
    }

    public int databasePort() {
        try {
            return Integer.parseInt(Files.readAllLines(dataDir.resolve("postgres/postmaster.pid"))
                    .get(3));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public ProcessHandle databaseProcess() {
        String pid = read(dataDir.resolve("postgres/postmaster.pid"))
                .lines()
                .findFirst()
                .orElseThrow();
        return ProcessHandle.of(Long.parseLong(pid)).orElseThrow();
    }

    /** Waits for the launcher to end by itself; its exit code. */
    public int awaitEnd() {
        endExpected = true;
        return await(launcher, 60);
    }

    public boolean isAlive() {
        return launcher.isAlive();
    }

    /** SIGTERM, as a service manager does it; the exit code. */
    public int stop() {
        endExpected = true;
        launcher.destroy();
        return await(launcher, 90);
    }

    /** Starts again after {@link #stop}, {@link #killServer} or {@link #killLauncher}. */
    public void startAgain() {
        launcher = launch("serve");
    }

    /** The same on another port. */
    public void startAgainOn(int otherPort) {
        port = otherPort;
        startAgain();
    }

    /** @throws IllegalStateException when it had ended before, by itself: a test that did not notice has proven nothing */
    @Override
    public void close() {
        boolean endedByItself = !launcher.isAlive() && !endExpected;
        List<String> lastWords = endedByItself ? lastWords() : List.of();
        stop();
        remove();
        if (endedByItself) {
            throw new IllegalStateException("FlorScribe ended by itself:\n" + String.join("\n", lastWords));
        }
    }

    private List<String> lastWords() {
        List<String> lines = read(serverLog())
                .lines()
                .filter(line -> !line.contains("\"logger\":\"access\""))
                .toList();
        return lines.subList(Math.max(0, lines.size() - LAST_WORDS), lines.size());
    }

    private void remove() {
        try (var files = Files.walk(dataDir)) {
            for (Path file : (Iterable<Path>) files.sorted(Comparator.reverseOrder())::iterator) {
                Files.deleteIfExists(file);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private String jdbcUrl() {
        return "jdbc:postgresql://127.0.0.1:" + databasePort() + "/florscribe";
    }

    private Process launch(String... words) {
        endExpected = false;
        Process process = spawn(Map.of(), words);
        try {
            output.awaitReady(process, START_SECONDS);
        } catch (InterruptedException e) {
            throw interrupted(e);
        }
        return process;
    }

    private Process spawn(Map<String, String> otherSettings, String... words) {
        List<String> command = new ArrayList<>(tracer);
        command.addAll(List.of(
                System.getProperty("java.home") + "/bin/java",
                "-Xmx128m",
                "-XX:TieredStopAtLevel=1",
                "-jar",
                System.getProperty("florscribe.war", "target/florscribe.war")));
        command.addAll(Arrays.asList(words));
        var builder = new ProcessBuilder(command).redirectErrorStream(true);
        Map<String, String> environment = builder.environment();
        for (Setting setting : Setting.values()) { // a developer's own settings do not reach the tests
            environment.remove(setting.name());
            setting.fileVariable().ifPresent(environment::remove);
        }
        Map<String, String> own = new HashMap<>();
        own.put("PORT", "" + port);
        own.put("DATA_DIR", dataDir.toString());
        own.put("SECOND_FACTOR", "optional");
        own.put("JAVA_OPTIONS", "-XX:TieredStopAtLevel=1");
        for (String limit : LIMITS) { // all tests come from one address
            own.put(limit, "1000000");
        }
        own.putAll(settings);
        own.putAll(otherSettings);
        environment.putAll(own);
        try {
            return builder.start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public static int freePort() {
        try (var probe = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return probe.getLocalPort();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static int await(Process process, int seconds) {
        try {
            if (!process.waitFor((long) seconds * PATIENCE, TimeUnit.SECONDS)) {
                throw new IllegalStateException("still running after " + seconds + " s: process " + process.pid());
            }
            return process.exitValue();
        } catch (InterruptedException e) {
            throw interrupted(e);
        }
    }

    private static String read(Path file) {
        try {
            return Files.readString(file).strip();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static IllegalStateException interrupted(InterruptedException e) {
        Thread.currentThread().interrupt();
        return new IllegalStateException("interrupted", e);
    }
}
