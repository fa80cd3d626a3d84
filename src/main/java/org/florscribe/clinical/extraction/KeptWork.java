package org.florscribe.clinical.extraction;

import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** What language models answered for a visit, sealed under its key, so that nothing is paid for twice. Goes with the conversation. */
public interface KeptWork {

    /**
     * @param fingerprint 32 bytes, of the task, what it rests on, the engine, its terms and what it is told
     * @param type a record, as it was kept
     */
    <T> Optional<T> find(UUID encounterId, byte[] fingerprint, Class<T> type);

    /** In the place of an earlier answer to the same. */
    void keep(UUID encounterId, UUID engineId, byte[] fingerprint, Object answer);

    /** The answers of one engine to parts of work for this visit, by fingerprint in hexadecimal. */
    Map<String, String> parts(UUID encounterId, UUID engineId);

    /** @param fingerprint SHA-256 in hexadecimal */
    void keepPart(UUID encounterId, UUID engineId, String fingerprint, String answer);
}
