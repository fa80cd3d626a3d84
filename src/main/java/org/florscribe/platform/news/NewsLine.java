package org.florscribe.platform.news;

import java.sql.SQLException;
import java.time.Duration;
import java.util.function.DoubleSupplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Listens for as long as the node runs. A line that ends is opened again, more patiently after each failure. */
final class NewsLine {

    private static final Logger LOG = LoggerFactory.getLogger(NewsLine.class);
    private static final Duration SHORTEST_PAUSE = Duration.ofMillis(500);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(15);
    private static final int DOUBLED_AT_MOST = 6;

    private final Exchange exchange;
    private final Pause pause;
    private final DoubleSupplier chance;
    private @Nullable Wire open;
    private boolean stopped;

    /** Opens a connection that hears everything told from then on. */
    interface Exchange {
        Wire open() throws SQLException;
    }

    /** Waits. */
    interface Pause {
        void take(Duration time) throws InterruptedException;
    }

    /** The chance is a number from 0 to 1, asked before each pause: nodes that lost a database together do not come back together. */
    NewsLine(Exchange exchange, Pause pause, DoubleSupplier chance) {
        this.exchange = exchange;
        this.pause = pause;
        this.chance = chance;
    }

    /** Returns when the line was stopped or its thread interrupted. */
    void run(Ear ear) {
        int failures = 0;
        while (!isStopped()) {
            try (Wire wire = opened(exchange.open())) {
                failures = 0;
                LOG.info("listening to the other nodes");
                ear.mayHaveMissed();
                while (!isStopped()) {
                    wire.await().forEach(ear::hear);
                }
            } catch (SQLException e) {
                failures++;
                if (!isStopped()) {
                    LOG.atLevel(failures == 1 ? org.slf4j.event.Level.WARN : org.slf4j.event.Level.DEBUG)
                            .addKeyValue("state", e.getSQLState())
                            .log("not listening to the other nodes; pages learn of their changes when it works again");
                }
            }
            try {
                if (!isStopped()) {
                    pause.take(pauseAfter(failures));
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return;
            }
        }
    }

    /** From another thread. */
    void stop() {
        Wire ended;
        synchronized (this) {
            stopped = true;
            ended = open;
        }
        if (ended != null) {
            ended.close();
        }
    }

    private synchronized boolean isStopped() {
        return stopped;
    }

    private synchronized Wire opened(Wire wire) {
        open = wire;
        if (stopped) {
            wire.close();
        }
        return wire;
    }

    private Duration pauseAfter(int failures) {
        Duration longest = SHORTEST_PAUSE.multipliedBy(1L << Math.min(DOUBLED_AT_MOST, Math.max(0, failures - 1)));
        if (longest.compareTo(LONGEST_PAUSE) > 0) {
            longest = LONGEST_PAUSE;
        }
        long half = longest.toMillis() / 2;
        return Duration.ofMillis(half + Math.round(half * chance.getAsDouble()));
    }
}
