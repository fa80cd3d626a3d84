package org.florscribe.clinical.transcript;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;
import org.florscribe.clinical.recording.AudioStore;
import org.florscribe.clinical.recording.Measurement;
import org.florscribe.clinical.recording.Recording;
import org.florscribe.clinical.recording.RecordingPreparation;
import org.florscribe.clinical.recording.Span;
import org.florscribe.practice.engine.AllowedEngines;
import org.florscribe.practice.engine.EngineAdapter;
import org.florscribe.practice.engine.EngineAsking;
import org.florscribe.practice.engine.EngineCalls;
import org.florscribe.practice.engine.EngineDirectory;
import org.florscribe.practice.engine.EngineFailure;
import org.florscribe.practice.engine.EngineFault;
import org.florscribe.practice.engine.EngineFindings;
import org.florscribe.practice.engine.EngineInLine;
import org.florscribe.practice.engine.EngineTask;
import org.florscribe.practice.engine.NoPlaceAtEngine;

/**
 * From a stored recording to its words, by the practice's engines in their order. Works in no transaction; what engines answer is
 * kept piece by piece, so that a try after a crash begins where the one before ended and pays for nothing twice. Where one engine
 * fails in the middle the next one goes on from there.
 */
@ApplicationScoped
public class SpeechToText {

    /** Of a file whose length nobody knows. */
    private static final Span UNKNOWN = new Span(0, Duration.ofHours(24).toMillis());

    private final Preparation preparation;
    private final AudioStore store;
    private final Supplier<List<EngineInLine>> line;
    private final Iterable<TranscriptionEngine> adapters;
    private final PieceHearing hearing;
    private final AllowedEngines allowed;
    private final SpeakerAttribution attribution;
    private final Findings findings;

    /** See {@link EngineFindings#note}. */
    @FunctionalInterface
    interface Findings {
        void note(UUID engineId, String form, boolean words, boolean voices);
    }

    /** Makes the copy to listen to and measures it, where that is possible; what is prepared stays so. */
    @FunctionalInterface
    interface Preparation {
        Optional<Measurement> prepare(UUID recordingId);
    }

    @Inject
    SpeechToText(
            RecordingPreparation preparation,
            AudioStore store,
            EngineDirectory directory,
            @Any Instance<TranscriptionEngine> adapters,
            TranscriptionLedger ledger,
            VendorLedger vendors,
            EngineAsking asking,
            EngineCalls calls,
            SpeakerAttribution attribution,
            EngineFindings findings) {
        this(
                preparation::prepare,
                store,
                () -> directory.inOrder(EngineTask.TRANSCRIBE),
                adapters,
                new PieceHearing(kept(ledger), vendors, asking, calls::book),
                new AllowedEngines(calls::book),
                attribution,
                findings::note);
    }

    SpeechToText(
            Preparation preparation,
            AudioStore store,
            Supplier<List<EngineInLine>> line,
            Iterable<TranscriptionEngine> adapters,
            PieceHearing hearing,
            AllowedEngines allowed,
            SpeakerAttribution attribution,
            Findings findings) {
        this.preparation = preparation;
        this.store = store;
        this.line = line;
        this.adapters = adapters;
        this.hearing = hearing;
        this.allowed = allowed;
        this.attribution = attribution;
        this.findings = findings;
    }

    private static PieceHearing.Answers kept(TranscriptionLedger ledger) {
        return new PieceHearing.Answers() {
            @Override
            public Optional<SpokenText> find(UUID encounterId, byte[] fingerprint) {
                return ledger.kept(encounterId, fingerprint);
            }

            @Override
            public void keep(UUID encounterId, UUID engineId, byte[] fingerprint, SpokenText answer) {
                ledger.keep(encounterId, engineId, fingerprint, answer);
            }
        };
    }

    /**
     * @param firstTry whether a person or an event asked for it, and not a repetition by itself
     * @param sentAnyway a person says that somebody speaks in it
     * @throws NotTranscribed with the reason, and when another try may help
     */
    public HeardRecording hear(Recording recording, ExpectedSpeech expected, boolean firstTry, boolean sentAnyway) {
        UUID encounterId = recording.encounterId();
        Optional<Measurement> measured = preparation.prepare(recording.id());
        if (measured.isPresent() && measured.get().speech().isEmpty() && !sentAnyway) {
            throw new NotTranscribed(NotTranscribed.Reason.NO_SPEECH, Optional.empty());
        }
        List<EngineInLine> engines = new ArrayList<>(allowed.of(
                encounterId,
                EngineTask.TRANSCRIBE,
                line.get(),
                measured.map(Measurement::durationMs).orElse(0L)));
        if (engines.isEmpty()) {
            throw new NotTranscribed(NotTranscribed.Reason.NO_ENGINE, Optional.empty());
        }
        Progress progress = new Progress();
        for (int i = 0; i < engines.size(); i++) {
            EngineInLine next = engines.get(i);
            try {
                TranscriptionEngine engine = EngineAdapter.required(adapters, next.access());
                EngineTurn turn = new EngineTurn(
                        encounterId,
                        recording.id(),
                        next.access(),
                        engine,
                        engine.ability(next.access()),
                        expected.language(),
                        progress.languages(expected),
                        expected.terms().forEngine(next.access()),
                        i + 1 < engines.size(),
                        firstTry);
                if (measured.isPresent()) {
                    hear(turn, measured.get(), progress);
                } else {
                    hearWhole(turn, recording, progress);
                }
                return result(recording.id(), progress);
            } catch (OtherForm other) {
                findings.note(next.access().id(), other.form(), false, false);
                engines.set(i, new EngineInLine(next.access().answering(other.form()), true));
                i--; // the same engine once more, in pieces as that form needs them
            } catch (EngineFailure failure) {
                progress.failures.add(failure);
            } catch (NoPlaceAtEngine taken) {
                progress.queued = true;
            }
        }
        throw progress.notTranscribed();
    }

    private void hear(EngineTurn turn, Measurement measured, Progress progress) {
        long longest = PieceCutter.longest(turn.ability());
        if (longest < 1_000) {
            throw new EngineFailure(EngineFault.CONFIGURATION, "The engine takes no audio of useful length.");
        }
        boolean sentAnyway = measured.speech().isEmpty();
        Measurement toCut = sentAnyway ? spokenAllThrough(measured) : measured;
        List<Piece> pieces = PieceCutter.cut(toCut, progress.doneMs, longest);
        for (int i = 0; i < pieces.size(); i++) {
            Piece piece = sentAnyway ? new Piece(pieces.get(i).place(), List.of()) : pieces.get(i);
            progress.doneMs = piece.place().startMs();
            progress.add(
                    turn,
                    piece,
                    hearing.hear(turn, piece, RecordedAudio.wav(store, turn.recordingId(), piece.place())));
        }
    }

    private static Measurement spokenAllThrough(Measurement measured) {
        return new Measurement(
                measured.durationMs(),
                List.of(new Span(0, measured.durationMs())),
                measured.loudnessDb(),
                measured.clippedShare(),
                measured.cutOff());
    }

    /** Not decoded here, so not measured and not cut: the engine takes the file as it is, or not at all. */
    private void hearWhole(EngineTurn turn, Recording recording, Progress progress) {
        SpokenAudio audio = RecordedAudio.original(store, recording);
        if (audio.sizeBytes() > turn.ability().mostBytes()) {
            throw new EngineFailure(EngineFault.INPUT, "The file is larger than the engine takes in one call.");
        }
        boolean wav = audio.fileName().endsWith(".wav");
        if (!wav && !turn.ability().mediaTypes().contains(audio.mediaType())) {
            throw new EngineFailure(EngineFault.INPUT, "The engine does not take files of this type.");
        }
        Piece whole = new Piece(UNKNOWN, List.of());
        progress.add(turn, whole, hearing.hear(turn, whole, audio));
    }

    private HeardRecording result(UUID recordingId, Progress progress) {
        List<SpokenLine> lines = new PieceJoiner(attribution).join(progress.heard);
        if (lines.isEmpty()) {
            throw new NotTranscribed(NotTranscribed.Reason.NO_SPEECH, Optional.empty());
        }
        Optional<String> language = progress.heard.stream()
                .flatMap(heard -> heard.text().language().stream())
                .findFirst();
        return new HeardRecording(
                recordingId,
                String.join(", ", progress.engines),
                attribution.repair(attribution.attribute(SpokenConversation.of(language, lines))),
                progress.took);
    }

    /** How far a recording has come, over all engines. */
    private static final class Progress {

        private final List<PieceJoiner.Heard> heard = new ArrayList<>();
        private final Set<String> engines = new LinkedHashSet<>();
        private final List<EngineFailure> failures = new ArrayList<>();
        private Duration took = Duration.ZERO;
        private long doneMs;
        private boolean queued;

        void add(EngineTurn turn, Piece piece, PieceHearing.Understood understood) {
            heard.add(new PieceJoiner.Heard(piece, understood.text()));
            engines.add(turn.access().name());
            took = took.plus(understood.took());
        }

        /** The one that somebody named, and those that engines heard instead. */
        Set<String> languages(ExpectedSpeech speech) {
            Set<String> expected = new HashSet<>();
            speech.believed().forEach(expected::add);
            for (EngineFailure failure : failures) {
                if (failure instanceof TranscriptJudge.OtherLanguage other) {
                    expected.add(other.language());
                }
            }
            return expected;
        }

        /** What passes by itself comes first; a wait counts from the engine that is ready first. */
        NotTranscribed notTranscribed() {
            if (queued) {
                return new NotTranscribed(NotTranscribed.Reason.QUEUED, Optional.empty());
            }
            Optional<Duration> wait = failures.stream()
                    .filter(failure -> failure.fault().mayPass())
                    .flatMap(failure -> failure.retryAfter().stream())
                    .min(Duration::compareTo);
            for (EngineFault fault : List.of(
                    EngineFault.TRANSIENT,
                    EngineFault.BUSY,
                    EngineFault.CONFIGURATION,
                    EngineFault.QUOTA,
                    EngineFault.BAD_SUCCESS)) {
                if (failures.stream().anyMatch(failure -> failure.fault() == fault)) {
                    return new NotTranscribed(reason(fault), wait);
                }
            }
            return new NotTranscribed(NotTranscribed.Reason.INPUT, Optional.empty());
        }

        private static NotTranscribed.Reason reason(EngineFault fault) {
            return switch (fault) {
                case TRANSIENT -> NotTranscribed.Reason.UNAVAILABLE;
                case BUSY -> NotTranscribed.Reason.BUSY;
                case CONFIGURATION -> NotTranscribed.Reason.CONFIGURATION;
                case QUOTA -> NotTranscribed.Reason.QUOTA;
                case INPUT -> NotTranscribed.Reason.INPUT;
                case BAD_SUCCESS -> NotTranscribed.Reason.UNUSABLE;
            };
        }
    }
}
