package org.florscribe.clinical.caption;

import java.io.ByteArrayOutputStream;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.DoubleSupplier;
import org.florscribe.practice.engine.EngineFailure;
import org.florscribe.practice.engine.EngineFault;

/**
 * The captions of one recording. The frames that arrive drive it: with each it looks whether a session has to be opened, renewed or
 * given up, so it needs no thread, and when no audio comes nothing is done. An engine that is slow or away costs captions, never audio.
 */
public final class CaptionFeed {

    private static final int BYTES_A_MS = 32;
    private static final int SHORTEST_BYTES = 50 * BYTES_A_MS;

    /** What waits for a session to be ready, and how far audio may run ahead of the time that passed. */
    private static final long AHEAD_MS = 1_000;

    private static final Duration LONGEST_OPENING = Duration.ofSeconds(10);
    private static final Duration RENEWED_BEFORE_END = Duration.ofSeconds(60);
    private static final Duration AFTER_ALL_FAILED = Duration.ofMinutes(5);
    private static final Duration LONGEST_WAIT = Duration.ofSeconds(30);
    private static final long SHORTEST_WAIT_MS = 500;
    private static final int TRIES_OF_ONE = 3;

    private final Object lock = new Object();
    private final List<Option> options;
    private final CaptionSink sink;
    private final Clock clock;
    private final DoubleSupplier jitter;
    private final AtomicInteger utterances;

    private final Deque<Frame> waiting = new ArrayDeque<>();
    private final ByteArrayOutputStream tooShort = new ByteArrayOutputStream();
    private long tooShortAt;
    private Optional<CaptionSession> current = Optional.empty();
    private Optional<CaptionSession> successor = Optional.empty();
    private Instant nextTry = Instant.MIN;
    private int option;
    private int failures;
    private boolean told;
    private boolean over;

    /** An engine of the practice that may hear this visit. */
    public record Option(UUID engineId, Opening opening) {}

    /** Opens a session of that engine. */
    @FunctionalInterface
    public interface Opening {
        CaptionStream.Session open(CaptionStream.Listener listener);
    }

    private record Frame(long atMs, byte[] pcm) {

        long lengthMs() {
            return pcm.length / BYTES_A_MS;
        }
    }

    /**
     * @param options in the order in which they are asked
     * @param firstUtterance behind those that the recording has already
     * @param jitter from 0 to 1
     */
    public CaptionFeed(List<Option> options, int firstUtterance, CaptionSink sink, Clock clock, DoubleSupplier jitter) {
        this.options = List.copyOf(options);
        this.sink = sink;
        this.clock = clock;
        this.jitter = jitter;
        this.utterances = new AtomicInteger(firstUtterance);
    }

    /** The recording goes on from here; where nobody writes along it is said before anything is heard. */
    public void begin() {
        synchronized (lock) {
            if (options.isEmpty()) {
                tellUnavailable();
            }
        }
    }

    /**
     * @param atMs where in the recording's audio the frame begins
     * @param pcm of at most 1000 ms
     */
    public void heard(long atMs, byte[] pcm) {
        synchronized (lock) {
            if (over || options.isEmpty()) {
                return;
            }
            Instant now = clock.instant();
            giveUpWhatNeverOpens(now);
            if (current.isEmpty() && !now.isBefore(nextTry)) {
                current = Optional.of(open(now));
            }
            current.filter(it -> it.endsBefore(now.plus(RENEWED_BEFORE_END)) && successor.isEmpty())
                    .ifPresent(ending -> successor = Optional.of(open(now)));
            whole(atMs, pcm).ifPresent(waiting::add);
            send(now);
        }
    }

    /** Nothing is said for a while: a session that hears nothing costs all the same. */
    public void paused() {
        synchronized (lock) {
            closeAll();
            nextTry = Instant.MIN;
        }
    }

    public void ended() {
        synchronized (lock) {
            over = true;
            closeAll();
        }
    }

    private void closeAll() {
        current.ifPresent(CaptionSession::end);
        successor.ifPresent(CaptionSession::end);
        current = Optional.empty();
        successor = Optional.empty();
        waiting.clear();
        tooShort.reset();
    }

    private CaptionSession open(Instant now) {
        Option chosen = options.get(option % options.size());
        CaptionSession session = new CaptionSession(chosen.engineId(), now, new Events());
        session.begin(chosen.opening());
        return session;
    }

    private void giveUpWhatNeverOpens(Instant now) {
        current.filter(it ->
                        !it.isReady() && it.openedAt().plus(LONGEST_OPENING).isBefore(now))
                .ifPresent(silent -> {
                    silent.end();
                    lost(
                            silent,
                            Optional.of(new EngineFailure(EngineFault.TRANSIENT, "No session was opened in time.")));
                });
    }

    /** Frames below the shortest that engines take are joined. */
    private Optional<Frame> whole(long atMs, byte[] pcm) {
        if (tooShort.size() == 0 && pcm.length >= SHORTEST_BYTES) {
            return Optional.of(new Frame(atMs, pcm));
        }
        if (tooShort.size() == 0) {
            tooShortAt = atMs;
        }
        tooShort.writeBytes(pcm);
        if (tooShort.size() < SHORTEST_BYTES) {
            return Optional.empty();
        }
        Frame joined = new Frame(tooShortAt, tooShort.toByteArray());
        tooShort.reset();
        return Optional.of(joined);
    }

    /** In order and not faster than it was spoken; what cannot be sent in time is left out, the recording has it. */
    private void send(Instant now) {
        Optional<CaptionSession> to = current.filter(CaptionSession::isReady);
        while (to.isPresent()
                && !waiting.isEmpty()
                && to.get().mayTake(waiting.getFirst().lengthMs(), AHEAD_MS, now)) {
            Frame next = waiting.removeFirst();
            to.get().hear(next.atMs(), next.lengthMs(), next.pcm());
        }
        while (waiting.stream().mapToLong(Frame::lengthMs).sum() > AHEAD_MS) {
            waiting.removeFirst();
        }
    }

    private void tellUnavailable() {
        if (!told) {
            told = true;
            sink.unavailable();
        }
    }

    private void lost(CaptionSession session, Optional<EngineFailure> why) {
        boolean wasCurrent = current.filter(it -> it == session).isPresent();
        boolean wasSuccessor = successor.filter(it -> it == session).isPresent();
        current = current.filter(it -> it != session);
        successor = successor.filter(it -> it != session);
        if (!wasCurrent && !wasSuccessor) {
            return;
        }
        why.ifPresent(this::waitAfter);
    }

    private void waitAfter(EngineFailure why) {
        failures++;
        boolean mayPass = why.fault().mayPass() || why.fault() == EngineFault.BAD_SUCCESS;
        long wait = Math.min(LONGEST_WAIT.toMillis(), SHORTEST_WAIT_MS << Math.min(failures - 1, 10));
        Duration pause = Duration.ofMillis(wait / 2 + (long) (jitter.getAsDouble() * wait / 2));
        if (!mayPass || failures % TRIES_OF_ONE == 0) {
            option++;
            boolean allTried = option % options.size() == 0;
            if (allTried) {
                tellUnavailable();
            }
            if (!mayPass) {
                pause = allTried ? AFTER_ALL_FAILED : Duration.ZERO;
            }
        }
        Duration asked = why.retryAfter().orElse(Duration.ZERO);
        nextTry = clock.instant().plus(asked.compareTo(pause) > 0 ? asked : pause);
    }

    /** What the sessions tell, on threads of their own. */
    private final class Events implements CaptionSession.Events {

        @Override
        public void ready(CaptionSession session) {
            synchronized (lock) {
                failures = 0;
                told = false;
                if (successor.filter(it -> it == session).isPresent()) {
                    current.ifPresent(CaptionSession::end);
                    current = successor;
                    successor = Optional.empty();
                }
                if (current.filter(it -> it == session).isPresent()) {
                    send(clock.instant());
                }
            }
        }

        @Override
        public Instant now() {
            return clock.instant();
        }

        @Override
        public int nextUtterance() {
            return utterances.getAndIncrement();
        }

        @Override
        public void caption(Caption caption) {
            sink.caption(caption);
        }

        @Override
        public void over(CaptionSession session, Optional<EngineFailure> why) {
            sink.sessionOver(session.engineId(), session.sentMs(), why);
            synchronized (lock) {
                lost(session, why);
            }
        }
    }
}
