package org.florscribe.platform.limits;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.nio.ByteBuffer;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import java.util.function.ToLongFunction;
import org.florscribe.platform.config.Settings;
import org.florscribe.platform.keys.Hmac;
import org.florscribe.platform.keys.MasterKey;
import org.florscribe.platform.persistence.DataSources;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Whether one more request of somebody is allowed. Counts it, whatever becomes of it. */
@ApplicationScoped
public class RateLimits {

    private static final Logger SECURITY = LoggerFactory.getLogger("org.florscribe.security");
    private static final int MOST_KEYS = 20_000;
    private static final int MOST_FORGOTTEN_AT_ONCE = 1_000;
    private static final long LEFT_ALONE_NANOS = TimeUnit.SECONDS.toNanos(5);

    private final Counters shared;
    private final NodeCounters own = new NodeCounters();
    private final ToLongFunction<Limit> most;
    private final LongSupplier nanos;
    private final byte[] secret;
    private final Object away = new Object();
    private final Map<Long, Lease> leases = new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<Long, Lease> eldest) {
            return size() > MOST_KEYS;
        }
    };
    private @Nullable Long awayUntil;

    @Inject
    RateLimits(DataSources connections, Settings settings, MasterKey master) {
        this(
                new SharedCounters(connections.limits()),
                limit -> settings.number(limit.setting()),
                System::nanoTime,
                master.derive("rate limits"));
    }

    RateLimits(Counters shared, ToLongFunction<Limit> most, LongSupplier nanos, byte[] secret) {
        this.shared = shared;
        this.most = most;
        this.nanos = nanos;
        this.secret = secret.clone();
    }

    /** @param subject who is counted: an id, or a network; it is kept as a keyed hash only */
    public Verdict take(Limit limit, String subject) {
        long count = most.applyAsLong(limit);
        long key = key(limit, count, subject);
        Lease lease;
        synchronized (leases) {
            lease = leases.computeIfAbsent(key, one -> new Lease());
        }
        Verdict known = lease.known(count, nanos.getAsLong());
        if (known != null) {
            return known;
        }
        Verdict asked = ask(lease, limit, key, count);
        if (!asked.allowed() && lease.isNews(asked, nanos.getAsLong())) {
            SECURITY.atWarn()
                    .addKeyValue("limit", limit.name().toLowerCase(Locale.ROOT))
                    .addKeyValue("most", count)
                    .log("limit reached");
        }
        return asked;
    }

    /** Counters in the database whose time is over go, in pieces, so that nobody waits long for a row. */
    public void forgetExpired() {
        while (shared.forgetExpired(MOST_FORGOTTEN_AT_ONCE) == MOST_FORGOTTEN_AT_ONCE) {
            // the next piece
        }
    }

    private Verdict ask(Lease lease, Limit limit, long key, long count) {
        if (!isAway()) {
            try {
                Counters.Taken taken = shared.take(key, count, limit.window(), Lease.wanted(count));
                return lease.took(taken, count, nanos.getAsLong());
            } catch (Counters.CountersAway e) {
                leaveAlone(e);
            }
        }
        Counters.Taken taken = own.take(key, count, limit.window(), 1);
        return new Verdict(taken.tokens() > 0, count, taken.remaining(), taken.untilReset());
    }

    private boolean isAway() {
        synchronized (away) {
            if (awayUntil != null && nanos.getAsLong() - awayUntil >= 0) {
                awayUntil = null; // one request tries again; the others may, too
            }
            return awayUntil != null;
        }
    }

    private void leaveAlone(Counters.CountersAway why) {
        synchronized (away) {
            awayUntil = nanos.getAsLong() + LEFT_ALONE_NANOS;
        }
        SECURITY.atError()
                .addKeyValue("cause", String.valueOf(why.getCause()))
                .log("the shared limits do not answer; this node counts for itself, a quarter of each");
    }

    /** A changed limit is another counter: the old one is forgotten with time. */
    private long key(Limit limit, long count, String subject) {
        byte[] hash = Hmac.of(secret, limit.name() + '\0' + count + '\0' + subject);
        return ByteBuffer.wrap(hash).getLong();
    }
}
