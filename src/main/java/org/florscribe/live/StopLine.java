package org.florscribe.live;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.control.RequestContextController;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Ends recordings a few at a time. When many visits are over in one moment the database has no connection for all of them: each
 * waits here for its turn, without a thread of the server, and is tried again when there was none after all. Whoever has threads
 * calls {@link #run} on {@link #AT_ONCE} of them.
 */
@ApplicationScoped
public class StopLine {

    static final int AT_ONCE = 4;

    private static final Logger LOG = LoggerFactory.getLogger(StopLine.class);
    private static final Duration PATIENCE = Duration.ofMinutes(2);
    private static final long BREATH_MS = 100;

    private final BlockingQueue<Waiting> line = new LinkedBlockingQueue<>();
    private final AtomicInteger unfinished = new AtomicInteger();
    private final Supplier<RequestContextController> requests;

    @Inject
    StopLine(Instance<RequestContextController> requests) {
        this(requests::get);
    }

    StopLine(Supplier<RequestContextController> requests) {
        this.requests = requests;
    }

    /** Tries to end one recording. */
    @FunctionalInterface
    interface Stop {

        /**
         * @param last whether it will not be asked again
         * @return false when the database had no time for it
         */
        boolean isDone(boolean last);
    }

    private record Waiting(Stop stop, long since) {

        boolean isTooLong() {
            return System.nanoTime() - since > PATIENCE.toNanos();
        }
    }

    void add(Stop stop) {
        unfinished.incrementAndGet();
        line.add(new Waiting(stop, System.nanoTime()));
    }

    /** Waits until none is in line, or so long. */
    void await(Duration atMost) {
        long end = System.nanoTime() + atMost.toNanos();
        try {
            while (unfinished.get() > 0 && System.nanoTime() < end) {
                TimeUnit.MILLISECONDS.sleep(BREATH_MS / 4);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** One after the other, until the thread is interrupted. */
    public void run() {
        RequestContextController request = requests.get(); // each remembers what it has activated
        try {
            while (!Thread.currentThread().isInterrupted()) {
                Waiting next = line.take();
                if (!isDone(next, request)) {
                    line.add(next);
                    TimeUnit.MILLISECONDS.sleep(BREATH_MS);
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private boolean isDone(Waiting next, RequestContextController request) {
        boolean done = true;
        request.activate();
        try {
            done = next.stop().isDone(next.isTooLong());
        } catch (RuntimeException e) {
            LOG.error("a live recording could not be ended", e); // the next ones can
        } finally {
            request.deactivate();
        }
        if (done) {
            unfinished.decrementAndGet();
        }
        return done;
    }
}
