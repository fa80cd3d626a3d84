package org.florscribe.practice.engine;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/**
 * One engine of a practice. Immutable: each verb gives the engine as it is afterwards.
 *
 * @param position from 1: the order in which engines of a task are asked
 * @param mayReceivePhi whether an admin said that an agreement is signed; nothing of a visit is sent there otherwise
 * @param keySetAt when the practice's own key was given last; empty without one
 * @param removedAt from when on nothing is sent there; its calls stay on record
 */
public record Engine(
        UUID id,
        UUID practiceId,
        EngineTask task,
        EngineTerms terms,
        int position,
        boolean mayReceivePhi,
        Optional<Instant> keySetAt,
        Optional<Instant> removedAt,
        long version,
        Instant createdAt) {

    public static Engine made(
            UUID id,
            UUID practiceId,
            EngineTask task,
            EngineTerms terms,
            int position,
            boolean mayReceivePhi,
            Instant now) {
        return new Engine(
                id,
                practiceId,
                task,
                terms,
                position,
                mayReceivePhi,
                terms.apiKey().map(key -> now),
                Optional.empty(),
                0,
                now);
    }

    public Engine with(EngineTerms changed, Instant now) {
        Optional<Instant> set = changed.apiKey().equals(terms.apiKey())
                ? keySetAt
                : changed.apiKey().map(key -> now);
        return copy(changed, position, mayReceivePhi, set, removedAt);
    }

    public Engine at(int newPosition) {
        return copy(terms, newPosition, mayReceivePhi, keySetAt, removedAt);
    }

    public Engine allowed(boolean phi) {
        return copy(terms, position, phi, keySetAt, removedAt);
    }

    /** Nothing is sent there any more. Its key stays for as long as something of ours may have to be deleted there. */
    public Engine removed(Instant now) {
        return copy(terms, position, false, keySetAt, Optional.of(now));
    }

    public Engine withoutKey() {
        return copy(terms.withoutKey(), position, mayReceivePhi, Optional.empty(), removedAt);
    }

    public boolean isRemoved() {
        return removedAt.isPresent();
    }

    private Engine copy(
            EngineTerms newTerms,
            int newPosition,
            boolean newMayReceivePhi,
            Optional<Instant> newKeySetAt,
            Optional<Instant> newRemovedAt) {
        return new Engine(
                id,
                practiceId,
                task,
                newTerms,
                newPosition,
                newMayReceivePhi,
                newKeySetAt,
                newRemovedAt,
                version,
                createdAt);
    }
}
