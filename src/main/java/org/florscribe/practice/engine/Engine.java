package org.florscribe.practice.engine;

import java.math.BigInteger;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/**
 * One engine of a practice. Immutable: each verb gives the engine as it is afterwards.
 *
 * @param position from 1: the order in which engines of a task are asked
 * @param mayReceivePhi whether an admin said that an agreement is signed; nothing of a visit is sent there otherwise
 * @param keySetAt when the practice's own key was given last; empty without one
 * @param share of visits, in percent, that it is asked for; 0 while it was not activated
 * @param replaces the engine in whose place it is asked for its share
 * @param removedAt from when on nothing is sent there; its calls stay on record
 */
public record Engine(
        UUID id,
        UUID practiceId,
        EngineTask task,
        EngineTerms terms,
        int position,
        boolean mayReceivePhi,
        int share,
        Optional<UUID> replaces,
        Optional<Instant> keySetAt,
        Optional<Instant> removedAt,
        long version,
        Instant createdAt) {

    /** All visits. */
    public static final int ALL = 100;

    public Engine {
        if (share < 0 || share > ALL) {
            throw new IllegalArgumentException("A share is a part of a hundred");
        }
    }

    /** An engine for sound serves from now on; a language model not before it was activated. */
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
                task.isOfLanguage() ? 0 : ALL,
                Optional.empty(),
                terms.apiKey().map(key -> now),
                Optional.empty(),
                0,
                now);
    }

    /** Another engine with these terms, to be asked in the place of this one once it is activated. */
    public Engine candidate(UUID newId, EngineTerms terms, boolean phi, Instant now) {
        Engine made = made(newId, practiceId, task, terms, position, phi, now);
        return made.copy(terms, position, phi, made.keySetAt, made.removedAt, 0, Optional.of(id));
    }

    public Engine with(EngineTerms changed, Instant now) {
        Optional<Instant> set = changed.apiKey().equals(terms.apiKey())
                ? keySetAt
                : changed.apiKey().map(key -> now);
        return copy(changed, position, mayReceivePhi, set, removedAt, share, replaces);
    }

    public Engine at(int newPosition) {
        return copy(terms, newPosition, mayReceivePhi, keySetAt, removedAt, share, replaces);
    }

    public Engine allowed(boolean phi) {
        return copy(terms, position, phi, keySetAt, removedAt, share, replaces);
    }

    /** @param percent of visits */
    public Engine serving(int percent) {
        return copy(terms, position, mayReceivePhi, keySetAt, removedAt, percent, replaces);
    }

    /** In nobody's place any more: on its own. */
    public Engine onItsOwn() {
        return copy(terms, position, mayReceivePhi, keySetAt, removedAt, share, Optional.empty());
    }

    /** Nothing is sent there any more. Its key stays for as long as something of ours may have to be deleted there. */
    public Engine removed(Instant now) {
        return copy(terms, position, false, keySetAt, Optional.of(now), share, replaces);
    }

    public Engine withoutKey() {
        return copy(terms.withoutKey(), position, mayReceivePhi, Optional.empty(), removedAt, share, replaces);
    }

    public boolean isRemoved() {
        return removedAt.isPresent();
    }

    /** Whether it was activated, be it for a part of visits. */
    public boolean isInUse() {
        return share > 0;
    }

    /** Whether this visit is of its share. A visit that is stays so when the share grows, and other engines' shares are other visits. */
    public boolean serves(UUID encounterId) {
        return share == ALL || (share > 0 && place(encounterId) < share);
    }

    /** From 0 to 99, each as likely. */
    private int place(UUID encounterId) {
        byte[] hash = new WorkFingerprint()
                .add(id.toString())
                .add(encounterId.toString())
                .sha256();
        return new BigInteger(1, hash).mod(BigInteger.valueOf(ALL)).intValue();
    }

    private Engine copy(
            EngineTerms newTerms,
            int newPosition,
            boolean newMayReceivePhi,
            Optional<Instant> newKeySetAt,
            Optional<Instant> newRemovedAt,
            int newShare,
            Optional<UUID> newReplaces) {
        return new Engine(
                id,
                practiceId,
                task,
                newTerms,
                newPosition,
                newMayReceivePhi,
                newShare,
                newReplaces,
                newKeySetAt,
                newRemovedAt,
                version,
                createdAt);
    }
}
