package org.florscribe.platform.outbound;

import java.util.ArrayDeque;
import java.util.Deque;

/** Counts how calls of one breaker end, and says when they failed too often. Guarded by its breaker. */
interface FailureTally {

    void succeeded();

    /** @return whether they failed too often now */
    boolean failed();

    void forget();

    /** So many without a good one between them. */
    static FailureTally inARow(int most) {
        return new FailureTally() {
            private int failures;

            @Override
            public void succeeded() {
                failures = 0;
            }

            @Override
            public boolean failed() {
                failures++;
                return failures >= most;
            }

            @Override
            public void forget() {
                failures = 0;
            }
        };
    }

    /**
     * A share of the newest calls: as many failures as make up that share of a full window are too many, also when the window is
     * not full yet.
     */
    static FailureTally share(int window, int percent) {
        return new FailureTally() {
            private final Deque<Boolean> newest = new ArrayDeque<>();

            @Override
            public void succeeded() {
                add(false);
            }

            @Override
            public boolean failed() {
                add(true);
                long failures = newest.stream().filter(it -> it).count();
                return failures * 100 >= (long) window * percent;
            }

            @Override
            public void forget() {
                newest.clear();
            }

            private void add(boolean failed) {
                newest.addLast(failed);
                if (newest.size() > window) {
                    newest.removeFirst();
                }
            }
        };
    }
}
