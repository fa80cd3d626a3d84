package org.florscribe.platform.limits;

import io.github.bucket4j.Bucket;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Counters of this node alone, for while the shared ones do not answer: no limit is ever off. They allow a quarter, so that a few
 * nodes together allow no more than usual.
 */
final class NodeCounters implements Counters {

    private static final int MOST_KEYS = 20_000;
    private static final int PART = 4;

    private final Map<Long, Bucket> buckets = new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<Long, Bucket> eldest) {
            return size() > MOST_KEYS;
        }
    };

    @Override
    public Taken take(long key, long most, Duration window, long wanted) {
        Bucket bucket;
        synchronized (buckets) {
            bucket = buckets.computeIfAbsent(
                    key,
                    one -> Bucket.builder()
                            .addLimit(band -> band.capacity(part(most)).refillIntervally(part(most), window))
                            .build());
        }
        return SharedCounters.taken(bucket.asVerbose().tryConsumeAsMuchAsPossible(wanted));
    }

    private static long part(long most) {
        return Math.max(1, most / PART);
    }
}
