package org.florscribe.clinical.transcript;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.florscribe.clinical.recording.AudioCopy;
import org.florscribe.clinical.recording.AudioReader;
import org.florscribe.clinical.recording.AudioStore;
import org.florscribe.clinical.recording.AudioWriter;
import org.florscribe.clinical.recording.Measurement;
import org.florscribe.clinical.recording.Pcm;
import org.florscribe.clinical.recording.Recording;
import org.florscribe.practice.engine.AllowedEngines;
import org.florscribe.practice.engine.EngineAccess;
import org.florscribe.practice.engine.EngineAsking;
import org.florscribe.practice.engine.EngineCall;
import org.florscribe.practice.engine.EngineFailure;
import org.florscribe.practice.engine.EngineFault;
import org.florscribe.practice.engine.EngineGuard;
import org.florscribe.practice.engine.EngineInLine;
import org.florscribe.practice.engine.EngineLine;
import org.florscribe.practice.engine.EngineOption;
import org.florscribe.practice.engine.TurnTaken;

/** Speech engines, a clock and the books around {@link SpeechToText}, in memory. */
final class SpeechWorld {

    static final UUID VISIT = new UUID(0, 1);
    static final UUID RECORDING = new UUID(0, 2);

    final List<FakeEngine> engines = new ArrayList<>();
    final List<String> trail = new ArrayList<>();
    final List<String> found = new ArrayList<>();
    final List<Duration> waits = new ArrayList<>();
    final Set<UUID> heldBack = new HashSet<>();
    final Set<UUID> full = new HashSet<>();
    Optional<Measurement> measured = Optional.empty();
    ExpectedSpeech expected = ExpectedSpeech.UNKNOWN;
    String mediaType = "audio/mpeg";
    Instant now = Instant.parse("2026-03-02T09:00:00Z");

    private final Map<String, SpokenText> kept = new HashMap<>();

    final Clock clock = new Clock() {
        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }

        @Override
        public Instant instant() {
            return now;
        }
    };

    final SpeechToText speech = new SpeechToText(
            id -> measured,
            new SilentStore(),
            () -> engines.stream()
                    .map(it -> new EngineInLine(it.access, it.allowed))
                    .toList(),
            () -> engines.stream().map(TranscriptionEngine.class::cast).iterator(),
            new PieceHearing(
                    answers(),
                    new VendorLedger(new NoJobs(), clock),
                    new EngineAsking(guard(), this::sleep, () -> 1.0, clock),
                    this::note),
            new AllowedEngines(this::note),
            conversation -> conversation,
            (engineId, form, words, voices) -> found.add(form));

    FakeEngine engine(String name) {
        FakeEngine engine = new FakeEngine(name);
        engines.add(engine);
        return engine;
    }

    HeardRecording hear() {
        return hear(true, false);
    }

    HeardRecording hear(boolean firstTry, boolean sentAnyway) {
        Recording stored = Recording.announced(RECORDING, VISIT, 1, 9, Optional.empty(), new UUID(0, 3), now)
                .complete(mediaType, 9, new byte[32], now);
        return speech.hear(stored, expected, firstTry, sentAnyway);
    }

    private void sleep(Duration time) {
        waits.add(time);
        now = now.plus(time);
    }

    private EngineCall note(TurnTaken turn) {
        String name = engines.stream()
                .filter(it -> turn.engineId().equals(Optional.of(it.access.id())))
                .map(it -> it.access.name())
                .findFirst()
                .orElseThrow();
        trail.add(name + " " + turn.outcome());
        return EngineCall.of(new UUID(0, trail.size()), new UUID(0, 9), turn, 0, now);
    }

    private PieceHearing.Answers answers() {
        return new PieceHearing.Answers() {
            @Override
            public Optional<SpokenText> find(UUID encounterId, byte[] fingerprint) {
                return Optional.ofNullable(kept.get(HexFormat.of().formatHex(fingerprint)));
            }

            @Override
            public void keep(UUID encounterId, UUID engineId, byte[] fingerprint, SpokenText answer) {
                kept.put(HexFormat.of().formatHex(fingerprint), answer);
            }
        };
    }

    private EngineGuard guard() {
        return new EngineGuard() {
            @Override
            public Optional<Duration> heldBack(UUID engineId) {
                return heldBack.contains(engineId) ? Optional.of(Duration.ofSeconds(30)) : Optional.empty();
            }

            @Override
            public Optional<Place> acquire(UUID engineId, int places, Duration longest) {
                return full.contains(engineId) ? Optional.empty() : Optional.of(() -> {});
            }

            @Override
            public void succeeded(UUID engineId) {}

            @Override
            public void failed(UUID engineId, EngineFault fault) {}

            @Override
            public EngineLine line(UUID engineId) {
                return new EngineLine(
                        EngineLine.State.HELD_BACK, Optional.empty(), Optional.empty(), 3, Optional.empty());
            }

            @Override
            public void tryAtOnce(UUID engineId) {}

            @Override
            public void forget(UUID engineId) {}
        };
    }

    /** Answers each call by the next of its answers, the last one for ever. */
    final class FakeEngine implements TranscriptionEngine {

        final EngineAccess access;
        final List<Long> sentMs = new ArrayList<>();
        final List<Duration> deadlines = new ArrayList<>();
        final List<Optional<String>> languages = new ArrayList<>();
        final List<List<String>> keyTerms = new ArrayList<>();
        final Deque<Answer> answers = new ArrayDeque<>();
        boolean allowed = true;
        long mostMs = 600_000;
        long sentBytes;
        Duration takes = Duration.ofSeconds(2);

        FakeEngine(String name) {
            access = new EngineAccess(
                    new UUID(9, engines.size()),
                    name,
                    name,
                    "https://" + name + ".example",
                    Optional.empty(),
                    Optional.empty(),
                    Map.of());
        }

        FakeEngine answers(Answer... next) {
            answers.addAll(List.of(next));
            return this;
        }

        @Override
        public String kind() {
            return access.kind();
        }

        @Override
        public TranscriptionAbility ability(EngineAccess terms) {
            long most = terms.option(EngineOption.FOUND_FORM).isPresent() ? 30_000 : mostMs;
            return new TranscriptionAbility(
                    true, true, true, 1L << 30, Optional.of(most), Set.of("audio/mpeg"), Set.of(), 1);
        }

        @Override
        public SpokenText transcribe(EngineAccess terms, TranscriptionRequest request) {
            try (InputStream audio = request.audio().open()) {
                long bytes = audio.transferTo(java.io.OutputStream.nullOutputStream());
                if (request.audio().mediaType().equals("audio/wav")
                        && bytes != request.audio().sizeBytes()) {
                    throw new IllegalStateException(bytes + " bytes came");
                }
                sentBytes += bytes;
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
            sentMs.add(request.audio().durationMs());
            deadlines.add(request.deadline());
            languages.add(request.language());
            keyTerms.add(request.keyTerms());
            now = now.plus(takes);
            Answer answer = answers.size() > 1 ? answers.pop() : answers.element();
            return answer.to(request);
        }
    }

    @FunctionalInterface
    interface Answer {
        SpokenText to(TranscriptionRequest request);
    }

    /** As many different words as are spoken in the time. */
    static Answer words() {
        return request -> {
            List<SpokenText.Word> words = new ArrayList<>();
            StringBuilder text = new StringBuilder();
            for (long at = 0; at + 500 <= Math.max(5_000, request.audio().durationMs()); at += 500) {
                String word = "word" + Long.toString(at / 500 * 7919 % 100_003, 36);
                words.add(new SpokenText.Word(word, at, at + 400, Optional.empty()));
                text.append(word).append(' ');
            }
            return new SpokenText(
                    Optional.of("en"),
                    List.of(new SpokenText.Phrase(
                            Optional.of("A"), 0, words.get(words.size() - 1).endMs(), text.toString(), words)),
                    Optional.of("req-1"));
        };
    }

    static Answer saying(String text) {
        return request -> new SpokenText(
                Optional.of("en"),
                List.of(new SpokenText.Phrase(
                        Optional.empty(), 0, request.audio().durationMs(), text, List.of())),
                Optional.empty());
    }

    static Answer failing(EngineFault fault) {
        return request -> {
            throw new EngineFailure(fault, "It failed.");
        };
    }

    static Answer failing(EngineFault fault, Duration retryAfter) {
        return request -> {
            throw new EngineFailure(fault, "It failed.", Optional.of(retryAfter), null);
        };
    }

    /** Engines here keep nothing. */
    private static final class NoJobs implements VendorJobRepository {

        @Override
        public Optional<Held> newest(UUID encounterId, byte[] fingerprint) {
            return Optional.empty();
        }

        @Override
        public List<Held> ofVisit(UUID encounterId) {
            return List.of();
        }

        @Override
        public List<UUID> visitsSince(Instant before, int most) {
            return List.of();
        }

        @Override
        public void add(Held held) {}

        @Override
        public void started(UUID id, String jobId) {}

        @Override
        public void deleted(UUID id, Instant at) {}
    }

    /** Holds an hour of nothing. */
    private static final class SilentStore implements AudioStore {

        @Override
        public AudioWriter write(UUID recordingId, AudioCopy copy) {
            throw new IllegalStateException("Nothing is written here");
        }

        @Override
        public AudioReader read(UUID recordingId, AudioCopy copy) {
            return new AudioReader() {
                @Override
                public long length() {
                    return Pcm.bytes(3_600_000);
                }

                @Override
                public InputStream from(long offset) {
                    return new ByteArrayInputStream(new byte[(int) (length() - offset)]);
                }
            };
        }

        @Override
        public long length(UUID recordingId, AudioCopy copy) {
            return Pcm.bytes(3_600_000);
        }

        @Override
        public void forget(UUID recordingId, AudioCopy copy) {}
    }
}
