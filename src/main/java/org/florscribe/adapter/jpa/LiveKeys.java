package org.florscribe.adapter.jpa;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.florscribe.platform.keys.SubjectKey;
import org.florscribe.platform.persistence.TenantTransaction;

/**
 * The keys of visits that are being recorded, held for a minute: a segment a second would otherwise unwrap one each time. A key
 * is destroyed only after its recording was closed, and nothing sealed for a closed one is taken.
 */
@ApplicationScoped
class LiveKeys {

    private static final Duration HELD = Duration.ofMinutes(1);

    private final LookUp lookUp;
    private final Clock clock;
    private final Map<UUID, Held> held = new ConcurrentHashMap<>();

    private record Held(SubjectKey key, Instant until) {}

    @Inject
    LiveKeys(LookUp lookUp, Clock clock) {
        this.lookUp = lookUp;
        this.clock = clock;
    }

    /** Reads a key in a short transaction of its own. */
    @ApplicationScoped
    static class LookUp {

        private final TenantTransaction tenants;
        private final VisitKeys keys;

        @Inject
        LookUp(TenantTransaction tenants, VisitKeys keys) {
            this.tenants = tenants;
            this.keys = keys;
        }

        @Transactional(Transactional.TxType.REQUIRES_NEW)
        SubjectKey key(UUID practiceId, UUID encounterId) {
            tenants.enter(practiceId);
            return keys.of(encounterId);
        }
    }

    SubjectKey of(UUID practiceId, UUID encounterId) {
        Instant now = clock.instant();
        Held known = held.get(encounterId);
        if (known != null && now.isBefore(known.until)) {
            return known.key;
        }
        held.values().removeIf(it -> now.isAfter(it.until));
        SubjectKey key = lookUp.key(practiceId, encounterId);
        held.put(encounterId, new Held(key, now.plus(HELD)));
        return key;
    }
}
