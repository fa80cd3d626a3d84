package org.florscribe.practice.tenant;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * How the keys of a practice are.
 *
 * @param keyId of the key that seals now
 * @param uses how often it sealed, at most
 * @param master what wraps the practice's keys, for people
 * @param changes newest first
 */
public record KeyStatus(int keyId, Instant since, long uses, String master, List<Change> changes) {

    public KeyStatus {
        changes = List.copyOf(changes);
    }

    /** How far a change of keys is. */
    public enum State {
        /** The new key opens, but does not seal yet. */
        ADDED,
        /** The new key seals; what the old one wrapped and sealed is being wrapped and sealed anew. */
        REWRAPPING,
        /** The old key opens nothing any more; it is kept for old backups. */
        DISABLED,
        DESTROYED
    }

    /**
     * A change of keys.
     *
     * @param percent how much of it is done, 100 once the old key is switched off
     * @param destroyAfter when the old key is destroyed at the earliest
     */
    public record Change(
            int oldId,
            int newId,
            State state,
            int percent,
            Instant addedAt,
            Optional<Instant> disabledAt,
            Optional<Instant> destroyAfter) {

        public String oldName() {
            return name(oldId);
        }

        public String newName() {
            return name(newId);
        }
    }

    public String name() {
        return name(keyId);
    }

    /** As people are shown it: eight hexadecimal digits. */
    static String name(int keyId) {
        return String.format(Locale.ROOT, "%08x", keyId);
    }
}
