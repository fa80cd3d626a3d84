package org.florscribe.platform.limits;

import io.github.bucket4j.Bandwidth;
import io.github.bucket4j.BucketConfiguration;
import io.github.bucket4j.VerboseResult;
import io.github.bucket4j.distributed.ExpirationAfterWriteStrategy;
import io.github.bucket4j.postgresql.Bucket4jPostgreSQL;
import io.github.bucket4j.postgresql.PostgreSQLSelectForUpdateBasedProxyManager;
import java.time.Duration;
import javax.sql.DataSource;

/**
 * Counters in the database: the same for all nodes, and still there after a restart. They have connections of their own, outside
 * of every transaction of the business, so that a request that is rolled back has counted.
 */
final class SharedCounters implements Counters {

    private static final Duration KEPT_LONGER = Duration.ofMinutes(10);

    private final PostgreSQLSelectForUpdateBasedProxyManager<Long> buckets;

    SharedCounters(DataSource connections) {
        this.buckets = Bucket4jPostgreSQL.selectForUpdateBasedBuilder(connections)
                .table("rate_limit_bucket")
                .expirationAfterWrite(ExpirationAfterWriteStrategy.basedOnTimeForRefillingBucketUpToMax(KEPT_LONGER))
                .build();
    }

    @Override
    public Taken take(long key, long most, Duration window, long wanted) throws CountersAway {
        try {
            VerboseResult<Long> taken = buckets.getProxy(key, () -> configuration(most, window))
                    .asVerbose()
                    .tryConsumeAsMuchAsPossible(wanted);
            return taken(taken);
        } catch (RuntimeException e) {
            throw new CountersAway(e);
        }
    }

    @Override
    public int forgetExpired(int atMost) {
        return buckets.removeExpired(atMost);
    }

    static Taken taken(VerboseResult<Long> result) {
        var now = result.getDiagnostics();
        return new Taken(
                result.getValue(),
                now.getAvailableTokens(),
                Duration.ofNanos(Math.max(0, now.calculateFullRefillingTime())));
    }

    static BucketConfiguration configuration(long most, Duration window) {
        return BucketConfiguration.builder()
                .addLimit(Bandwidth.builder()
                        .capacity(most)
                        .refillIntervally(most, window)
                        .build())
                .build();
    }
}
