package org.florscribe.platform.audit;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.florscribe.adapter.jpa.AuditLineBench;
import org.florscribe.practice.audit.AuditSeal;
import org.florscribe.practice.audit.CanonicalForm;
import org.florscribe.practice.audit.ChainEntry;
import org.florscribe.practice.audit.ChainHead;
import org.florscribe.testing.Clinic;
import org.florscribe.testing.RunningProduct;
import org.postgresql.PGConnection;

/**
 * How long {@code audit verify} takes over a long access log, by the command as it ships. The lines are hashed, chained and
 * sealed by the product's own classes with the installation's own key, and put in by COPY. Peers in the same run: sha256sum over
 * a file of the bytes that are hashed, and the same columns read out of the database without looking at them.
 */
final class AuditBench {

    private static final String COLUMNS =
            "practice_id, seq, form, hash, seal, id, occurred_at, actor_kind, actor_id, session_id,"
                    + " action, object_type, object_id, patient_id, outcome, origin, correlation_id, emergency, digest";
    private static final int LINES_A_PIECE = 10_000;
    private static final int ROUNDS = 3;
    private static final int LINES_WRITTEN = 3_200;
    private static final String[] ACTIONS = {"PATIENT_VIEWED", "ENCOUNTER_VIEWED", "NOTE_VIEWED", "NOTE_CHANGED"};

    private final RunningProduct product;
    private final UUID practice;
    private final Path hashed;
    private final PrintStream out;

    private AuditBench(RunningProduct product, UUID practice, Path hashed, PrintStream out) {
        this.product = product;
        this.practice = practice;
        this.hashed = hashed;
        this.out = out;
    }

    /** @param arguments how many lines, seconds it may take */
    @SuppressWarnings("SystemOut") // a program on a terminal
    public static void main(String[] arguments) throws Exception {
        int lines = Integer.parseInt(arguments[0]);
        double aim = Double.parseDouble(arguments[1]);
        Path hashed = Files.createTempFile("florscribe-audit", ".bytes");
        boolean met;
        try (RunningProduct product = RunningProduct.start(Map.of())) {
            UUID practice = Clinic.open(product).practiceId();
            met = new AuditBench(product, practice, hashed, System.out).measure(lines, aim);
        } finally {
            Files.delete(hashed);
        }
        System.exit(met ? 0 : 1);
    }

    private boolean measure(int lines, double aim) throws SQLException, IOException, InterruptedException {
        Instant start = Instant.now();
        fill(lines);
        out.printf(Locale.ROOT, "%,d lines made, hashed, sealed and stored in %.1f s%n", lines, seconds(start));
        double verified = Double.MAX_VALUE;
        double read = Double.MAX_VALUE;
        double summed = Double.MAX_VALUE;
        for (int round = 0; round < ROUNDS; round++) {
            verified = Math.min(verified, verify(0, " lines are right, seals too"));
            read = Math.min(read, readOnly());
            summed = Math.min(summed, sha256sum());
        }
        out.printf(
                Locale.ROOT,
                "audit verify, a Java of its own, seals too    %6.2f s   %,.0f lines a second%n",
                verified,
                lines / verified);
        out.printf(
                Locale.ROOT,
                "the same columns read and not looked at       %6.2f s   ratio %.2f%n",
                read,
                verified / read);
        out.printf(
                Locale.ROOT,
                "sha256sum over the bytes that are hashed      %6.2f s   ratio %.2f   %,d MB%n",
                summed,
                verified / summed,
                Files.size(hashed) / 1_000_000);
        int wrong = lines - lines / 10;
        change(wrong);
        double found = verify(1, "WRONG, line " + wrong + " ");
        out.printf(Locale.ROOT, "one of them changed by a superuser: line %,d named after %.2f s%n", wrong, found);
        out.printf(Locale.ROOT, "aim: under %.0f s for %,d lines: %s%n", aim, lines, verified < aim ? "met" : "missed");
        return new AuditLineBench(product, seal()).measure(LINES_WRITTEN, out) && verified < aim;
    }

    private void fill(int lines) throws SQLException, IOException {
        try (Connection connection = product.superuserConnection();
                var sql = connection.createStatement();
                OutputStream bytes = new BufferedOutputStream(Files.newOutputStream(hashed), 1 << 20)) {
            AuditSeal seal = seal();
            sql.execute("set session_replication_role = replica");
            sql.execute("delete from audit_event where practice_id = '" + practice + "'");
            var copy = connection.unwrap(PGConnection.class).getCopyAPI();
            ChainHead head = ChainHead.beforeAll(practice);
            Instant first = Instant.now().minus(Duration.ofDays(300)).truncatedTo(ChronoUnit.MICROS);
            UUID person = UUID.randomUUID();
            while (head.seq() < lines) {
                var piece = copy.copyIn("copy audit_event (" + COLUMNS + ") from stdin");
                var text = new StringBuilder();
                for (int i = 0; i < LINES_A_PIECE && head.seq() < lines; i++) {
                    ChainEntry entry = entry(head.seq() + 1, first, person);
                    bytes.write(head.hash());
                    bytes.write(CanonicalForm.of(entry, CanonicalForm.CURRENT));
                    head = head.then(entry, CanonicalForm.CURRENT);
                    row(text, entry, head.hash(), seal.of(head.hash()));
                }
                byte[] utf8 = text.toString().getBytes(StandardCharsets.UTF_8);
                piece.writeToCopy(utf8, 0, utf8.length);
                piece.endCopy();
            }
            sql.execute("update audit_head set seq = " + head.seq() + ", hash = decode('" + hex(head.hash())
                    + "', 'hex') where practice_id = '" + practice + "'");
            sql.execute("vacuum analyze audit_event");
        }
    }

    private AuditSeal seal() throws SQLException {
        try (Connection connection = product.applicationConnection()) {
            return new LogReader(connection).seal(product.dataDir().resolve("secrets/master.key"));
        }
    }

    private ChainEntry entry(long seq, Instant first, UUID person) {
        return new ChainEntry(
                practice,
                seq,
                UUID.randomUUID(),
                first.plusMillis(seq * 25_000),
                "PERSON",
                Optional.of(person),
                Optional.of(person),
                ACTIONS[(int) (seq % ACTIONS.length)],
                "encounter",
                Optional.of(new UUID(seq, person.getLeastSignificantBits())),
                Optional.of(new UUID(seq % 20_000, person.getLeastSignificantBits())),
                seq % 50 == 0 ? "REFUSED" : "SUCCESS",
                "192.0.2.17",
                new UUID(person.getMostSignificantBits(), seq).toString(),
                false,
                Optional.empty());
    }

    private static void row(StringBuilder text, ChainEntry entry, byte[] hash, byte[] seal) {
        text.append(entry.practiceId())
                .append('\t')
                .append(entry.seq())
                .append('\t')
                .append(CanonicalForm.CURRENT);
        text.append("\t\\\\x").append(hex(hash)).append("\t\\\\x").append(hex(seal));
        text.append('\t').append(entry.id()).append('\t').append(entry.occurredAt());
        text.append('\t').append(entry.actorKind());
        id(text, entry.actorId());
        id(text, entry.sessionId());
        text.append('\t').append(entry.action()).append('\t').append(entry.objectType());
        id(text, entry.objectId());
        id(text, entry.patientId());
        text.append('\t').append(entry.outcome()).append('\t').append(entry.origin());
        text.append('\t').append(entry.correlationId()).append("\tf\t\\N\n");
    }

    private static void id(StringBuilder text, Optional<UUID> id) {
        text.append('\t').append(id.map(UUID::toString).orElse("\\N"));
    }

    private static String hex(byte[] bytes) {
        return HexFormat.of().formatHex(bytes);
    }

    /** As an operator does it: tests start Java with flags that make it ready sooner and slower afterwards. */
    private double verify(int code, String words) throws IOException, InterruptedException {
        Instant start = Instant.now();
        var command = new ProcessBuilder("scripts/verify-audit", "--practice", practice.toString());
        command.environment().putAll(Map.of("DATA_DIR", product.dataDir().toString(), "PORT", "" + product.port()));
        Process verify = command.redirectErrorStream(true).start();
        String said = new String(verify.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        if (verify.waitFor() != code || !said.contains(words)) {
            throw new IllegalStateException(verify.exitValue() + " " + said);
        }
        return seconds(start);
    }

    private double readOnly() throws SQLException, IOException {
        Instant start = Instant.now();
        try (Connection connection = product.superuserConnection()) {
            connection
                    .unwrap(PGConnection.class)
                    .getCopyAPI()
                    .copyOut(
                            "copy (select " + COLUMNS + " from audit_event where practice_id = '" + practice
                                    + "' order by seq) to stdout",
                            OutputStream.nullOutputStream());
        }
        return seconds(start);
    }

    private double sha256sum() throws IOException, InterruptedException {
        Instant start = Instant.now();
        Process peer = new ProcessBuilder("sha256sum", hashed.toString())
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
        if (peer.waitFor() != 0) {
            throw new IOException("sha256sum failed");
        }
        return seconds(start);
    }

    private void change(long seq) throws SQLException {
        try (Connection connection = product.superuserConnection();
                var sql = connection.createStatement()) {
            sql.execute("set session_replication_role = replica");
            sql.execute(
                    "update audit_event set patient_id = null where practice_id = '" + practice + "' and seq = " + seq);
        }
    }

    private static double seconds(Instant since) {
        return Duration.between(since, Instant.now()).toMillis() / 1000.0;
    }
}
