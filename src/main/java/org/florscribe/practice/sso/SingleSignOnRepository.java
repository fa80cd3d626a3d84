package org.florscribe.practice.sso;

import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/** Where a practice's single sign-on is kept, its secret sealed, and who has come in by it. All within the practice of this transaction. */
public interface SingleSignOnRepository {

    /** Whose own sign-in address this is, before the practice is known. Nothing sealed is opened. */
    Optional<UUID> practiceOf(byte[] entryHash);

    Optional<SingleSignOn> find();

    /** As {@link #find}, locked until this transaction ends. */
    Optional<SingleSignOn> findForChange();

    /** The first, or the next version. @throws org.florscribe.shared.StaleVersion when it was changed since */
    SingleSignOn store(SingleSignOn settings);

    /** Hosts and ports that its provider has its calls taken at, as far as that is known; until it was asked, none. */
    Set<String> hosts();

    void noteHosts(Set<String> hosts);

    /** Whose account it is. */
    Optional<UUID> linked(byte[] subjectHash);

    /** Whether this account belongs to somebody of this provider already. */
    boolean isLinked(UUID staffId, String issuer);

    void link(UUID staffId, String issuer, byte[] subjectHash, Instant now);

    /** Nobody of any provider has this account any more. */
    void unlink(UUID staffId);

    /** Forgets those that are over. */
    void begin(SsoAttempt attempt, Instant now);

    /** Whoever names the hash finds it while it holds, before the practice is known. */
    Optional<SsoAttempt> findAttempt(byte[] browserHash, Instant now);

    /** @return whether it was there: only one request takes it */
    boolean take(UUID attemptId);
}
