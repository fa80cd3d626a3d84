package org.florscribe.practice.engine;

import java.time.Duration;
import java.util.Optional;
import java.util.UUID;

/**
 * How one turn for a visit went, before it is booked.
 *
 * @param engineId empty for the built-in engine
 * @param audioMs that were to be written down; 0 for tasks without audio
 * @param took from the first byte sent to the last received; zero when nothing was sent
 * @param use of a model; none for engines that are paid by the minute, and for answers that are kept
 * @param model as the server names what answered
 * @param requestId of the vendor
 * @param reason in our words why it was no use; never a word of the visit
 */
public record TurnTaken(
        UUID encounterId,
        Optional<UUID> engineId,
        EngineTask task,
        EngineOutcome outcome,
        long audioMs,
        Duration took,
        TokenUse use,
        Optional<String> model,
        Optional<String> promptVersion,
        Optional<String> requestId,
        Optional<String> reason) {

    /** A turn in which nothing was sent, or of which nothing more is known. */
    public static TurnTaken of(UUID encounterId, UUID engineId, EngineTask task, EngineOutcome outcome) {
        return new TurnTaken(
                encounterId,
                Optional.of(engineId),
                task,
                outcome,
                0,
                Duration.ZERO,
                TokenUse.NONE,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
    }

    /** Done here, by the engine that is always there. */
    public static TurnTaken builtIn(UUID encounterId, EngineTask task, Duration took) {
        return new TurnTaken(
                encounterId,
                Optional.empty(),
                task,
                EngineOutcome.DONE,
                0,
                took,
                TokenUse.NONE,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
    }

    TurnTaken ending(EngineOutcome other) {
        return new TurnTaken(
                encounterId, engineId, task, other, audioMs, took, use, model, promptVersion, requestId, reason);
    }

    public TurnTaken ofAudio(long ms) {
        return new TurnTaken(
                encounterId, engineId, task, outcome, ms, took, use, model, promptVersion, requestId, reason);
    }

    public TurnTaken lasting(Duration time) {
        return new TurnTaken(
                encounterId, engineId, task, outcome, audioMs, time, use, model, promptVersion, requestId, reason);
    }

    /** With what the vendor calls it. */
    public TurnTaken asked(Optional<String> vendorsId) {
        return new TurnTaken(
                encounterId, engineId, task, outcome, audioMs, took, use, model, promptVersion, vendorsId, reason);
    }

    /** With what a model did for it. */
    public TurnTaken using(TokenUse tokens, Optional<String> byModel, Optional<String> told) {
        return new TurnTaken(
                encounterId, engineId, task, outcome, audioMs, took, tokens, byModel, told, requestId, reason);
    }

    public TurnTaken because(EngineFailure failure) {
        return new TurnTaken(
                encounterId,
                engineId,
                task,
                outcome,
                audioMs,
                took,
                use,
                model,
                promptVersion,
                requestId,
                Optional.ofNullable(failure.getMessage()));
    }
}
