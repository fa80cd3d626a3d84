package org.florscribe.clinical.transcript;

import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import org.florscribe.clinical.recording.AudioStoreFailed;
import org.florscribe.practice.engine.EngineAsking;
import org.florscribe.practice.engine.EngineFailure;
import org.florscribe.practice.engine.EngineOutcome;
import org.florscribe.practice.engine.EngineTask;
import org.florscribe.practice.engine.TurnBook;
import org.florscribe.practice.engine.TurnTaken;

/**
 * Has one engine write down one piece: from what is kept where it was asked before, else by a call that is repeated as long as that
 * may help, judged, and kept.
 */
final class PieceHearing {

    private static final Duration ALONE = Duration.ofMinutes(10);
    private static final Duration OTHERS_FOLLOW = Duration.ofMinutes(1);

    /** Who takes more in one call works in the background and is asked for the words later. */
    private static final long LONGEST_DIRECT_CALL_MS = 1_400_000;

    private final Answers answers;
    private final VendorLedger vendors;
    private final EngineAsking asking;
    private final TurnBook trail;

    /** See {@link KeptAnswers}; each verb is a transaction of its own. */
    interface Answers {
        Optional<SpokenText> find(UUID encounterId, byte[] fingerprint);

        void keep(UUID encounterId, UUID engineId, byte[] fingerprint, SpokenText answer);
    }

    /** @param trail see {@link org.florscribe.practice.engine.EngineCalls#book} */
    PieceHearing(Answers answers, VendorLedger vendors, EngineAsking asking, TurnBook trail) {
        this.answers = answers;
        this.vendors = vendors;
        this.asking = asking;
        this.trail = trail;
    }

    /** What was understood, and how long the engine took for it; nothing for what was kept. */
    record Understood(SpokenText text, Duration took) {}

    /**
     * @throws EngineFailure when the engine is of no use for this piece now
     * @throws org.florscribe.practice.engine.NoPlaceAtEngine when others use it
     */
    Understood hear(EngineTurn turn, Piece piece, SpokenAudio audio) {
        Hearing hearing = new Hearing(turn, piece, audio);
        Optional<SpokenText> kept = answers.find(turn.encounterId(), hearing.fingerprint);
        if (kept.isPresent()) {
            try {
                hearing.judged(kept.get());
                trail.book(hearing.turn(EngineOutcome.KEPT, Duration.ZERO)
                        .asked(kept.get().requestId()));
                return new Understood(kept.get(), Duration.ZERO);
            } catch (EngineFailure unusable) {
                if (!turn.firstTry()) {
                    throw unusable;
                }
            }
        }
        EngineAsking.Answered<SpokenText> answered = asking.ask(
                new EngineAsking.Terms(
                        turn.access().id(),
                        turn.ability().bulkhead(),
                        turn.othersFollow(),
                        deadline(turn, piece, audio)),
                hearing);
        return new Understood(answered.answer(), answered.took());
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

    private final class Hearing implements EngineAsking.Work<SpokenText> {

        private final EngineTurn turn;
        private final Piece piece;
        private final SpokenAudio audio;
        private final byte[] fingerprint;

        Hearing(EngineTurn turn, Piece piece, SpokenAudio audio) {
            this.turn = turn;
            this.piece = piece;
            this.audio = audio;
            this.fingerprint = PieceFingerprint.of(turn, piece.place());
        }

        @Override
        public SpokenText send(Duration left) {
            try {
                return turn.engine()
                        .transcribe(
                                turn.access(),
                                new TranscriptionRequest(
                                        audio,
                                        turn.language(),
                                        turn.keyTerms(),
                                        left,
                                        new HeldForPiece(turn, fingerprint, vendors)));
            } catch (RuntimeException e) {
                ourOwn(e);
                throw e;
            }
        }

        @Override
        public SpokenText judged(SpokenText answer) {
            TranscriptJudge.judge(answer, piece, turn.languages());
            return answer;
        }

        @Override
        public void came(SpokenText answer, Duration took) {
            answers.keep(turn.encounterId(), turn.access().id(), fingerprint, answer);
        }

        @Override
        public void heldBack(EngineFailure why) {
            trail.book(turn(EngineOutcome.HELD_BACK, Duration.ZERO));
        }

        @Override
        public void failed(EngineFailure failure, Duration took) {
            trail.book(turn(EngineOutcome.of(failure.fault()), took).because(failure));
        }

        @Override
        public void unusable(SpokenText answer, EngineFailure why, Duration took) {
            trail.book(turn(EngineOutcome.BAD_SUCCESS, took)
                    .asked(answer.requestId())
                    .because(why));
        }

        @Override
        public void done(SpokenText answer, Duration took) {
            trail.book(turn(EngineOutcome.DONE, took).asked(answer.requestId()));
        }

        @Override
        public int mostTries(EngineFailure failure) {
            int most = EngineAsking.Work.super.mostTries(failure);
            return failure instanceof WorkGivenUp ? Math.min(2, most) : most;
        }

        @Override
        public boolean isOurs(RuntimeException failure) {
            return failure instanceof AudioStoreFailed || EngineAsking.Work.super.isOurs(failure);
        }

        /** Our own store may fail while an engine reads from it: that is none of the engine's faults. */
        private static void ourOwn(Throwable failure) {
            for (Throwable cause = failure.getCause(); cause != null; cause = cause.getCause()) {
                if (cause instanceof AudioStoreFailed ours) {
                    throw ours;
                }
            }
        }

        private TurnTaken turn(EngineOutcome outcome, Duration took) {
            return TurnTaken.of(turn.encounterId(), turn.access().id(), EngineTask.TRANSCRIBE, outcome)
                    .ofAudio(audio.durationMs())
                    .lasting(took);
        }
    }
}
