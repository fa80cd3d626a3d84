package org.florscribe.clinical.encounter;

import java.util.UUID;
import org.florscribe.shared.PhiText;

/** Something a clinician noted during the visit that was not said aloud; it can be evidence like an utterance. */
public record ContextItem(UUID id, Kind kind, PhiText text) {

    public enum Kind {
        EXAM,
        VITAL,
        OTHER
    }
}
