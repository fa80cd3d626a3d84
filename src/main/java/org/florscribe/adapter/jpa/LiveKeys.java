package org.florscribe.adapter.jpa;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.florscribe.platform.keys.SubjectKey;
import org.florscribe.platform.persistence.TenantTransaction;

/**
 * The keys of visits that are being recorded, held while somebody is connected and some minutes longer: a segment a second would
 * otherwise unwrap one each time, and the thread that stores all of them would wait for a transaction. A key is destroyed only after
 * its recording was closed, and nothing sealed for a closed one is taken.
 */
@ApplicationScoped
class LiveKeys {

    /** After its last use; those who are connected use theirs at least once a minute. */
    private static final Duration HELD = Duration.ofMinutes(3);

    private final LookUp lookUp;
    private final VisitKeys keys;
    private final Clock clock;
    private final Map<UUID, Held> held = new ConcurrentHashMap<>();

    private record Held(SubjectKey key, Instant until) {}

    @Inject
    LiveKeys(LookUp lookUp, VisitKeys keys, Clock clock) {
        this.lookUp = lookUp;
        this.keys = keys;
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

    /** Fetches it in the running transaction, or holds it for longer. */
    void expect(UUID encounterId) {
        if (held(encounterId).isEmpty()) {
            hold(encounterId, keys.of(encounterId));
        }
    }

    SubjectKey of(UUID practiceId, UUID encounterId) {
        return held(encounterId).orElseGet(() -> hold(encounterId, lookUp.key(practiceId, encounterId)));
    }

    private Optional<SubjectKey> held(UUID encounterId) {
        Instant now = clock.instant();
        Held known = held.computeIfPresent(
                encounterId, (id, it) -> now.isAfter(it.until) ? null : new Held(it.key, now.plus(HELD)));
        return Optional.ofNullable(known).map(Held::key);
    }

    private SubjectKey hold(UUID encounterId, SubjectKey key) {
        Instant now = clock.instant();
        held.values().removeIf(it -> now.isAfter(it.until));
        held.put(encounterId, new Held(key, now.plus(HELD)));
        return key;
    }
}
