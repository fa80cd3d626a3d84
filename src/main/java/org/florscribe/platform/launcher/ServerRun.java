package org.florscribe.platform.launcher;

import java.io.File;
import java.io.IOException;
import java.net.BindException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Driver;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.florscribe.platform.config.Configuration;
import org.florscribe.platform.config.Setting;
import org.jspecify.annotations.Nullable;

/** One life of the product on one DATA_DIR: unpack, database, server, ready, watch, stop. Both children end with us, however we end. */
final class ServerRun {

    private static final int PORT_LOOKS = 8;
    private static final long START_NANOS = TimeUnit.MINUTES.toNanos(5);
    private static final long UNDEPLOYED_NANOS = TimeUnit.SECONDS.toNanos(10);

    private final long began = System.nanoTime();
    private final File war;
    private final Configuration configuration;
    private final Map<String, String> given;
    private final DataFolder data;
    private @Nullable Postgres postgres;
    private @Nullable Server server;
    private volatile boolean stopping;

    ServerRun(File war, Configuration configuration, Map<String, String> environment) {
        this.war = war;
        this.configuration = configuration;
        this.given = environment;
        this.data = new DataFolder(
                Path.of(setting(Setting.DATA_DIR)).toAbsolutePath().normalize());
    }

    DataFolder data() {
        return data;
    }

    int serve(boolean demo) throws IOException, InterruptedException {
        String address = setting(Setting.LISTEN_ADDRESS);
        int port = Integer.parseInt(setting(Setting.PORT));
        return alive(() -> {
            start(address, port, demo ? Map.of("FLOR_DEMO", "true") : Map.of());
            Console.say("FlorScribe is ready at " + setting(Setting.PUBLIC_URL));
            Console.say("The start took " + tenths() + " s. Log: " + data.logs().resolve("server.log"));
            if (demo) {
                Console.say("Who can sign in to the made-up practice: "
                        + data.root().resolve("demo-credentials"));
            }
            data.setupToken()
                    .ifPresent(token -> Console.say("Set up the first practice, within an hour: "
                            + setting(Setting.PUBLIC_URL) + "/setup.xhtml#token=" + token));
            return watch();
        });
    }

    /** Sends a command to the server that runs on this folder, or to one started for this command only, on a port of its own on loopback. */
    int command(String command, List<String> arguments) throws IOException, InterruptedException {
        var call = new AdminCall(data.socket());
        if (call.answers()) {
            return call.send(command, arguments);
        }
        return alive(() -> {
            start("127.0.0.1", freePort(), Map.of("FLOR_ONE_COMMAND", "true"));
            return call.send(command, arguments);
        });
    }

    /** Lists the migrations that a start would apply. The database is started for it when it is our own; the server is not. */
    int listMigrations() throws IOException, InterruptedException {
        var call = new AdminCall(data.socket());
        if (call.answers()) {
            return call.send("migrate", List.of());
        }
        return alive(() -> {
            UnpackedRuntime runtime = UnpackedRuntime.of(war, data, ownDatabase());
            return PendingMigrations.print(runtime, database(runtime));
        });
    }

    /** Brings a backup back into an empty database. The database is started for it when it is our own; the server is not. */
    int restore(List<String> arguments) throws IOException, InterruptedException {
        if (new AdminCall(data.socket()).answers()) {
            throw new StartFailed("A server runs on this DATA_DIR: a backup is brought back while none does.");
        }
        if (masterKeyFile().isEmpty() && !configuration.isSet(Setting.MASTER_KEY_KMS)) {
            throw new StartFailed("The master key of the installation that made the backup is not here. Put it into "
                    + data.secret("master.key") + " (chmod 600), and " + "erased-keys.list, which lay beside it, too.");
        }
        return alive(() -> {
            UnpackedRuntime runtime = UnpackedRuntime.of(war, data, ownDatabase());
            return Restorer.run(runtime, environment(database(runtime)), arguments);
        });
    }

    /** Reads the access log, beside a server that runs as well as without one. */
    int audit(String command, List<String> arguments) throws IOException, InterruptedException {
        var audit = new AuditCommand(war, command, arguments, masterKeyFile());
        if (!ownDatabase()) {
            Database database = new ExternalDatabase(configuration).signIn();
            return audit.run(database.url(), database.user(), database.password());
        }
        if (new AdminCall(data.socket()).answers()) {
            return audit.run(
                    Postgres.urlOfRunning(data),
                    Postgres.APPLICATION,
                    Files.readString(data.secret("postgres-app")).strip());
        }
        return alive(() -> {
            Database database = database(UnpackedRuntime.of(war, data, true));
            return audit.run(database.url(), database.user(), database.password());
        });
    }

    private Optional<Path> masterKeyFile() {
        return configuration
                .find(Setting.MASTER_KEY_FILE)
                .map(Path::of)
                .or(() -> Optional.of(data.secret("master.key")).filter(Files::exists));
    }

    private interface Work {
        int run() throws IOException, InterruptedException;
    }

    /** Does the work with the folder locked and everything stopped afterwards, whatever ends it. */
    private int alive(Work work) throws IOException, InterruptedException {
        if (data.socket().toString().getBytes(StandardCharsets.UTF_8).length > AdminCall.LONGEST_PATH) {
            throw new StartFailed("DATA_DIR " + data.root()
                    + " is too long a path for the command socket in it: choose a shorter one.");
        }
        OwnClasses.loadAll(war); // so that a WAR replaced under a running launcher does no harm
        data.create();
        data.lock();
        waitForEarlierServer();
        Runtime.getRuntime().addShutdownHook(new Thread(this::stopOnSignal, "stop"));
        int code;
        try {
            code = work.run();
        } catch (StartFailed e) {
            code = end(e.code(), "FlorScribe did not start: " + e.reason());
        } catch (IOException e) {
            code = end(StartFailed.FAILED, "FlorScribe did not start: " + Launcher.words(e));
        }
        if (stopping) {
            Thread.sleep(TimeUnit.MINUTES.toMillis(2)); // the hook is at work and ends the process
        }
        stopping = true;
        stopChildren();
        return code;
    }

    private int end(int code, String words) {
        if (!stopping) {
            Console.complain(words);
        }
        return code;
    }

    private void stopOnSignal() {
        if (stopping) {
            return;
        }
        stopping = true;
        Console.say("Stopping ...");
        stopChildren();
        Runtime.getRuntime().halt(0); // otherwise the code would be 143, which service managers call a failure
    }

    private void stopChildren() {
        if (server != null) {
            server.stop();
        }
        if (postgres != null) {
            postgres.stop();
        }
    }

    private void start(String address, int port, Map<String, String> extra) throws IOException, InterruptedException {
        checkPort(address, port);
        UnpackedRuntime runtime = UnpackedRuntime.of(war, data, ownDatabase());
        Database database = database(runtime);
        Files.deleteIfExists(data.socket());
        var started = new Server(configuration, data, runtime);
        server = started;
        Map<String, String> environment = environment(database);
        environment.putAll(extra);
        // where it really listens: a command without a server uses a port of its own, and the server asks itself once
        environment.put("LISTEN_ADDRESS", address);
        environment.put("PORT", Integer.toString(port));
        environment.remove("LISTEN_ADDRESS_FILE");
        environment.remove("PORT_FILE");
        started.start(address, port, environment);
        awaitReady(
                started,
                new Readiness(
                        address.equals("0.0.0.0") || address.equals("::") ? "127.0.0.1" : address,
                        port,
                        setting(Setting.PUBLIC_URL)));
    }

    private boolean ownDatabase() {
        return !configuration.isSet(Setting.DATABASE_URL);
    }

    private Database database(UnpackedRuntime runtime) throws IOException, InterruptedException {
        Driver driver = JdbcDriver.load(runtime);
        if (!ownDatabase()) {
            var external = new ExternalDatabase(configuration);
            external.check(driver);
            return external.signIn();
        }
        var own = new Postgres(runtime, data, Math.max(60, ExternalDatabase.connectionsNeeded(configuration) + 5));
        postgres = own;
        own.start(driver);
        Console.say("A database of its own runs on 127.0.0.1:" + own.port() + ", kept in "
                + data.root().resolve("postgres"));
        return new Database(
                own.jdbcUrl(Postgres.DATABASE),
                Postgres.APPLICATION,
                data.password("postgres-app"),
                Postgres.OWNER,
                data.password("postgres-owner"));
    }

    /** What was given, with paths made absolute, plus what follows from it. Secrets travel here and never on a command line. */
    private Map<String, String> environment(Database database) throws IOException {
        Map<String, String> environment = new HashMap<>(given);
        Path here = Path.of("").toAbsolutePath();
        for (Setting setting : Setting.values()) {
            setting.fileVariable()
                    .ifPresent(name -> environment.computeIfPresent(
                            name,
                            (n, file) -> file.isBlank()
                                    ? ""
                                    : here.resolve(file.strip()).toString()));
        }
        for (String path : List.of("MASTER_KEY_FILE", "MASTER_KEY_KMS_TOKEN_FILE", "AUDIT_HEADS_DIR")) {
            environment.computeIfPresent(
                    path,
                    (n, file) ->
                            file.isBlank() ? "" : here.resolve(file.strip()).toString());
        }
        environment.put("DATA_DIR", data.root().toString());
        environment.put("PUBLIC_URL", setting(Setting.PUBLIC_URL));
        environment.remove("PUBLIC_URL_FILE");
        environment.putIfAbsent("NODE_NAME", InetAddress.getLocalHost().getHostName());
        if (ownDatabase()) {
            if (!configuration.isSet(Setting.MASTER_KEY_FILE)
                    && (!configuration.isSet(Setting.MASTER_KEY_KMS) || Files.exists(data.secret("master.key")))) {
                environment.put("MASTER_KEY_FILE", data.key("master.key").toString());
            }
            if (!configuration.isSet(Setting.JWT_SECRET)) {
                environment.put("JWT_SECRET_FILE", data.key("jwt.key").toString());
            }
        }
        environment.put("FLOR_DB_URL", database.urlFor(environment.getOrDefault("NODE_NAME", "")));
        environment.put("FLOR_DB_USER", database.user());
        environment.put("FLOR_DB_PASSWORD", database.password());
        environment.put("FLOR_DB_OWNER_USER", database.ownerUser());
        environment.put("FLOR_DB_OWNER_PASSWORD", database.ownerPassword());
        environment.put("FLOR_DB_POOL_MAX", setting(Setting.DB_POOL_MAX));
        environment.put("FLOR_DB_POOL_MIN", setting(Setting.DB_POOL_MIN));
        environment.put("FLOR_DB_POOL_JOBS", setting(Setting.DB_POOL_JOBS));
        environment.put(
                "FLOR_DB_POOL_IDLE",
                "" + configuration.duration(Setting.DB_POOL_IDLE).toSeconds());
        environment.put(
                "FLOR_DB_POOL_WAIT",
                "" + configuration.duration(Setting.DB_POOL_WAIT).toMillis());
        return environment;
    }

    private void awaitReady(Server started, Readiness readiness) throws InterruptedException {
        long startedAt = System.nanoTime();
        long bootedAt = 0;
        while (!readiness.holds()) {
            String failure = started.failure();
            if (failure != null) {
                throw new StartFailed(failure);
            }
            if (!started.isAlive()) {
                throw new StartFailed("the server ended by itself. " + started.reason());
            }
            if (postgres != null && !postgres.isAlive()) {
                throw new StartFailed("the database ended during the start, see "
                        + data.logs().resolve("postgres.log"));
            }
            if (started.isBooted() && bootedAt == 0) {
                bootedAt = System.nanoTime();
            }
            if (bootedAt != 0 && System.nanoTime() - bootedAt > UNDEPLOYED_NANOS) {
                throw new StartFailed("the application was not deployed. " + started.reason());
            }
            if (System.nanoTime() - startedAt > START_NANOS) {
                throw new StartFailed("not ready within 5 minutes. " + started.reason());
            }
            Thread.sleep(50);
        }
    }

    private int watch() throws InterruptedException {
        Server ours = server;
        Process web = ours == null ? null : ours.process();
        CompletableFuture<Process> end = web == null ? new CompletableFuture<>() : web.onExit();
        Postgres own = postgres;
        Revival revival = own == null ? null : new Revival(own, data.root(), () -> stopping || end.isDone());
        do {
            awaitFirst(end, own);
        } while (!stopping && !end.isDone() && revival != null && revival.succeeds());
        if (!stopping) {
            Console.complain(
                    end.isDone() && web != null && ours != null
                            ? "FlorScribe stopped: the server ended with code " + web.exitValue() + ". " + ours.reason()
                            : "FlorScribe stopped: the database ended. Its log: "
                                    + data.logs().resolve("postgres.log"));
        }
        return StartFailed.FAILED;
    }

    /** Until the server, or the database, has ended. */
    private static void awaitFirst(CompletableFuture<Process> server, @Nullable Postgres own)
            throws InterruptedException {
        Process database = own == null ? null : own.process();
        try {
            CompletableFuture.anyOf(server, database == null ? new CompletableFuture<>() : database.onExit())
                    .get();
        } catch (ExecutionException e) {
            throw new StartFailed("a child process cannot be watched: " + e.getCause());
        }
        Thread.sleep(200); // a signal to the whole group reaches children first; the hook then has the word
    }

    /** The server of a launcher that was killed ends by itself when its standard input ends; it gets a while, then it is ended. */
    private void waitForEarlierServer() throws IOException, InterruptedException {
        Path file = data.serverPid();
        String number = Files.exists(file) ? Files.readString(file).strip() : "";
        if (!number.matches("\\d{1,18}")) {
            return;
        }
        var earlier = ProcessHandle.of(Long.parseLong(number))
                .filter(p -> p.info().commandLine().orElse("").contains(data.runtime() + File.separator));
        if (earlier.isEmpty()) {
            return;
        }
        Console.say("The server of an earlier run is still stopping (process " + number + "), waiting ...");
        try {
            earlier.get().onExit().get(35, TimeUnit.SECONDS);
        } catch (TimeoutException | ExecutionException e) {
            earlier.get().destroyForcibly();
            Thread.sleep(1000);
        }
    }

    /** A server that was just killed may hold its port for a moment after its process is gone: hence a second look. */
    private static void checkPort(String address, int port) throws IOException, InterruptedException {
        for (int attempt = 1; ; attempt++) {
            try (var probe = new ServerSocket()) {
                probe.setReuseAddress(true);
                probe.bind(new InetSocketAddress(InetAddress.getByName(address), port));
                return;
            } catch (BindException e) {
                if (attempt == PORT_LOOKS) {
                    throw new StartFailed("port " + port + " on " + address + " cannot be used: " + e.getMessage()
                            + ". Stop what uses it, or set PORT.");
                }
            }
            Thread.sleep(200);
        }
    }

    private static int freePort() throws IOException {
        try (var probe = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return probe.getLocalPort();
        }
    }

    private String tenths() {
        return String.format(java.util.Locale.ROOT, "%.1f", (System.nanoTime() - began) / 1e9);
    }

    private String setting(Setting setting) {
        return configuration.find(setting).orElseThrow();
    }
}
