package org.florscribe.practice.identity;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/** Where sign-ins wait for their second factor. */
public interface HalfSignInRepository {

    /** Whoever names a token's hash finds it while it holds, before the practice is known. */
    Optional<HalfSignIn> findByToken(byte[] tokenHash, Instant now);

    /** Takes the place of every one of that person that is over. */
    void add(HalfSignIn half, Instant now);

    /** Counts one code. @return false when it is one too many, or the time is over */
    boolean attempt(UUID id, Instant now);

    /** @return whether it was there: only one request finishes it */
    boolean remove(UUID id);
}
