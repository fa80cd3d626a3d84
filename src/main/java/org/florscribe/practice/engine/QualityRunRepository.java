package org.florscribe.practice.engine;

import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Where quality runs are kept. Sees only the caller's practice. */
public interface QualityRunRepository {

    Optional<QualityRun> find(UUID id);

    /** The newest first. */
    List<QualityRun> ofEngine(UUID engineId, int most);

    void add(QualityRun run);

    /** Stores the result. */
    void end(QualityRun run);
}
