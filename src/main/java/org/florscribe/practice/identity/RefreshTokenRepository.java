package org.florscribe.practice.identity;

import java.util.Optional;
import java.util.UUID;

/** Where refresh tokens are kept, by their hash; a kept answer is sealed. */
public interface RefreshTokenRepository {

    /** Whoever names a token's hash learns its practice; the rest only within that practice. */
    Optional<UUID> findPractice(byte[] tokenHash);

    /** Within the practice of this transaction; nobody else changes it until the transaction ends. */
    Optional<RefreshToken> findForChange(byte[] tokenHash);

    void add(RefreshToken token);

    void change(RefreshToken token);
}
