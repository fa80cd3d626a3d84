package org.florscribe.clinical.pipeline;

import java.time.Duration;
import java.util.Optional;
import org.florscribe.clinical.encounter.EncounterStage;

/** The steps from a conversation to a draft, in order. */
public enum StepKind {
    TRANSCRIBE(EncounterStage.TRANSCRIBING),
    EXTRACT(EncounterStage.EXTRACTING),
    DRAFT(EncounterStage.DRAFTING);

    private final EncounterStage stage;

    StepKind(EncounterStage stage) {
        this.stage = stage;
    }

    /** The stage of a visit whose next work is this step. */
    public EncounterStage stage() {
        return stage;
    }

    /** What runs longer has lost its node. Speech takes as long as the longest recording may keep the slowest engine at work. */
    public Duration longestRun() {
        return this == TRANSCRIBE ? Duration.ofHours(13) : Duration.ofMinutes(15);
    }

    public Optional<StepKind> next() {
        return switch (this) {
            case TRANSCRIBE -> Optional.of(EXTRACT);
            case EXTRACT -> Optional.of(DRAFT);
            case DRAFT -> Optional.empty();
        };
    }
}
