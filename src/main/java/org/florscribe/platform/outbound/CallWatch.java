package org.florscribe.platform.outbound;

import java.time.Duration;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Ends a call that takes too long: as a whole, without a byte moving, or before its answer begins. Sockets know none of these: a
 * peer that stops reading holds a writer for ever, and one byte a second is never silence.
 */
final class CallWatch implements AutoCloseable {

    private final ScheduledExecutorService timer;
    private final OutboundLimits limits;
    private final Runnable end;
    private final long deadline;
    private volatile long movedAt = System.nanoTime();
    private volatile long longest;
    private volatile boolean over;
    private volatile int status;
    private @Nullable ScheduledFuture<?> next;
    private boolean closed;

    CallWatch(ScheduledExecutorService timer, OutboundLimits limits, Runnable end) {
        this.timer = timer;
        this.limits = limits;
        this.end = end;
        deadline = movedAt + nanos(limits.deadline());
        longest = nanos(limits.deadline()); // connecting has a limit of its own
        look();
    }

    /** Bytes are being sent or received. */
    void moved() {
        movedAt = System.nanoTime();
        longest = nanos(limits.idle());
    }

    /** All was sent; the head of the answer is to come. */
    void sent() {
        movedAt = System.nanoTime();
        longest = nanos(limits.headers());
    }

    /** The head of the answer is here. */
    void answered(int code) {
        status = code;
        moved();
    }

    int status() {
        return status;
    }

    /** A limit was passed, and the call ended for it. */
    boolean isOver() {
        return over;
    }

    @Override
    public synchronized void close() {
        closed = true;
        if (next != null) {
            next.cancel(false);
        }
    }

    private synchronized void look() {
        if (closed) {
            return;
        }
        long now = System.nanoTime();
        long rest = Math.min(deadline - now, movedAt + longest - now);
        if (rest <= 0) {
            over = true;
            end.run();
        } else {
            long shortest = Math.min(nanos(limits.idle()), nanos(limits.headers())); // limits change on the way
            next = timer.schedule(this::look, Math.min(rest, shortest) + 1_000_000, TimeUnit.NANOSECONDS);
        }
    }

    private static long nanos(Duration duration) {
        return duration.compareTo(Duration.ofDays(1)) > 0 ? Duration.ofDays(1).toNanos() : duration.toNanos();
    }
}
