package org.florscribe.api.answer;

import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.function.Predicate;
import java.util.function.Supplier;

/**
 * Waits a little for what a job stores, never for an engine itself: nine seconds at the most. Only a few requests at a time do so;
 * others are answered at once.
 */
public final class JobWait {

    private static final Duration LOOK_EVERY = Duration.ofMillis(250);
    private static final int LOOKS = 36;
    private static final int AT_A_TIME = 4;

    private final Semaphore places = new Semaphore(AT_A_TIME);

    /**
     * @param now as it was seen last
     * @return as it is when it is done, or when the time is over
     */
    public <T> T until(T now, Predicate<T> isDone, Supplier<T> look) {
        T seen = now;
        if (!places.tryAcquire()) {
            return seen;
        }
        try {
            for (int i = 0; i < LOOKS && !isDone.test(seen); i++) {
                Thread.sleep(LOOK_EVERY.toMillis());
                seen = look.get();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            places.release();
        }
        return seen;
    }
}
