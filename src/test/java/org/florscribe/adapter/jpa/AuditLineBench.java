package org.florscribe.adapter.jpa;

import java.io.PrintStream;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.florscribe.platform.persistence.DataSources;
import org.florscribe.practice.audit.AuditAction;
import org.florscribe.practice.audit.AuditEvent;
import org.florscribe.practice.audit.AuditOutcome;
import org.florscribe.practice.audit.AuditSeal;
import org.florscribe.practice.identity.Caller;
import org.florscribe.shared.Ids;
import org.florscribe.testing.Clinic;
import org.florscribe.testing.RunningProduct;

/**
 * What a line of the access log adds to a transaction, by the class that writes it: the same transaction without a line and with one,
 * in turn. Otherwise it only reads, so that the write to disk, which reading does not need, is part of what the line adds.
 */
public final class AuditLineBench {

    private static final int WARM_UP = 200;

    /** Milliseconds that a line may add, at the 95th percentile. */
    private static final double AIM = 5;

    private final RunningProduct product;
    private final AuditSeal seal;

    public AuditLineBench(RunningProduct product, AuditSeal seal) {
        this.product = product;
        this.seal = seal;
    }

    /** @return whether one writer meets the aim; how it is with sixteen of one practice at once is told besides */
    public boolean measure(int lines, PrintStream out) {
        double alone = added(1, lines, out);
        added(16, lines, out);
        out.printf(Locale.ROOT, "aim: under %.0f ms at the 95th percentile: %s%n", AIM, alone < AIM ? "met" : "missed");
        return alone < AIM;
    }

    private double added(int writers, int lines, PrintStream out) {
        UUID practice = Clinic.open(product).practiceId();
        List<Double> without = Collections.synchronizedList(new ArrayList<>());
        List<Double> with = Collections.synchronizedList(new ArrayList<>());
        List<CompletableFuture<Void>> all = IntStream.range(0, writers)
                .mapToObj(writer -> CompletableFuture.runAsync(
                        () -> write(practice, lines / writers, without, with),
                        task -> new Thread(task, "writer-" + writer).start()))
                .toList();
        all.forEach(CompletableFuture::join);
        double added = percentile(with) - percentile(without);
        out.printf(
                Locale.ROOT,
                "%2d writers of one practice: p95 of a transaction %6.2f ms without a line, %6.2f ms with one: %5.2f ms more%n",
                writers,
                percentile(without),
                percentile(with),
                added);
        return added;
    }

    private void write(UUID practice, int lines, List<Double> without, List<Double> with) {
        try (Connection connection = product.applicationConnection()) {
            connection.setAutoCommit(false);
            AuditChain chain = new AuditChain(new Borrowed(connection), seal);
            for (int i = 0; i < WARM_UP + lines; i++) {
                double plain = timed(connection, practice, Optional.empty());
                double logged = timed(connection, practice, Optional.of(chain));
                if (i >= WARM_UP) {
                    without.add(plain);
                    with.add(logged);
                }
            }
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private static double timed(Connection connection, UUID practice, Optional<AuditChain> chain) throws SQLException {
        long start = System.nanoTime();
        try (var set = connection.prepareStatement(
                        "select set_config('app.practice_id', ?, true), set_config('app.viewer', '*', true)");
                var read = connection.prepareStatement("select count(*) from staff where practice_id = ?")) {
            set.setString(1, practice.toString());
            set.executeQuery().close();
            read.setObject(1, practice);
            read.executeQuery().close();
        }
        if (chain.isPresent()) {
            chain.get().append(practice, List.of(line()));
        }
        connection.commit();
        return (System.nanoTime() - start) / 1e6;
    }

    private static AuditEvent line() {
        return new AuditEvent(
                Ids.next(),
                Instant.now().truncatedTo(ChronoUnit.MICROS),
                Caller.Kind.PERSON,
                Optional.of(Ids.next()),
                Optional.of(Ids.next()),
                AuditAction.ENCOUNTER_VIEWED,
                "encounter",
                Optional.of(Ids.next()),
                Optional.of(Ids.next()),
                AuditOutcome.SUCCESS,
                "192.0.2.17",
                Ids.next().toString(),
                false,
                Optional.empty());
    }

    private static double percentile(List<Double> times) {
        List<Double> sorted = times.stream().sorted().toList();
        return sorted.get((int) (sorted.size() * 0.95));
    }

    /** Gives the one connection of a writer, which stays open. */
    private static final class Borrowed extends DataSources {

        private final Connection kept;

        Borrowed(Connection connection) {
            kept = (Connection) Proxy.newProxyInstance(
                    Connection.class.getClassLoader(),
                    new Class<?>[] {Connection.class},
                    (proxy, method, arguments) ->
                            method.getName().equals("close") ? null : method.invoke(connection, arguments));
        }

        @Override
        public Connection inTransaction() {
            return kept;
        }
    }
}
