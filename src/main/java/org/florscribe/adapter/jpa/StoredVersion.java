package org.florscribe.adapter.jpa;

import jakarta.persistence.EntityManager;
import jakarta.persistence.OptimisticLockException;
import org.florscribe.shared.StaleVersion;

/** Stores changed rows at once, so that whoever comes second is told so by the use case and not by its commit. */
final class StoredVersion {

    private StoredVersion() {}

    /** @throws StaleVersion when the row is of another version than the caller saw */
    static void require(long stored, long seen) {
        if (stored != seen) {
            throw new StaleVersion();
        }
    }

    /** @throws StaleVersion when somebody else stored meanwhile */
    static void flush(EntityManager entities) {
        try {
            entities.flush();
        } catch (OptimisticLockException e) {
            StaleVersion stale = new StaleVersion();
            stale.initCause(e);
            throw stale;
        }
    }
}
