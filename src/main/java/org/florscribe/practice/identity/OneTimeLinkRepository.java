package org.florscribe.practice.identity;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/** Where invitations and reset links are kept, by the hash of their token. */
public interface OneTimeLinkRepository {

    /** Whoever names a token's hash finds its link, before the practice is known. */
    Optional<OneTimeLink> findByToken(byte[] tokenHash);

    void add(OneTimeLink link);

    /** True for exactly one caller, on whatever node, and only before it expires. */
    boolean spend(UUID id, Instant now);

    /** Links given out before are worth nothing once there is a newer one, or the person is gone. */
    void withdraw(UUID staffId, OneTimeLink.Purpose purpose);
}
