package org.florscribe.practice.engine;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/** Of the engines in line, those that may see patients' data; the others are passed over, and the trail of the visit says so. */
public final class AllowedEngines {

    private final TurnBook trail;

    /** @param trail see {@link EngineCalls#book} */
    public AllowedEngines(TurnBook trail) {
        this.trail = trail;
    }

    /** @param audioMs that are to be written down; 0 for tasks without audio */
    public List<EngineInLine> of(UUID encounterId, EngineTask task, List<EngineInLine> line, long audioMs) {
        List<EngineInLine> allowed = new ArrayList<>();
        for (EngineInLine engine : line) {
            if (engine.mayReceivePhi()) {
                allowed.add(engine);
            } else {
                trail.book(TurnTaken.of(encounterId, engine.access().id(), task, EngineOutcome.NOT_ALLOWED)
                        .ofAudio(audioMs));
            }
        }
        return allowed;
    }
}
