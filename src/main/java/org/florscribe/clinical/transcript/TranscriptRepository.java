package org.florscribe.clinical.transcript;

import java.util.Optional;
import java.util.UUID;

/** Where transcripts and the files they came from are kept, sealed under the key of their visit. */
public interface TranscriptRepository {

    Optional<Transcript> find(UUID encounterId);

    /** @throws org.florscribe.shared.NotFound when the visit has none that the caller may see */
    Transcript get(UUID encounterId);

    /** @return it with its first version */
    Transcript add(Transcript transcript);

    /**
     * @return it with its new version
     * @throws org.florscribe.shared.StaleVersion when it was changed meanwhile
     */
    Transcript update(Transcript transcript);

    boolean hasSource(UUID encounterId, byte[] contentHash);

    void addSource(TranscriptSource source);

    /** Takes the transcript of the visit and every file it came from away for good. */
    void remove(UUID encounterId);
}
