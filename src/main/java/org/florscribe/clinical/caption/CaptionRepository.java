package org.florscribe.clinical.caption;

import java.util.List;
import java.util.UUID;

/** Where the captions of recordings are kept, sealed under the key of their visit. */
public interface CaptionRepository {

    /** In place of the one with the same number, if there is one. */
    void keep(UUID encounterId, UUID recordingId, Caption caption);

    /** In order of their numbers. */
    List<Caption> of(UUID encounterId, UUID recordingId);

    /** Behind the highest number that is kept. */
    int nextUtterance(UUID recordingId);

    void removeOf(UUID recordingId);

    void removeAll(UUID encounterId);
}
