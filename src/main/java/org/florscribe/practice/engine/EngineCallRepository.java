package org.florscribe.practice.engine;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** Where the turns of engines are kept. Sees only the caller's practice. */
public interface EngineCallRepository {

    void add(EngineCall call);

    /** Oldest first. */
    List<EngineCall> ofVisit(UUID encounterId);

    /** By engine, of every engine that had a turn since then. */
    Map<UUID, EngineFigures> figures(Instant since);

    /** By visit, the dearest first, then the longest. */
    List<VisitCost> costs(Instant since, int most);
}
