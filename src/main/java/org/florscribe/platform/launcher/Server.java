package org.florscribe.platform.launcher;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.florscribe.platform.config.Configuration;
import org.florscribe.platform.config.Setting;
import org.florscribe.platform.log.LogLine;
import org.jspecify.annotations.Nullable;

/** The child process: Payara Micro with our application, its log, and what it says about a start that failed. */
final class Server {

    private static final long LOG_LIMIT = 20_000_000;
    private static final int STOP_SECONDS = 40;

    /** What Java ends with under -XX:+ExitOnOutOfMemoryError. */
    private static final int OUT_OF_MEMORY = 3;

    /** The server gives its requests 30 s, after STOP_DELAY. */
    private static final Duration LAST_REQUESTS = Duration.ofSeconds(33);

    private static final String FAILED = "FLORSCRIBE-START-FAILED ";
    private static final Pattern FAILED_LINE = Pattern.compile(FAILED + "([^\"]*?)(\\\\n.*|\\\\r.*|\".*)?$");
    private static final Pattern CAUSE = Pattern.compile("(?:Caused by: |deployment failure:)[^\\\\\"]{1,400}");

    private final Configuration configuration;
    private final DataFolder data;
    private final UnpackedRuntime runtime;
    private final Path log;
    private @Nullable Process process;
    private volatile boolean booted;
    private volatile @Nullable String failure;
    private volatile @Nullable String cause;

    Server(Configuration configuration, DataFolder data, UnpackedRuntime runtime) {
        this.configuration = configuration;
        this.data = data;
        this.runtime = runtime;
        this.log = data.logs().resolve("server.log");
    }

    void start(String address, int port, Map<String, String> environment) throws IOException {
        Path payara = runtime.payara();
        runtime.forgetDeployments();
        Path preboot = Files.writeString(payara.resolve("preboot.txt"), ServerFiles.preboot(address));
        Path logging = Files.writeString(
                payara.resolve("florscribe-logging.properties"), ServerFiles.logging(setting(Setting.LOG_LEVEL)));
        var command = new ArrayList<>(List.of(
                UnpackedRuntime.java(),
                "-Xmx" + setting(Setting.HEAP_MAX),
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1", // the optimising compiler takes half of a start's processor time; see ADR 2
                "-XX:+ExitOnOutOfMemoryError",
                "-XX:-UsePerfData",
                "-Dfile.encoding=UTF-8",
                "-Djava.awt.headless=true",
                "-Djava.util.logging.config.file=" + logging, // for the lines before the server reads --logproperties
                "-Djava.io.tmpdir=" + runtime.freshTemporaryFolder()));
        configuration
                .find(Setting.JAVA_OPTIONS)
                .ifPresent(options -> command.addAll(List.of(options.strip().split("\\s+"))));
        command.addAll(List.of(
                "-jar", payara.resolve("start.jar").toString(),
                "--rootdir", payara.toString(),
                "--port", "" + port,
                "--nohazelcast", "--disablephonehome",
                "--prebootcommandfile", preboot.toString(),
                "--logproperties", logging.toString(),
                "--contextroot", "/",
                "--deploy", runtime.application().toString()));
        var builder = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .directory(data.root().toFile());
        builder.environment().clear();
        builder.environment().putAll(environment);
        Process started = builder.start();
        process = started;
        Files.writeString(data.serverPid(), started.pid() + "\n");
        var shape = new LogLine(environment);
        var pump = new Thread(() -> pump(started, shape), "server-log");
        pump.setDaemon(true);
        pump.start();
    }

    boolean isAlive() {
        Process running = process;
        return running != null && running.isAlive();
    }

    @Nullable
    Process process() {
        return process;
    }

    /** True once the server has done all it does at a start, whether or not our application was part of it. */
    boolean isBooted() {
        return booted;
    }

    /** Why the application says it cannot start, if it does. */
    @Nullable
    String failure() {
        return failure;
    }

    /** The last reason found in the log, in words. */
    String reason() {
        Process ended = process;
        if (ended != null && !ended.isAlive() && ended.exitValue() == OUT_OF_MEMORY) {
            return "It ran out of memory: HEAP_MAX is " + setting(Setting.HEAP_MAX) + ", give it more.";
        }
        String found = cause;
        return found == null ? "See " + log + "." : found.strip() + " (more in " + log + ")";
    }

    void stop() {
        Process running = process;
        if (running == null || !running.isAlive()) {
            return;
        }
        try {
            new AdminCall(data.socket())
                    .sendWithin(LAST_REQUESTS.plus(configuration.duration(Setting.STOP_DELAY)), "stop");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        running.toHandle()
                .destroy(); // destroy() of the process itself would close its output, and the last lines would be lost
        try {
            if (!running.waitFor(STOP_SECONDS, TimeUnit.SECONDS)) {
                Console.complain("The server did not stop within " + STOP_SECONDS + " s and is ended.");
                running.toHandle().destroyForcibly();
                running.waitFor(5, TimeUnit.SECONDS);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void pump(Process started, LogLine shape) {
        boolean echo = Boolean.parseBoolean(setting(Setting.LOG_STDOUT));
        try (var in = started.inputReader();
                var file = new LogFile(log, LOG_LIMIT)) {
            boolean written = true;
            for (String line; (line = in.readLine()) != null; ) {
                listen(line);
                String shaped = shape.ofOutput(line);
                written = write(file, shaped, written);
                if (echo) {
                    Console.say(shaped);
                }
            }
        } catch (IOException e) {
            if (started.isAlive()) {
                Console.complain("The server's log cannot be written: " + e.getMessage());
                drain(started);
            }
        }
    }

    /** On a full disk lines are lost until there is room again. */
    private static boolean write(LogFile file, String line, boolean before) {
        try {
            file.line(line);
            return true;
        } catch (IOException e) {
            if (before) {
                Console.complain("The server's log cannot be written just now: " + e.getMessage());
            }
            return false;
        }
    }

    /** The server must be able to write its lines in any case, or it would stop in the middle of one. */
    private static void drain(Process started) {
        try (var in = started.getInputStream()) {
            in.transferTo(OutputStream.nullOutputStream());
        } catch (IOException e) {
            Console.detail("the server's output has ended");
        }
    }

    private void listen(String line) {
        if (line.contains(FAILED)) {
            Matcher words = FAILED_LINE.matcher(line);
            failure = words.find() ? words.group(1).strip() : line;
        }
        if (line.contains("ready in ")) {
            booted = true;
        }
        Matcher reasons = CAUSE.matcher(line);
        while (reasons.find()) {
            cause = reasons.group();
        }
    }

    private String setting(Setting setting) {
        return configuration.find(setting).orElseThrow();
    }
}
