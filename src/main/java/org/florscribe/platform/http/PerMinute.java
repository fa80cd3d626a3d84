package org.florscribe.platform.http;

import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongSupplier;

/** So many of something a minute and node, whoever brings it about: for what anybody can bring about, and what is written down of it. */
final class PerMinute {

    private final int most;
    private final LongSupplier nanos;
    private final AtomicLong minute = new AtomicLong();
    private final AtomicInteger taken = new AtomicInteger();

    PerMinute(int most) {
        this(most, System::nanoTime);
    }

    PerMinute(int most, LongSupplier nanos) {
        this.most = most;
        this.nanos = nanos;
        minute.set(now());
    }

    /** Whether one more is within this minute's number. */
    boolean take() {
        long now = now();
        if (minute.getAndSet(now) != now) {
            taken.set(0);
        }
        return taken.incrementAndGet() <= most;
    }

    private long now() {
        return TimeUnit.NANOSECONDS.toMinutes(nanos.getAsLong());
    }
}
