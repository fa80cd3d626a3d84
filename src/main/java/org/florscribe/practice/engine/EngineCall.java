package org.florscribe.practice.engine;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/**
 * One turn of an engine for a visit.
 *
 * @param engineId empty for the built-in engine
 * @param audioMs that were to be written down; 0 for tasks without audio
 * @param costMicros in millionths of the practice's currency
 * @param use of a model
 * @param requestId of the vendor, for questions to its support
 * @param reason in our words why it was no use; never a word of the visit
 */
public record EngineCall(
        UUID id,
        UUID practiceId,
        UUID encounterId,
        Optional<UUID> engineId,
        EngineTask task,
        EngineOutcome outcome,
        long audioMs,
        long costMicros,
        Duration took,
        TokenUse use,
        Optional<String> model,
        Optional<String> promptVersion,
        Optional<String> requestId,
        Optional<String> reason,
        Instant calledAt) {

    private static final int LONGEST_TEXT = 200;

    /** The turn as it is booked. */
    public static EngineCall of(UUID id, UUID practiceId, TurnTaken turn, long costMicros, Instant at) {
        return new EngineCall(
                id,
                practiceId,
                turn.encounterId(),
                turn.engineId(),
                turn.task(),
                turn.outcome(),
                turn.audioMs(),
                costMicros,
                turn.took(),
                turn.use(),
                shortened(turn.model()),
                shortened(turn.promptVersion()),
                shortened(turn.requestId()),
                shortened(turn.reason()),
                at);
    }

    private static Optional<String> shortened(Optional<String> text) {
        return text.map(it -> it.replaceAll("\\p{Cntrl}+", " "))
                .map(it -> it.length() <= LONGEST_TEXT ? it : it.substring(0, LONGEST_TEXT));
    }
}
