package org.florscribe.clinical.recording;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.florscribe.clinical.recording.LiveListener.Ending;
import org.jspecify.annotations.Nullable;

/**
 * The audio that one connection brings, on its way to being durable: about a second of it is gathered to a segment, and there is
 * never more of it in memory than a few of those. Times are of {@link System#nanoTime}.
 */
public final class LiveStream {

    /** In bytes of PCM: 20 ms to 1 s. */
    public static final int SHORTEST_FRAME = (int) Pcm.bytes(20);

    public static final int LONGEST_FRAME = (int) Pcm.bytes(1_000);

    /** What a sender should join its pieces to, in milliseconds. */
    public static final int PREFERRED_FRAME_MS = 1_000;

    /** A frame with the number before it. */
    public static final int MOST_FRAME_BYTES = 32_768;

    /** Longer recordings are not taken. */
    public static final Duration LONGEST = Duration.ofHours(4);

    /** So much more than the time since the recording was opened may have come. */
    static final Duration AHEAD = Duration.ofSeconds(60);

    private static final long SEGMENT_BYTES = Pcm.bytes(1_000);
    private static final long OLDEST_NANOS = Duration.ofSeconds(1).toNanos();
    private static final long MOST_UNDER_WAY = 8 * SEGMENT_BYTES;

    private final LiveRecording recording;
    private final LiveListener listener;
    private final RunningHash hash;
    private final Runnable hurry;

    private final Deque<LiveSegment> full = new ArrayDeque<>();
    private final List<byte[]> gathered = new ArrayList<>();
    private long gatheredBytes;
    private long gatheredSince;
    private long fullSince;
    private long nextSequence;
    private long bytes;
    private int nextNumber;
    private LiveAudio.Tail durable;

    /** As durable, once the listener knows it: nobody says that all is done before the last acknowledgement is told. */
    private LiveAudio.Tail told;

    private @Nullable Ending ending;
    private boolean wanted;

    LiveStream(LiveKeeping.Claimed claimed, LiveListener listener, RunningHash hash, Runnable hurry) {
        this.recording = claimed.recording();
        this.listener = listener;
        this.hash = hash;
        this.hurry = hurry;
        this.durable = claimed.tail();
        this.told = durable;
        this.nextSequence = durable.nextSequence();
        this.bytes = durable.bytes();
        this.nextNumber = durable.nextNumber();
    }

    /** What became of a frame. */
    public enum Taken {
        TAKEN,
        /** It came before, and is acknowledged again once it is durable. */
        REPEATED,
        /** One before it is missing. */
        TOO_EARLY,
        /** The recording is as long as one may be. */
        TOO_MUCH,
        /** This connection's audio is not taken any more; its listener was told why. */
        ENDED
    }

    public LiveRecording recording() {
        return recording;
    }

    LiveListener listener() {
        return listener;
    }

    /** Whether something came before then and is not durable yet. */
    synchronized boolean waitsSince(long time) {
        return !full.isEmpty() && fullSince - time < 0;
    }

    public UUID recordingId() {
        return recording.recordingId();
    }

    /** The frame that is expected next. */
    public synchronized long nextSequence() {
        return nextSequence;
    }

    /** How much audio came, durable or not, in milliseconds. */
    public synchronized long positionMs() {
        return Pcm.milliseconds(bytes);
    }

    public synchronized Optional<Ending> ending() {
        return Optional.ofNullable(ending);
    }

    /** @param pcm belongs to this stream from now on; of a length that a frame may have */
    public Taken take(long sequence, byte[] pcm, long now) {
        long again = -1;
        synchronized (this) {
            if (ending != null) {
                return Taken.ENDED;
            }
            if (sequence > nextSequence) {
                return Taken.TOO_EARLY;
            }
            if (sequence == nextSequence) {
                if (bytes + pcm.length > Pcm.bytes(LONGEST.toMillis())) {
                    return Taken.TOO_MUCH;
                }
                gather(pcm, now);
                return Taken.TAKEN;
            }
            if (sequence < durable.nextSequence()) {
                again = durable.nextSequence() - 1;
            }
        }
        if (again >= 0) {
            listener.acknowledged(again);
        }
        return Taken.REPEATED;
    }

    private void gather(byte[] pcm, long now) {
        if (gathered.isEmpty()) {
            gatheredSince = now;
        }
        gathered.add(pcm);
        gatheredBytes += pcm.length;
        nextSequence++;
        bytes += pcm.length;
        if (gatheredBytes >= SEGMENT_BYTES) {
            fill();
        }
    }

    private void fill() {
        int[] frames = gathered.stream().mapToInt(frame -> frame.length).toArray();
        byte[] pcm = gathered.get(0);
        if (frames.length > 1) {
            pcm = new byte[(int) gatheredBytes];
            int at = 0;
            for (byte[] frame : gathered) {
                System.arraycopy(frame, 0, pcm, at, frame.length);
                at += frame.length;
            }
        }
        if (full.isEmpty()) {
            fullSince = gatheredSince;
        }
        full.add(new LiveSegment(
                recording.practiceId(),
                recording.encounterId(),
                recording.recordingId(),
                recording.epoch(),
                nextNumber++,
                nextSequence - frames.length,
                bytes - gatheredBytes,
                frames,
                pcm));
        gathered.clear();
        gatheredBytes = 0;
    }

    /** Segments that are to be made durable now. They stay here until they are. */
    synchronized void due(long now, List<LiveSegment> into) {
        if (!gathered.isEmpty() && full.isEmpty() && (wanted || now - gatheredSince >= OLDEST_NANOS)) {
            fill();
        }
        into.addAll(full);
    }

    /** These are durable: the first ones of those that were due. */
    void durable(List<LiveSegment> segments) {
        LiveSegment last = segments.get(segments.size() - 1);
        segments.forEach(hash::add);
        synchronized (this) {
            if (ending != null) {
                return;
            }
            segments.forEach(segment -> full.remove());
            fullSince = System.nanoTime();
            durable = new LiveAudio.Tail(
                    last.number() + 1, last.lastSequence() + 1, last.startByte() + last.pcm().length);
            wanted = wanted && durable.nextSequence() < nextSequence;
        }
        listener.acknowledged(last.lastSequence());
        synchronized (this) {
            told = durable;
            notifyAll();
        }
    }

    /** Nothing more is taken; what was not durable is the sender's again. The first reason counts. */
    public void end(Ending why) {
        synchronized (this) {
            if (ending != null) {
                return;
            }
            ending = why;
            full.clear();
            gathered.clear();
            gatheredBytes = 0;
            notifyAll();
        }
        listener.ended(why);
    }

    /** Over, and nobody has to be told. */
    void left() {
        synchronized (this) {
            if (ending == null) {
                ending = Ending.CLOSED;
                notifyAll();
            }
        }
    }

    /**
     * Waits while so much is under way that more would only lie in memory.
     *
     * @return false when it took too long
     */
    public boolean awaitRoom(Duration atMost) {
        return await(atMost, () -> bytes - durable.bytes() <= MOST_UNDER_WAY);
    }

    /** Asks for what came so far to be made durable at once. */
    public void hasten() {
        synchronized (this) {
            wanted = true;
        }
        hurry.run();
    }

    /**
     * Asks for what came so far to be made durable at once, and waits for it.
     *
     * @return where the durable part ends; empty when it took too long or the stream has ended
     */
    public Optional<LiveAudio.Tail> settle(Duration atMost) {
        hasten();
        boolean settled = await(atMost, () -> told.nextSequence() == nextSequence);
        synchronized (this) {
            return settled && ending == null ? Optional.of(told) : Optional.empty();
        }
    }

    /** Tells once more how much is durable. */
    public void repeat() {
        long last;
        synchronized (this) {
            last = told.nextSequence() - 1;
        }
        if (last >= 0) {
            listener.acknowledged(last);
        }
    }

    /** SHA-256 of all that is durable. Not inside a transaction: what another connection brought may have to be read. */
    public byte[] hash(LiveAudio.Tail all) {
        return hash.of(all.bytes());
    }

    /** How long until no more than what is due by now and a minute has come. */
    public synchronized Duration ahead(Duration sinceOpened) {
        Duration come = Duration.ofMillis(Pcm.milliseconds(bytes));
        Duration over = come.minus(sinceOpened).minus(AHEAD);
        return over.isNegative() ? Duration.ZERO : over;
    }

    /** Waits this long, or until it ends. */
    public void rest(Duration time) {
        await(time, () -> false);
    }

    private interface Condition {
        boolean holds();
    }

    private synchronized boolean await(Duration atMost, Condition condition) {
        long end = System.nanoTime() + atMost.toNanos();
        try {
            while (ending == null && !condition.holds()) {
                long left = (end - System.nanoTime()) / 1_000_000;
                if (left <= 0) {
                    return false;
                }
                wait(left);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
        return condition.holds();
    }
}
