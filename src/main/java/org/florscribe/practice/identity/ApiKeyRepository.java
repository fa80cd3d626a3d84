package org.florscribe.practice.identity;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Where keys of programs are kept: the key by its hash, what it signs with sealed. */
public interface ApiKeyRepository {

    /** Whoever names a key's hash learns its practice; the rest only within that practice. */
    Optional<UUID> findPractice(byte[] secretHash);

    Optional<ApiKey> find(byte[] secretHash);

    Optional<ApiKey> find(UUID id);

    /** Nobody else changes it until the transaction ends. */
    Optional<ApiKey> findForChange(UUID id);

    /** Those of the practice that hold or ended after this, newest first. */
    List<ApiKey> list(Instant endedAfter);

    /** The same of one owner. */
    List<ApiKey> list(UUID owner, Instant endedAfter);

    /** How many of the practice hold. */
    int count(Instant now);

    void add(ApiKey key);

    /** Stores when it ends, whether its owner agreed, and whether it was revoked. */
    void change(ApiKey key);

    void noteUse(UUID id, Instant at, String from);

    /** @return those that held until now */
    List<UUID> revokeAll(UUID owner, Instant now);

    /**
     * Takes a nonce for a key, on whichever node it comes.
     *
     * @param until when its signature is too old anyway
     * @return false when it was taken before
     */
    boolean spendNonce(ApiKey key, String nonce, Instant until, Instant now);
}
