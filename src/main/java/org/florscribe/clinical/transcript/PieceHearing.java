package org.florscribe.clinical.transcript;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import java.util.function.DoubleSupplier;
import org.florscribe.clinical.recording.AudioStoreFailed;
import org.florscribe.practice.engine.EngineFailure;
import org.florscribe.practice.engine.EngineFault;
import org.florscribe.practice.engine.EngineGuard;
import org.florscribe.practice.engine.EngineOutcome;
import org.florscribe.practice.engine.EngineTask;
import org.florscribe.shared.Refusal;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Has one engine write down one piece: from what is kept where it was asked before, else by a call that is repeated as long as that
 * may help, judged, and kept.
 */
final class PieceHearing {

    private static final int MOST_TRIES = 3;

    /** A try that took so long ended by the clock: somebody else gets the time that is left. */
    private static final Duration TIME_OUT = Duration.ofSeconds(30);

    /** Longer waits are none of a worker's: the step is done later. */
    private static final Duration LONGEST_WAIT = Duration.ofMinutes(2);

    /** For a place at the engine, while other visits have them all. */
    private static final Duration PLACE_WAIT = Duration.ofSeconds(20);

    private static final Duration SHORTEST_CALL = Duration.ofSeconds(1);
    private static final Duration ALONE = Duration.ofMinutes(10);
    private static final Duration OTHERS_FOLLOW = Duration.ofMinutes(1);

    /** Who takes more in one call works in the background and is asked for the words later. */
    private static final long LONGEST_DIRECT_CALL_MS = 1_400_000;

    private static final Logger LOG = LoggerFactory.getLogger(PieceHearing.class);

    private final Answers answers;
    private final VendorLedger vendors;
    private final EngineGuard guard;
    private final Trail trail;
    private final Waiting waiting;
    private final DoubleSupplier jitter;
    private final Clock clock;

    /** See {@link org.florscribe.practice.engine.EngineCalls#record}. */
    @FunctionalInterface
    interface Trail {
        void record(
                UUID encounterId,
                UUID engineId,
                EngineTask task,
                EngineOutcome outcome,
                long audioMs,
                Duration took,
                Optional<String> requestId);
    }

    /** See {@link KeptAnswers}; each verb is a transaction of its own. */
    interface Answers {
        Optional<SpokenText> find(UUID encounterId, byte[] fingerprint);

        void keep(UUID encounterId, UUID engineId, byte[] fingerprint, SpokenText answer);
    }

    @FunctionalInterface
    interface Waiting {
        void sleep(Duration time) throws InterruptedException;
    }

    PieceHearing(
            Answers answers,
            VendorLedger vendors,
            EngineGuard guard,
            Trail trail,
            Waiting waiting,
            DoubleSupplier jitter,
            Clock clock) {
        this.answers = answers;
        this.vendors = vendors;
        this.guard = guard;
        this.trail = trail;
        this.waiting = waiting;
        this.jitter = jitter;
        this.clock = clock;
    }

    /** An engine's places are all taken. */
    static final class NoPlace extends RuntimeException {
        private static final long serialVersionUID = 1L;
    }

    /** What was understood, and how long the engine took for it; nothing for what was kept. */
    record Understood(SpokenText text, Duration took) {}

    /**
     * @throws EngineFailure when the engine is of no use for this piece now
     * @throws NoPlace when others use it
     */
    Understood hear(EngineTurn turn, Piece piece, SpokenAudio audio) {
        byte[] fingerprint = PieceFingerprint.of(turn, piece.place());
        Optional<SpokenText> kept = answers.find(turn.encounterId(), fingerprint);
        if (kept.isPresent()) {
            try {
                TranscriptJudge.judge(kept.get(), piece, turn.languages());
                note(turn, EngineOutcome.KEPT, audio, Duration.ZERO, kept.get().requestId());
                return new Understood(kept.get(), Duration.ZERO);
            } catch (EngineFailure unusable) {
                if (!turn.firstTry()) {
                    throw unusable;
                }
            }
        }
        guard.heldBack(turn.access().id()).ifPresent(pause -> {
            note(turn, EngineOutcome.HELD_BACK, audio, Duration.ZERO, Optional.empty());
            throw heldBack(turn, pause);
        });
        EngineGuard.Place place = guard.acquire(
                        turn.access().id(), Math.max(1, turn.ability().bulkhead()), PLACE_WAIT)
                .orElseThrow(NoPlace::new);
        try (place) {
            return call(turn, piece, audio, fingerprint);
        }
    }

    private Understood call(EngineTurn turn, Piece piece, SpokenAudio audio, byte[] fingerprint) {
        Instant until = clock.instant().plus(deadline(turn, piece, audio));
        for (int tries = 1; ; tries++) {
            Instant began = clock.instant();
            SpokenText text;
            try {
                text = send(turn, audio, fingerprint, Duration.between(began, until));
            } catch (EngineFailure failure) {
                Duration took = since(began);
                note(turn, EngineOutcome.of(failure.fault()), audio, took, Optional.empty());
                guard.failed(turn.access().id(), failure.fault());
                boolean timedOut = turn.othersFollow() && took.compareTo(TIME_OUT) >= 0;
                waitOrGiveUp(turn, failure, tries, timedOut, until);
                continue;
            }
            return judged(turn, piece, audio, fingerprint, new Understood(text, since(began)));
        }
    }

    private SpokenText send(EngineTurn turn, SpokenAudio audio, byte[] fingerprint, Duration left) {
        try {
            return turn.engine()
                    .transcribe(
                            turn.access(),
                            new TranscriptionRequest(
                                    audio,
                                    turn.language(),
                                    turn.keyTerms(),
                                    left.compareTo(SHORTEST_CALL) < 0 ? SHORTEST_CALL : left,
                                    new HeldForPiece(turn, fingerprint, vendors)));
        } catch (EngineFailure e) {
            ourOwn(e);
            throw e;
        } catch (Refusal | AudioStoreFailed ours) {
            throw ours;
        } catch (RuntimeException e) {
            ourOwn(e);
            LOG.atWarn()
                    .addKeyValue("engine", turn.access().id())
                    .addKeyValue("cause", e.getClass().getSimpleName())
                    .addKeyValue("at", e.getStackTrace().length == 0 ? "" : e.getStackTrace()[0])
                    .log("an engine's adapter failed");
            throw new EngineFailure(EngineFault.BAD_SUCCESS, "The engine's answer could not be read.");
        }
    }

    /** Comes back when the same call is worth another try. */
    private void waitOrGiveUp(EngineTurn turn, EngineFailure failure, int tries, boolean timedOut, Instant until) {
        Duration wait = failure.retryAfter().orElseGet(() -> backOff(tries));
        if (!failure.fault().mayPass()
                || tries >= (failure instanceof WorkGivenUp ? 2 : MOST_TRIES)
                || timedOut
                || wait.compareTo(LONGEST_WAIT) > 0
                || !clock.instant().plus(wait).isBefore(until)) {
            throw failure;
        }
        sleep(wait);
        if (guard.heldBack(turn.access().id()).isPresent()) {
            throw failure;
        }
    }

    private Understood judged(
            EngineTurn turn, Piece piece, SpokenAudio audio, byte[] fingerprint, Understood understood) {
        answers.keep(turn.encounterId(), turn.access().id(), fingerprint, understood.text());
        Optional<String> requestId = understood.text().requestId();
        try {
            TranscriptJudge.judge(understood.text(), piece, turn.languages());
        } catch (EngineFailure unusable) {
            note(turn, EngineOutcome.BAD_SUCCESS, audio, understood.took(), requestId);
            guard.failed(turn.access().id(), EngineFault.BAD_SUCCESS);
            throw unusable;
        }
        guard.succeeded(turn.access().id());
        note(turn, EngineOutcome.DONE, audio, understood.took(), requestId);
        return understood;
    }

    /** Our own store may fail while an engine reads from it: that is none of the engine's faults. */
    private static void ourOwn(Throwable failure) {
        for (Throwable cause = failure.getCause(); cause != null; cause = cause.getCause()) {
            if (cause instanceof AudioStoreFailed ours) {
                throw ours;
            }
        }
    }

    private EngineFailure heldBack(EngineTurn turn, Duration pause) {
        EngineFault last = guard.line(turn.access().id())
                .lastFailure()
                .map(failure -> failure.fault())
                .filter(fault -> fault == EngineFault.CONFIGURATION || fault == EngineFault.QUOTA)
                .orElse(EngineFault.BUSY);
        return new EngineFailure(last, "The engine failed too often of late.", Optional.of(pause), null);
    }

    /** All tries of one engine together. */
    private static Duration deadline(EngineTurn turn, Piece piece, SpokenAudio audio) {
        Duration length = Duration.ofMillis(
                audio.durationMs() > 0 ? audio.durationMs() : piece.place().lengthMs());
        if (turn.othersFollow() && audio.durationMs() > 0) {
            return OTHERS_FOLLOW.plus(length);
        }
        boolean inBackground = turn.ability().mostMs().orElse(Long.MAX_VALUE) > LONGEST_DIRECT_CALL_MS;
        return inBackground ? ALONE.plus(length.multipliedBy(3)) : ALONE;
    }

    /** Full jitter. */
    private Duration backOff(int tries) {
        long most = tries == 1 ? 500 : 8_000;
        return Duration.ofMillis(Math.round(most * jitter.getAsDouble()));
    }

    private void sleep(Duration wait) {
        try {
            waiting.sleep(wait);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new EngineFailure(EngineFault.TRANSIENT, "The server is stopping.", Optional.empty(), e);
        }
    }

    private Duration since(Instant began) {
        Duration took = Duration.between(began, clock.instant());
        return took.isNegative() ? Duration.ZERO : took;
    }

    private void note(
            EngineTurn turn, EngineOutcome outcome, SpokenAudio audio, Duration took, Optional<String> requestId) {
        trail.record(
                turn.encounterId(),
                turn.access().id(),
                EngineTask.TRANSCRIBE,
                outcome,
                audio.durationMs(),
                took,
                requestId);
    }
}
