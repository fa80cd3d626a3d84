package org.florscribe.platform.http;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;

/** The requests in hand. Once closed, those are finished and no other is begun. */
@ApplicationScoped
public class OpenRequests {

    // methods of a bean are never synchronized themselves: its proxy would be too, and keep out who is waited for
    private final Object lock = new Object();

    private int open;
    private boolean ending;
    private boolean closing;

    /** False when none is begun any more; otherwise {@link #end} has to follow. */
    boolean begin() {
        synchronized (lock) {
            if (!closing) {
                open++;
            }
            return !closing;
        }
    }

    void end() {
        synchronized (lock) {
            open--;
            lock.notifyAll();
        }
    }

    /** From now on this node is not ready, so that no new requests are sent to it; those that come are still served. */
    public void announceEnd() {
        synchronized (lock) {
            ending = true;
        }
    }

    public boolean isEnding() {
        synchronized (lock) {
            return ending;
        }
    }

    /** Begins none any more, and waits for those in hand. Returns how many were still at work when the time was over. */
    public int close(Duration atMost) {
        long end = System.nanoTime() + atMost.toNanos();
        synchronized (lock) {
            ending = true;
            closing = true;
            try {
                for (long left = atMost.toMillis();
                        open > 0 && left > 0;
                        left = (end - System.nanoTime()) / 1_000_000) {
                    lock.wait(left);
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
            return open;
        }
    }
}
