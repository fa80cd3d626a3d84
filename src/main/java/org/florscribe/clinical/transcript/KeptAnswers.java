package org.florscribe.clinical.transcript;

import java.util.Optional;
import java.util.UUID;

/** What engines answered for pieces of a visit, sealed under its key, so that no piece is paid for twice. */
public interface KeptAnswers {

    /** @param fingerprint 32 bytes, of the piece, the engine and its terms */
    Optional<SpokenText> find(UUID encounterId, byte[] fingerprint);

    /** In the place of an earlier answer to the same. */
    void keep(UUID encounterId, UUID engineId, byte[] fingerprint, SpokenText answer);

    void removeAll(UUID encounterId);
}
