package org.florscribe.platform.keys;

import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.LongSupplier;
import org.florscribe.shared.Sha256;
import org.florscribe.shared.Unavailable;
import org.jspecify.annotations.Nullable;

/**
 * Keeps what a service for keys unwrapped, for a bounded time, so that work goes on while it is away. From half that time on it is
 * asked again, and what it refuses then is forgotten at once: who switches a key off there switches it off here.
 */
final class KeptUnwrapped implements KeyEncryption {

    private static final int MOST = 4_096;
    private static final long PAUSE_AFTER_FAILURE_NANOS = Duration.ofSeconds(5).toNanos();

    private final KeyEncryption service;
    private final long longest;
    private final LongSupplier nanos;
    private final Map<ByteBuffer, Kept> kept = new LinkedHashMap<>(64, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<ByteBuffer, Kept> eldest) {
            return size() > MOST;
        }
    };
    private long askAgainAt = Long.MIN_VALUE;

    private record Kept(byte[] key, long since) {}

    KeptUnwrapped(KeyEncryption service, Duration longest) {
        this(service, longest, System::nanoTime);
    }

    KeptUnwrapped(KeyEncryption service, Duration longest, LongSupplier nanos) {
        this.service = service;
        this.longest = longest.toNanos();
        this.nanos = nanos;
    }

    @Override
    public byte[] unwrap(byte[] wrapped, byte[] boundTo) throws GeneralSecurityException {
        ByteBuffer name = ByteBuffer.wrap(Sha256.of(ByteBuffer.allocate(Integer.BYTES + wrapped.length + boundTo.length)
                .putInt(wrapped.length)
                .put(wrapped)
                .put(boundTo)
                .array()));
        long now = nanos.getAsLong();
        Kept known = known(name, now);
        if (known != null && (now - known.since < longest / 2 || isResting(now))) {
            return known.key.clone();
        }
        try {
            byte[] key = service.unwrap(wrapped, boundTo);
            keep(name, new Kept(key, now));
            return key.clone();
        } catch (Unavailable e) {
            rest(nanos.getAsLong());
            if (known != null) {
                return known.key.clone();
            }
            throw e;
        } catch (GeneralSecurityException | RuntimeException e) {
            forget(name);
            throw e;
        }
    }

    private @Nullable Kept known(ByteBuffer name, long now) {
        synchronized (kept) {
            Kept found = kept.get(name);
            if (found != null && now - found.since >= longest) {
                kept.remove(name);
                return null;
            }
            return found;
        }
    }

    private void keep(ByteBuffer name, Kept key) {
        synchronized (kept) {
            kept.put(name, key);
            askAgainAt = Long.MIN_VALUE;
        }
    }

    private void forget(ByteBuffer name) {
        synchronized (kept) {
            kept.remove(name);
        }
    }

    /** Nobody is made to wait for it again right after it did not answer, as long as what is kept will do. */
    private void rest(long now) {
        synchronized (kept) {
            askAgainAt = now + PAUSE_AFTER_FAILURE_NANOS;
        }
    }

    private boolean isResting(long now) {
        synchronized (kept) {
            return askAgainAt != Long.MIN_VALUE && now - askAgainAt < 0;
        }
    }

    @Override
    public String name() {
        return service.name();
    }

    @Override
    public byte[] wrap(byte[] key, byte[] boundTo) throws GeneralSecurityException {
        return service.wrap(key, boundTo);
    }

    @Override
    public boolean wrapped(byte[] wrapped) {
        return service.wrapped(wrapped);
    }

    @Override
    public String nameOf(byte[] wrapped) {
        return service.nameOf(wrapped);
    }
}
