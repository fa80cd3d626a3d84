package org.florscribe.practice.engine;

import java.util.List;
import java.util.Optional;

/**
 * What engines were asked for a visit, in order, what became of it and what it cost. Names nobody and quotes nothing of the visit.
 *
 * @param costMicros of all turns, in millionths of the practice's currency
 */
public record EngineTrail(List<Turn> turns, long costMicros) {

    public EngineTrail {
        turns = List.copyOf(turns);
    }

    /** @param engine as the practice calls it now; empty for the built-in one */
    public record Turn(EngineCall call, Optional<String> engine) {}

    static EngineTrail of(List<Turn> turns) {
        return new EngineTrail(
                turns,
                turns.stream().mapToLong(turn -> turn.call().costMicros()).sum());
    }
}
