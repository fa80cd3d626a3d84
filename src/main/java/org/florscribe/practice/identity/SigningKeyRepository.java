package org.florscribe.practice.identity;

import java.time.Instant;
import java.util.List;

/** Where the ring of signing keys is kept, sealed under the master key. */
public interface SigningKeyRepository {

    List<SigningKey> list();

    /** Adds a key unless a node has just added one: made after this moment. */
    void addUnlessNewerThan(SigningKey key, Instant moment);

    /** Forgets keys that verify nothing any more. */
    void removeRetiredBefore(Instant moment);
}
