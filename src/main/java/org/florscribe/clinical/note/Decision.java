package org.florscribe.clinical.note;

import java.time.Instant;
import java.util.UUID;
import org.florscribe.shared.PhiText;

/**
 * That a person kept or took out a statement of the draft, and why.
 *
 * @param reason may be empty
 */
public record Decision(String statementId, Kind kind, PhiText reason, UUID by, Instant at) {

    public enum Kind {
        KEPT,
        REMOVED
    }
}
