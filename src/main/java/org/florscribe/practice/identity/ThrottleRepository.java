package org.florscribe.practice.identity;

import java.time.Instant;
import java.util.Optional;

/** Counters of failed sign-ins, over all nodes and restarts. */
public interface ThrottleRepository {

    /** Failures in a row and until when nothing is tried. */
    record Count(int failures, Instant lastFailureAt, Optional<Instant> blockedUntil) {}

    Optional<Count> find(ThrottleKey key);

    /** As {@link #find}; others who count for the same key wait until this transaction ends, also when there is no row yet. */
    Optional<Count> findForChange(ThrottleKey key);

    void store(ThrottleKey key, Count count);

    void forget(ThrottleKey key);

    /**
     * Notes that this account failed from this address.
     *
     * @return how many accounts failed from there since then
     */
    int noteFailed(ThrottleKey address, ThrottleKey account, Instant since, Instant now);
}
