package org.florscribe.platform.launcher;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.Driver;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** A PostgreSQL of our own: made once, then a child behind a small shell script that stops it when the launcher is gone. */
final class Postgres {

    static final String DATABASE = "florscribe";
    static final String OWNER = "florscribe_owner";
    static final String APPLICATION = "florscribe_app";
    private static final String ADMIN = "florscribe_admin";
    private static final String MAJOR = "17";
    private static final int NOBODY = 65534;
    private static final long LOG_LIMIT = 10_000_000;

    /** Each 10 ms; after a crash it reads its log first, which takes minutes on a slow disk. */
    private static final int START_LOOKS = 30_000;

    /** "$@" is the server. The line "fast" means stop now; the end of input (we died) means let clients finish, then stop. */
    private static final String GUARD = """
            exec 3<&0
            "$@" </dev/null 3<&- & p=$!
            { read x <&3
              if [ "$x" = fast ]; then kill -INT $p
              else kill -TERM $p; i=0; while [ $i -lt 15 ] && kill -0 $p; do sleep 1; i=$((i+1)); done; kill -INT $p
              fi; } 2>/dev/null &
            wait $p""";

    private final Path home;
    private final Path folder;
    private final DataFolder data;
    private final Path log;
    private final int maxConnections;
    private List<String> runAs = List.of();
    private volatile @Nullable Process guard;
    private int port;

    Postgres(UnpackedRuntime runtime, DataFolder data, int maxConnections) {
        this.home = runtime.postgres();
        this.data = data;
        this.folder = data.root().resolve("postgres");
        this.log = data.logs().resolve("postgres.log");
        this.maxConnections = maxConnections;
    }

    int port() {
        return port;
    }

    void start(Driver driver) throws IOException, InterruptedException {
        chooseUser();
        if (Files.exists(log) && Files.size(log) > LOG_LIMIT) {
            LogFile.moveAside(log);
        }
        if (!Files.exists(folder.resolve("PG_VERSION"))) {
            make();
        }
        String version = Files.readString(folder.resolve("PG_VERSION")).strip();
        if (!version.equals(MAJOR)) {
            throw new StartFailed("The database in " + folder + " was made by PostgreSQL " + version
                    + ", this FlorScribe carries " + MAJOR + ": see docs/operations on upgrading.");
        }
        waitForEarlierRun();
        for (int attempt = 1; !launch(freePort()); attempt++) {
            if (attempt == 3) {
                throw new StartFailed("The database found no free port, see " + log);
            }
        }
        if (!Files.exists(folder.resolve("florscribe-roles"))) {
            makeRoles(driver);
        }
    }

    /**
     * Starts it again after it has ended by itself, where its clients look for it.
     *
     * @return false when it did not start, or ended at once
     */
    boolean startAgain() throws IOException, InterruptedException {
        try {
            waitForEarlierRun();
            return launch(port);
        } catch (StartFailed e) {
            Console.complain(e.reason());
            stop();
            return false;
        }
    }

    boolean isAlive() {
        Process running = guard;
        return running == null || running.isAlive();
    }

    @Nullable
    Process process() {
        return guard;
    }

    void stop() {
        Process running = guard;
        if (running == null) {
            return;
        }
        try (var out = running.getOutputStream()) {
            out.write("fast\n".getBytes(StandardCharsets.US_ASCII));
        } catch (IOException e) {
            Console.detail("the database had ended already");
        }
        try {
            if (!running.waitFor(20, TimeUnit.SECONDS)) {
                running.descendants().forEach(ProcessHandle::destroyForcibly);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** postgres refuses to be root: a user namespace first (files stay root's), else "nobody", who then owns the folder. */
    private void chooseUser() throws IOException, InterruptedException {
        Object uid = Files.getAttribute(Path.of("/proc/self"), "unix:uid");
        List<String> namespace = List.of("unshare", "-U");
        List<String> nobody = List.of("setpriv", "--reuid=" + NOBODY, "--regid=" + NOBODY, "--clear-groups");
        if (!uid.equals(0)) {
            if (!works(List.of("id", "-un")) && works(List.of("unshare", "-U", "id", "-un"))) {
                runAs = namespace; // initdb wants a name for its user; inside a namespace it is "nobody"
            }
        } else if (works(List.of("unshare", "-U", "true"))) {
            runAs = namespace;
        } else {
            letOthersPass();
            var test = new ArrayList<>(nobody);
            test.addAll(List.of("test", "-x", home.resolve("bin/postgres").toString()));
            if (!works(test)) {
                throw new StartFailed(
                        "PostgreSQL does not run as root, and this system allows neither a user namespace nor another user on "
                                + data.root() + ". Start FlorScribe as an ordinary user, or set DATABASE_URL.");
            }
            runAs = nobody;
        }
    }

    /** DATA_DIR lets "nobody" through to postgres' own files; secrets, logs and run stay closed. */
    private void letOthersPass() throws IOException {
        Files.setPosixFilePermissions(data.root(), PosixFilePermissions.fromString("rwx--x--x"));
    }

    private void handOver(Path tree) throws IOException {
        if (runAs.isEmpty() || !runAs.get(0).equals("setpriv")) {
            return;
        }
        try (var files = Files.walk(tree)) {
            for (Path file : (Iterable<Path>) files::iterator) {
                Files.setAttribute(file, "unix:uid", NOBODY, LinkOption.NOFOLLOW_LINKS);
                Files.setAttribute(file, "unix:gid", NOBODY, LinkOption.NOFOLLOW_LINKS);
            }
        }
    }

    private void make() throws IOException, InterruptedException {
        Path fresh = folder.resolveSibling("postgres.new");
        DataFolder.deleteTree(fresh); // a first start that was cut off
        Files.createDirectory(
                fresh, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
        Path password = fresh.resolveSibling("postgres.password");
        DataFolder.writeSecret(password, data.password("postgres-superuser") + "\n");
        handOver(fresh);
        handOver(password);
        var command = new ArrayList<>(runAs);
        command.addAll(List.of(
                home.resolve("bin/initdb").toString(),
                "-D",
                fresh.toString(),
                "-U",
                ADMIN,
                "--auth=scram-sha-256",
                "--pwfile=" + password,
                "--encoding=UTF8",
                "--locale=C",
                "--locale-provider=builtin",
                "--builtin-locale=C.UTF-8",
                "--data-checksums",
                "--no-instructions"));
        boolean made = run(command, ProcessBuilder.Redirect.appendTo(log.toFile())) == 0;
        Files.delete(password);
        if (!made) {
            DataFolder.deleteTree(fresh);
            throw new StartFailed("The database could not be created: " + lastError());
        }
        Files.move(fresh, folder);
    }

    /** We hold the lock on DATA_DIR: a live process of that number is our orphan (wait) or a stranger with a reused number (stale file). */
    private void waitForEarlierRun() throws IOException, InterruptedException {
        Path pid = folder.resolve("postmaster.pid");
        for (int i = 0; Files.exists(pid); i++) {
            List<String> lines = Files.readAllLines(pid);
            String number = lines.isEmpty() ? "0" : lines.get(0).strip();
            if (!isOurs(number)) {
                Files.deleteIfExists(pid);
                return;
            }
            if (i == 0) {
                Console.say("A database of an earlier run is still stopping (process " + number + "), waiting ...");
            }
            if (i == 300) {
                throw new StartFailed("The database of an earlier run (process " + number
                        + ") does not stop. Stop it, then start again.");
            }
            Thread.sleep(100);
        }
    }

    private boolean isOurs(String number) throws IOException {
        try {
            return Files.readString(Path.of("/proc", number, "cmdline")).contains(folder.toString());
        } catch (java.nio.file.NoSuchFileException e) {
            return false;
        }
    }

    private static int freePort() throws IOException {
        try (var free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return free.getLocalPort();
        }
    }

    /** @return false when the port is not free */
    private boolean launch(int at) throws IOException, InterruptedException {
        port = at;
        var command = new ArrayList<>(List.of("setsid", "sh", "-c", GUARD, "florscribe-postgres"));
        command.addAll(runAs);
        command.addAll(List.of(home.resolve("bin/postgres").toString(), "-D", folder.toString(), "-p", "" + port));
        for (String option : List.of(
                "listen_addresses=127.0.0.1",
                "unix_socket_directories=",
                "max_connections=" + maxConnections,
                "shared_buffers=128MB",
                "log_error_verbosity=terse",
                "log_min_error_statement=panic")) {
            command.addAll(List.of("-c", option)); // the last two keep patients' data out of postgres.log
        }
        Process started = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()))
                .start();
        guard = started;
        Path pid = folder.resolve("postmaster.pid");
        for (int i = 0; i < START_LOOKS; i++) {
            if (!started.isAlive()) {
                String why = lastError();
                if (why.contains("could not bind") || why.contains("TCP/IP")) {
                    return false;
                }
                throw new StartFailed("The database did not start: " + why);
            }
            List<String> lines = Files.exists(pid) ? Files.readAllLines(pid) : List.of();
            if (lines.size() >= 8
                    && lines.get(7).startsWith("ready")
                    && lines.get(3).equals("" + port)) {
                return true;
            }
            Thread.sleep(10);
        }
        throw new StartFailed("The database did not start within five minutes, see " + log);
    }

    private void makeRoles(Driver driver) throws IOException {
        String admin = data.password("postgres-superuser");
        try (Connection c = JdbcDriver.connect(driver, jdbcUrl("postgres"), ADMIN, admin);
                Statement s = c.createStatement()) {
            for (String sql : List.of(
                    "drop database if exists " + DATABASE, // a first start that was cut off before its end
                    "drop role if exists " + APPLICATION,
                    "drop role if exists " + OWNER,
                    "create role " + OWNER + " login password '" + data.password("postgres-owner") + "'",
                    "create role " + APPLICATION + " login password '" + data.password("postgres-app") + "'",
                    "create database " + DATABASE + " owner " + OWNER)) {
                s.execute(sql);
            }
        } catch (SQLException e) {
            throw new StartFailed("The database's roles could not be made: " + e.getMessage());
        }
        Files.createFile(folder.resolve("florscribe-roles"));
    }

    String jdbcUrl(String database) {
        return jdbcUrl(Integer.toString(port), database);
    }

    /** Of the database that another launcher keeps running on this folder: the fourth line of what it wrote down says its port. */
    static String urlOfRunning(DataFolder data) throws IOException {
        Path file = data.root().resolve("postgres/postmaster.pid");
        List<String> lines = Files.exists(file) ? Files.readAllLines(file) : List.of();
        if (lines.size() < 4 || !lines.get(3).strip().matches("\\d{1,5}")) {
            throw new StartFailed("The database of the running server is not found in " + file);
        }
        return jdbcUrl(lines.get(3).strip(), DATABASE);
    }

    private static String jdbcUrl(String port, String database) {
        return "jdbc:postgresql://127.0.0.1:" + port + "/" + database
                + "?ApplicationName=florscribe&logServerErrorDetail=false";
    }

    private String lastError() throws IOException {
        List<String> lines = Files.readAllLines(log);
        for (int i = lines.size() - 1; i >= Math.max(0, lines.size() - 40); i--) {
            if (lines.get(i).matches(".*(FATAL|PANIC|ERROR|error|could not).*")) {
                return lines.get(i);
            }
        }
        return lines.isEmpty() ? "no message" : lines.get(lines.size() - 1);
    }

    private static boolean works(List<String> command) throws InterruptedException {
        return run(command, ProcessBuilder.Redirect.DISCARD) == 0;
    }

    private static int run(List<String> command, ProcessBuilder.Redirect output) throws InterruptedException {
        try {
            return new ProcessBuilder(command)
                    .redirectErrorStream(true)
                    .redirectOutput(output)
                    .start()
                    .waitFor();
        } catch (IOException e) {
            return 127; // there is no such program here
        }
    }
}
