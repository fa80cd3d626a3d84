package org.florscribe.platform.launcher;

import java.io.File;
import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.jar.JarFile;
import org.florscribe.platform.config.Configuration;
import org.florscribe.platform.config.EnvironmentFile;

/** The program behind {@code java -jar florscribe.war}: reads the command and the settings, then does what the command says. */
public final class Launcher {

    private Launcher() {}

    /** Called by Main; ends the process. */
    public static void run(File war, String... args) {
        Runtime.getRuntime().halt(codeOf(war, args));
    }

    private static int codeOf(File war, String... args) {
        try {
            return dispatch(war, CommandLine.parse(args));
        } catch (StartFailed e) {
            Console.complain(e.reason());
            return e.code();
        } catch (IOException e) {
            Console.complain("FlorScribe cannot go on: " + words(e));
            return StartFailed.FAILED;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return StartFailed.FAILED;
        }
    }

    private static int dispatch(File war, CommandLine line) throws IOException, InterruptedException {
        switch (line.command()) {
            case "help", "--help", "-h" -> {
                Console.say(CommandLine.USAGE);
                return 0;
            }
            case "version", "--version" -> {
                Console.say("FlorScribe " + version(war));
                return 0;
            }
            case "eval" -> {
                return Evaluator.run(war, line.arguments());
            }
            case "audit verify" -> {
                if (AuditCommand.needsNoDatabase(line.arguments())) {
                    return AuditCommand.run(war, "verify", line.arguments());
                }
            }
            default -> Console.detail(line.command());
        }
        Map<String, String> environment = environment(line);
        environment.putIfAbsent("APP_VERSION", version(war));
        boolean demo = line.command().equals("demo");
        if (demo) {
            environment.putIfAbsent("APP_ENV", "demo");
        }
        Configuration configuration = Configuration.of(environment);
        check(configuration, demo && environment.getOrDefault("APP_ENV", "").equals("production"));
        var run = new ServerRun(war, configuration, environment);
        return switch (line.command()) {
            case "serve", "demo" -> {
                refuseArguments(line);
                configuration.notices().forEach(n -> Console.say("Note: " + n));
                yield run.serve(demo);
            }
            case "config check" -> {
                configuration.notices().forEach(n -> Console.say("Note: " + n));
                Console.say("The configuration is complete.");
                yield 0;
            }
            case "migrate" ->
                line.arguments().contains("--dry-run")
                        ? run.listMigrations()
                        : run.command("migrate", line.arguments());
            case "doctor" -> new Doctor(configuration, run.data()).look(() -> run.command("doctor", line.arguments()));
            case "audit verify", "audit export" ->
                run.audit(line.command().substring("audit ".length()), line.arguments());
            case "practice create",
                    "practice destroy",
                    "practice keep",
                    "practice certificate",
                    "practice sign-out",
                    "staff unlock",
                    "staff reset-password",
                    "staff reset-second-factor",
                    "keys status",
                    "keys rotate",
                    "keys destroy",
                    "log level" -> run.command(line.command(), line.arguments());
            case "backup" -> run.command("backup", line.absolutePaths("--to", "--keys-to"));
            case "restore" -> run.restore(line.absolutePaths("--from", "--keys-from"));
            default ->
                throw new StartFailed(
                        StartFailed.USAGE, "There is no command '" + line.command() + "'.\n\n" + CommandLine.USAGE);
        };
    }

    private static void refuseArguments(CommandLine line) {
        if (!line.arguments().isEmpty()) {
            throw new StartFailed(StartFailed.USAGE, line.command() + " takes no arguments.\n\n" + CommandLine.USAGE);
        }
    }

    private static void check(Configuration configuration, boolean demoInProduction) {
        var faults = new java.util.ArrayList<>(configuration.faults());
        if (demoInProduction) {
            faults.add(
                    "APP_ENV is 'production': made-up people do not go into a production database (leave APP_ENV out for a demo)");
        }
        if (!faults.isEmpty()) {
            throw new StartFailed(
                    StartFailed.CONFIGURATION,
                    "FlorScribe did not start: " + faults.size() + (faults.size() == 1 ? " fault" : " faults")
                            + " in the configuration.\n  - " + String.join("\n  - ", faults));
        }
    }

    private static Map<String, String> environment(CommandLine line) throws IOException {
        Map<String, String> environment = new HashMap<>(System.getenv());
        if (line.environmentFile().isPresent()) {
            EnvironmentFile file = EnvironmentFile.read(line.environmentFile().get());
            List<String> faults = file.faults();
            if (!faults.isEmpty()) {
                throw new StartFailed(
                        StartFailed.CONFIGURATION, "FlorScribe did not start:\n  - " + String.join("\n  - ", faults));
            }
            file.values().forEach(environment::putIfAbsent); // what the shell says wins
            file.unknownNames()
                    .forEach(name -> Console.say("Note: " + name + " in "
                            + line.environmentFile().get() + " is not a setting of FlorScribe."));
        }
        return environment;
    }

    private static String version(File war) throws IOException {
        try (var jar = new JarFile(war)) {
            String version = jar.getManifest().getMainAttributes().getValue("Implementation-Version");
            return version == null ? "unknown" : version;
        }
    }

    static String words(IOException e) {
        String message = e.getMessage();
        return message != null && message.contains("No space left") ? "the disk is full." : e.toString();
    }
}
