package org.florscribe.practice.engine;

import java.util.Map;
import java.util.UUID;

/** Where it is kept what engines were found to be able to. Sees only the caller's practice. */
public interface EngineFoundRepository {

    /** By engine. */
    Map<UUID, EngineFound> all();

    /** In place of what was found before. */
    void put(UUID engineId, EngineFound found);

    void forget(UUID engineId);
}
