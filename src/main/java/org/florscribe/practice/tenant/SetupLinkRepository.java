package org.florscribe.practice.tenant;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/** Where set-up links are kept, by the hash of their token. */
public interface SetupLinkRepository {

    Optional<SetupLink> find(byte[] tokenHash);

    void add(SetupLink link);

    /** True for exactly one caller, on whatever node, and only before it expires. */
    boolean spend(UUID id, Instant now);

    /** Forgets links that nobody can use any more. */
    void removeExpiredBefore(Instant moment);
}
