package org.florscribe.clinical.encounter;

import java.util.List;
import java.util.UUID;

/** Where consents are kept, for ever as they were recorded. */
public interface ConsentRepository {

    void add(RecordingConsent consent);

    /** Newest first. */
    List<RecordingConsent> of(UUID encounterId);
}
