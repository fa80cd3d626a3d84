package org.florscribe.practice.tenant;

import java.util.Optional;
import java.util.UUID;

/** Where practices are kept. */
public interface PracticeRepository {

    /** Whether there is one at all, of any name. */
    boolean any();

    Optional<Practice> find(UUID id);

    /** A new practice with the keys its data is sealed under, in the running transaction, which then works for it. */
    void create(Practice practice);

    /**
     * Stores new values.
     *
     * @throws org.florscribe.shared.StaleVersion when it was changed since {@code practice.version()}
     * @return with the new version
     */
    Practice change(Practice practice);
}
