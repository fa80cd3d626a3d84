package org.florscribe.platform.keys;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/**
 * How a new key takes over from an old one. Each step is one transaction, so a node that dies leaves it between two.
 *
 * @param total data keys there were to wrap anew when it began
 * @param done of them so far
 * @param pass 1 moves everything; 2, once no node can seal with the old key any more, moves what came late and finds nothing left
 * @param place column of sealed values that was looked at last, such as {@code mail.sealed_body}; empty while data keys are wrapped
 * @param placeId row of it that was looked at last
 * @param destroyAfter when no backup needs the old key any more
 */
record Rotation(
        UUID id,
        int oldId,
        int newId,
        State state,
        int total,
        int done,
        int pass,
        String place,
        Optional<UUID> placeId,
        Instant addedAt,
        Optional<Instant> primaryAt,
        Optional<Instant> disabledAt,
        Optional<Instant> destroyAfter) {

    /** What has been done. */
    enum State {
        /** The new key opens, but does not seal yet. */
        ADDED,
        /** The new key seals; what the old one wrapped and sealed is being wrapped and sealed anew. */
        REWRAPPING,
        /** The old key opens nothing any more; it is kept for old backups. */
        DISABLED,
        DESTROYED
    }
}
