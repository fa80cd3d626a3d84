package org.florscribe.practice.identity;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Where passkeys are kept, and what their devices are asked to sign. */
public interface PasskeyRepository {

    /** Whoever names a credential finds it, before the practice is known. */
    Optional<Passkey> findByCredential(byte[] credentialId);

    /** Of this person, within the practice of this transaction, oldest first. */
    List<Passkey> list(UUID staffId);

    void add(Passkey passkey);

    void change(Passkey passkey);

    /** @return whether this person had it */
    boolean remove(UUID staffId, UUID id);

    void removeAll(UUID staffId);

    /** Of this person, or of whoever comes with a passkey. Those that are over go away. */
    void ask(byte[] challenge, Optional<UUID> staffId, Instant until, Instant now);

    /** @return whether it was asked, of the same, and is not over; it is gone then */
    boolean answer(byte[] challenge, Optional<UUID> staffId, Instant now);
}
