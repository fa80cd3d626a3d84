package org.florscribe.practice.engine;

import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** Where trials are kept: of each engine the newest. Sees only the caller's practice. */
public interface EngineTrialRepository {

    Optional<EngineTrial> find(UUID id);

    /** By engine. */
    Map<UUID, EngineTrial> newest();

    /** In place of the one before it. */
    void put(EngineTrial trial);

    /** Stores the result, unless the trial was replaced meanwhile. */
    void end(EngineTrial trial);
}
