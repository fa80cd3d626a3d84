package org.florscribe.clinical.note;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/** Where it is kept what was chosen for visits, and what clinicians want for all of theirs. */
public interface FormChoiceRepository {

    Optional<FormChoice> ofVisit(UUID encounterId);

    void choose(UUID encounterId, FormChoice choice, UUID by, Instant at);

    Optional<WritingStyle> styleOf(UUID staffId);

    /**
     * @param style with the version that was looked at
     * @return it with its new version
     * @throws org.florscribe.shared.StaleVersion when it was changed meanwhile
     */
    WritingStyle put(UUID staffId, WritingStyle style, Instant at);
}
