package org.florscribe.practice.identity;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Where second factors are kept: authenticators sealed, recovery codes hashed. All within the practice of this transaction. */
public interface FactorRepository {

    /** Whether somebody has an app that was confirmed. */
    boolean hasAuthenticator(UUID staffId);

    /** The confirmed one; nobody else uses it until this transaction ends. */
    Optional<Authenticator> authenticatorForChange(UUID staffId);

    /** One that waits for its first code. */
    Optional<Authenticator> pendingForChange(UUID staffId);

    /** In place of the one before: of a confirmed one that and what was pending, of a pending one what was pending. */
    void store(Authenticator authenticator);

    void removeAuthenticator(UUID staffId);

    /** In place of those before, spent or not. */
    void storeRecoveryCodes(UUID practiceId, UUID staffId, List<String> hashes);

    /** The hash of one that is not spent. */
    Optional<String> recoveryCode(UUID staffId, int position);

    /** @return whether it was not spent before */
    boolean spendRecoveryCode(UUID staffId, int position, Instant now);

    int recoveryCodesLeft(UUID staffId);

    /** Authenticator and recovery codes. */
    void removeAll(UUID staffId);
}
