package org.florscribe.platform.audit;

import java.io.BufferedOutputStream;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.florscribe.platform.keys.SealBroken;
import org.florscribe.practice.audit.AuditSeal;
import org.florscribe.practice.audit.ChainFault;
import org.florscribe.practice.audit.ChainHead;
import org.florscribe.practice.audit.ChainVerification;
import org.jspecify.annotations.Nullable;

/** {@code audit verify} and {@code audit export} on the command line; loaded by the launcher, without a server. */
public final class AuditTool {

    private static final int RIGHT = 0;
    private static final int WRONG = 1;
    private static final int USAGE = 64;

    private final AuditArguments arguments;
    private final PrintStream out;

    private AuditTool(AuditArguments arguments, PrintStream out) {
        this.arguments = arguments;
        this.out = out;
    }

    /**
     * @param command {@code verify} or {@code export}
     * @param database as the application's role, or null when none is needed
     * @param masterKeyFile empty when there is none; then seals cannot be checked
     * @return 0 when everything is right, 1 when something is wrong, 64 when the arguments are
     */
    public static int run(
            String command,
            List<String> words,
            @Nullable Connection database,
            Optional<Path> masterKeyFile,
            PrintStream out,
            PrintStream err) {
        try {
            var tool = new AuditTool(AuditArguments.parse(command, words), out);
            if (tool.arguments.in().isPresent()) {
                return tool.verifyFile(tool.arguments.in().get());
            }
            if (database == null) {
                throw new IllegalStateException("There is no database to read");
            }
            var log = new LogReader(database);
            return command.equals("export") ? tool.export(log) : tool.verify(log, masterKeyFile);
        } catch (AuditArguments.Wrong e) {
            err.println(e.getMessage());
            return USAGE;
        } catch (SQLException e) {
            err.println("The access log cannot be read: " + e.getMessage());
        } catch (IOException e) {
            err.println("A file cannot be read or written: " + e);
        } catch (SealBroken e) {
            err.println("The master key does not open the key of the access log; --without-seals does without it");
        } catch (IllegalStateException | IllegalArgumentException e) {
            err.println(e.getMessage());
        }
        return WRONG;
    }

    private int verify(LogReader log, Optional<Path> masterKeyFile) throws SQLException, IOException {
        List<ChainHead> heads = heads();
        Optional<AuditSeal> seal = Optional.empty();
        if (!arguments.withoutSeals()) {
            seal = Optional.of(log.seal(masterKeyFile.orElseThrow(() -> new IllegalStateException(
                    "Without MASTER_KEY_FILE seals cannot be checked; --without-seals leaves them out"))));
        }
        List<UUID> practices = arguments.practice().map(List::of).orElse(log.practices());
        boolean right = true;
        for (UUID practice : practices) {
            log.enter(practice);
            var verification = new ChainVerification(practice, log.anchor(practice), heads, seal);
            log.lines(practice, verification::next);
            Optional<ChainFault> fault = verification.end(log.head(practice));
            if (fault.isEmpty()) {
                fault = log.slippedIn(practice);
            }
            right &= say(practice, verification, fault, heads, seal.isPresent());
        }
        Set<UUID> known = Set.copyOf(practices);
        for (ChainHead head : heads) {
            if (arguments.practice().isEmpty() && !known.contains(head.practiceId())) {
                out.println(
                        "practice " + head.practiceId() + ": a head speaks of it, the database knows nothing of it");
                right = false;
            }
        }
        return right ? RIGHT : WRONG;
    }

    private int verifyFile(Path file) throws IOException {
        List<ChainHead> heads = heads();
        try (BufferedReader in = Files.newBufferedReader(file, StandardCharsets.UTF_8)) {
            ExportedLog.Checked checked = ExportedLog.check(in, heads);
            return say(checked.practice(), checked.verification(), checked.fault(), heads, false) ? RIGHT : WRONG;
        }
    }

    private boolean say(
            UUID practice,
            ChainVerification verification,
            Optional<ChainFault> fault,
            List<ChainHead> heads,
            boolean withSeals) {
        if (fault.isPresent()) {
            out.println("practice " + practice + ": WRONG, " + fault.get().words() + "; " + verification.lines()
                    + " lines before it are right");
            return false;
        }
        long noted = heads.stream()
                .filter(head -> head.practiceId().equals(practice))
                .count();
        out.println("practice " + practice + ": " + verification.lines() + " lines are right, seals "
                + (withSeals ? "too" : "not looked at") + ", " + noted + " heads agree; it ends with "
                + verification.last().words());
        return true;
    }

    private List<ChainHead> heads() throws IOException {
        return NotedHeads.read(arguments.heads(), arguments.publicKey()).stream()
                .map(ChainHeadLine::head)
                .toList();
    }

    private int export(LogReader log) throws SQLException, IOException {
        UUID practice = arguments.practice().orElseThrow();
        Path file = arguments.out().orElseThrow();
        Files.createFile(file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        try (OutputStream bytes = Files.newOutputStream(file, StandardOpenOption.WRITE);
                var lines = new PrintStream(new BufferedOutputStream(bytes), false, StandardCharsets.UTF_8)) {
            log.enter(practice);
            ExportedLog.begin(lines, practice, log.anchor(practice), log.head(practice));
            log.lines(practice, line -> {
                ExportedLog.write(lines, line);
                return !lines.checkError();
            });
            if (lines.checkError()) {
                throw new IOException(file + " cannot be written");
            }
        }
        out.println("Written to " + file);
        return RIGHT;
    }
}
