package org.florscribe.clinical.encounter;

import java.util.Map;
import java.util.Set;

/** Where a visit stands. The database refuses the same steps (migration V0003, {@code check_stage_step}). */
public enum EncounterStage {
    PLANNED,
    RECORDING,
    TRANSCRIBING,
    EXTRACTING,
    DRAFTING,
    IN_REVIEW,
    SIGNED,
    CANCELLED;

    private static final Map<EncounterStage, Set<EncounterStage>> NEXT = Map.of(
            PLANNED, Set.of(RECORDING, TRANSCRIBING, EXTRACTING, IN_REVIEW, CANCELLED),
            RECORDING, Set.of(PLANNED, TRANSCRIBING, CANCELLED),
            TRANSCRIBING, Set.of(EXTRACTING, RECORDING, PLANNED, CANCELLED),
            EXTRACTING, Set.of(DRAFTING, TRANSCRIBING, PLANNED, CANCELLED),
            DRAFTING, Set.of(IN_REVIEW, EXTRACTING, TRANSCRIBING, PLANNED, CANCELLED),
            IN_REVIEW, Set.of(SIGNED, RECORDING, TRANSCRIBING, EXTRACTING, DRAFTING, PLANNED, CANCELLED),
            SIGNED, Set.of(),
            CANCELLED, Set.of());

    public boolean mayBecome(EncounterStage next) {
        return next == this || NEXT.getOrDefault(this, Set.of()).contains(next);
    }
}
