package org.florscribe.clinical.pipeline;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.florscribe.clinical.encounter.Attention;
import org.florscribe.clinical.encounter.EncounterStage;
import org.florscribe.shared.PhiText;

/**
 * One visit of the day as the list shows it.
 *
 * @param age in whole years on the day of the visit
 * @param toSettle statements that still need a person, when there is a draft
 * @param action the one that fits where the visit stands
 */
public record WorklistRow(
        UUID encounterId,
        UUID patientId,
        UUID clinicianId,
        Instant scheduledAt,
        PhiText patientName,
        int age,
        String sex,
        Optional<PhiText> mrn,
        PhiText reason,
        EncounterStage stage,
        Optional<Attention> attention,
        Optional<Integer> toSettle,
        Action action) {

    /** What a person does next with a visit. */
    public enum Action {
        START,
        OPEN,
        REVIEW,
        RETRY
    }

    /** How the list's filters group visits. */
    public enum Group {
        ALL,
        NEEDS_YOU,
        IN_PROGRESS,
        DONE
    }

    public boolean isIn(Group group) {
        return switch (group) {
            case ALL -> true;
            case NEEDS_YOU -> attention.isPresent() || stage == EncounterStage.IN_REVIEW;
            case IN_PROGRESS ->
                attention.isEmpty()
                        && switch (stage) {
                            case RECORDING, TRANSCRIBING, EXTRACTING, DRAFTING -> true;
                            case PLANNED, IN_REVIEW, SIGNED, CANCELLED -> false;
                        };
            case DONE -> stage == EncounterStage.SIGNED || stage == EncounterStage.CANCELLED;
        };
    }

    static Action actionFor(EncounterStage stage, Optional<Attention> attention) {
        if (attention
                .filter(why -> why == Attention.STEP_PARKED || why == Attention.NOT_TRANSCRIBED)
                .isPresent()) {
            return Action.RETRY;
        }
        return switch (stage) {
            case PLANNED -> Action.START;
            case IN_REVIEW -> Action.REVIEW;
            case RECORDING, TRANSCRIBING, EXTRACTING, DRAFTING, SIGNED, CANCELLED -> Action.OPEN;
        };
    }
}
