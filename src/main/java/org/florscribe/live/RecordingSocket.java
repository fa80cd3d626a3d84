package org.florscribe.live;

import java.nio.ByteBuffer;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.florscribe.clinical.recording.LiveAudio;
import org.florscribe.clinical.recording.LiveEnd;
import org.florscribe.clinical.recording.LiveKeeping;
import org.florscribe.clinical.recording.LiveListener;
import org.florscribe.clinical.recording.LiveRecording;
import org.florscribe.clinical.recording.LiveStream;
import org.florscribe.clinical.recording.LiveStreams;
import org.florscribe.practice.identity.Caller;
import org.florscribe.practice.identity.CurrentCaller;
import org.florscribe.shared.Conflict;
import org.florscribe.shared.NotFound;
import org.florscribe.shared.Unavailable;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One connection over which a recording comes. What it is sent it may not believe. */
final class RecordingSocket implements LiveListener {

    static final int MALFORMED = 4400;
    static final int NOT_OPEN = 4404;
    static final int TAKEN_OVER = 4409;
    static final int TOO_LARGE = 4413;
    static final int TOO_MANY = 4429;
    static final int UNAVAILABLE = 4503;
    static final int FINISHED = 1000;
    static final int GOING_AWAY = 1001;

    private static final Logger LOG = LoggerFactory.getLogger(RecordingSocket.class);
    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final int NUMBER_BYTES = 4;

    private final Outbox outbox;
    private final TicketPrincipal ticket;
    private final Surroundings around;

    private volatile @Nullable LiveStream stream;
    private volatile long heardAt = System.nanoTime();
    private volatile boolean audioCame;
    private final long openedAt = System.nanoTime();
    private volatile @Nullable Instant pausedSince;
    private volatile boolean stopping;
    private volatile boolean left;
    private boolean tried;

    /** What every connection uses. */
    record Surroundings(
            LiveStreams streams,
            LiveKeeping keeping,
            StopLine stops,
            CaptionRelay captions,
            CurrentCaller callers,
            Clock clock) {}

    RecordingSocket(Outbox outbox, TicketPrincipal ticket, Surroundings around) {
        this.outbox = outbox;
        this.ticket = ticket;
        this.around = around;
    }

    /** Nothing comes over it any more, although the container may still be closing it. */
    boolean hasLeft() {
        return left;
    }

    UUID recordingId() {
        return ticket.recordingId();
    }

    Caller caller() {
        return ticket.caller();
    }

    void open() {
        attempt(() -> {
            LiveStream opened = around.streams().open(recordingId(), this);
            stream = opened;
            pausedSince =
                    opened.recording().pause().map(LiveRecording.Pause::since).orElse(null);
            outbox.say(Told.ready(recordingId(), opened.nextSequence()));
            around.captions().opened(opened.recording(), outbox::say);
        });
    }

    /** Something was heard of the far side. */
    void isThere() {
        heardAt = System.nanoTime();
    }

    boolean isSilent(Duration longest) {
        return System.nanoTime() - heardAt > longest.toNanos();
    }

    boolean isOpenFor(Duration time) {
        return System.nanoTime() - openedAt > time.toNanos();
    }

    boolean isPausedFor(Duration time) {
        Instant since = pausedSince;
        return since != null && since.plus(time).isBefore(around.clock().instant());
    }

    boolean waitsForAudio() {
        return !audioCame && !stopping && pausedSince == null;
    }

    void ping() {
        outbox.ping();
    }

    void cut() {
        outbox.cut();
    }

    /** A 4-byte big-endian number, then the sound. */
    void frame(ByteBuffer frame) {
        isThere();
        LiveStream to = stream;
        if (to == null || stopping) {
            return;
        }
        int length = frame.remaining() - NUMBER_BYTES;
        if (frame.remaining() > LiveStream.MOST_FRAME_BYTES) {
            refuse(TOO_LARGE, "frame-too-large", "This frame is larger than maxFrameBytes.", false);
        } else if (length < LiveStream.SHORTEST_FRAME || length > LiveStream.LONGEST_FRAME || length % 2 != 0) {
            refuse(MALFORMED, "malformed", "A frame is a number and 20 to 1000 ms of 16 bit sound.", false);
        } else {
            long sequence = Integer.toUnsignedLong(frame.getInt());
            byte[] pcm = new byte[length];
            frame.get(pcm);
            take(to, sequence, pcm);
        }
    }

    private void take(LiveStream to, long sequence, byte[] pcm) {
        slowDown(to);
        if (!to.awaitRoom(PATIENCE) && to.ending().isEmpty()) {
            to.end(Ending.UNAVAILABLE);
        }
        long offsetMs = to.positionMs();
        switch (to.take(sequence, pcm, System.nanoTime())) {
            case TAKEN -> {
                audioCame = true;
                around.captions().heard(recordingId(), offsetMs, pcm);
            }
            case REPEATED -> audioCame = true;
            case TOO_EARLY -> refuse(MALFORMED, "gap", "A frame before this one is missing.", true);
            case TOO_MUCH -> refuse(TOO_LARGE, "recording-too-long", "A recording has at most 4 hours.", false);
            case ENDED -> LOG.debug("a frame came after the end");
        }
    }

    /** While nothing is read here, the sender's own socket fills up and makes it wait. */
    private void slowDown(LiveStream to) {
        for (Duration over = ahead(to);
                !over.isZero()
                        && to.ending().isEmpty()
                        && !Thread.currentThread().isInterrupted();
                over = ahead(to)) {
            isThere();
            to.rest(over.compareTo(Duration.ofSeconds(1)) < 0 ? over.plusMillis(1) : Duration.ofSeconds(1));
        }
        isThere();
    }

    private Duration ahead(LiveStream to) {
        return to.ahead(
                Duration.between(to.recording().openedAt(), around.clock().instant()));
    }

    void message(String text) {
        isThere();
        LiveStream to = stream;
        if (to == null || stopping) {
            return;
        }
        Optional<Told.Message> message = Told.read(text);
        if (message.isEmpty()) {
            refuse(MALFORMED, "malformed", "This is no message of the protocol.", false);
            return;
        }
        attempt(() -> follow(to, message.get()));
    }

    private void follow(LiveStream to, Told.Message message) {
        switch (message.type()) {
            case "pause" -> {
                around.keeping().pause(recordingId(), to.nextSequence() - 1);
                pausedSince = around.clock().instant();
                around.captions().paused(recordingId());
            }
            case "resume" -> {
                around.keeping()
                        .resume(
                                recordingId(),
                                Optional.ofNullable(message.afterSequence()).map(it -> message.after()),
                                Optional.ofNullable(message.durationMs())
                                        .map(it -> Duration.ofMillis(message.duration())));
                pausedSince = null;
                around.captions().resumed(recordingId());
            }
            case "gap" ->
                around.keeping()
                        .gap(recordingId(), message.gap(), message.after(), Duration.ofMillis(message.duration()));
            case "stop" -> stop(to, message.last());
            default -> throw new IllegalArgumentException("no message of this type");
        }
    }

    private void stop(LiveStream to, long lastSequence) {
        long last = to.nextSequence() - 1;
        if (lastSequence > last) {
            refuse(MALFORMED, "gap", "Frames before the stop are missing.", true);
            return;
        }
        if (lastSequence < last) {
            refuse(MALFORMED, "malformed", "More frames came than the stop says.", false);
            return;
        }
        stopping = true;
        to.hasten(); // all that stop in this moment share a commit
        around.stops().add(lastTry -> isOver(to, lastTry));
    }

    /** @return false when the database had no time for it and it is to be tried again */
    private boolean isOver(LiveStream to, boolean lastTry) {
        boolean[] over = {true};
        attempt(() -> {
            try {
                end(to);
            } catch (RuntimeException e) {
                over[0] = lastTry || to.ending().isPresent() || !Unavailable.isIn(e);
                if (over[0]) {
                    throw e;
                }
            }
        });
        return over[0];
    }

    private void end(LiveStream to) {
        Optional<LiveAudio.Tail> all = to.settle(PATIENCE);
        if (all.isEmpty()) {
            to.end(Ending.UNAVAILABLE);
            return;
        }
        LiveAudio.Tail tail = all.get();
        LiveEnd end = endedBefore(tail)
                .orElseGet(() ->
                        around.keeping().stop(recordingId(), to.recording().epoch(), tail, to.hash(tail)));
        leave();
        outbox.close(FINISHED, Told.stopped(end), "Finished");
    }

    /** A try that seemed to fail may have been stored all the same. */
    private Optional<LiveEnd> endedBefore(LiveAudio.Tail all) {
        Optional<LiveEnd> known = tried ? around.keeping().end(recordingId()) : Optional.empty();
        tried = true;
        return known.filter(it -> it.lastSequence() == all.nextSequence() - 1);
    }

    /** Tells one who waits for its end that it is still in line, so that it does not take the connection for dead. */
    void sayStillInLine() {
        LiveStream to = stream;
        if (stopping && to != null) {
            to.repeat();
        }
    }

    /** Does it as the one who records, and tells in the protocol's words what stands in the way. */
    private void attempt(Runnable work) {
        try {
            around.callers().runAs(caller(), work);
        } catch (IllegalArgumentException e) {
            refuse(MALFORMED, "malformed", "This is no message of the protocol.", false);
        } catch (Conflict e) {
            ended(e.slug().equals("taken-over") ? Ending.TAKEN_OVER : Ending.CLOSED);
        } catch (NotFound e) {
            ended(Ending.CLOSED);
        } catch (Unavailable e) {
            ended(Ending.UNAVAILABLE);
        } catch (RuntimeException e) {
            if (!Unavailable.isIn(e)) {
                LOG.atError().setCause(e).log("a live recording failed");
            }
            ended(Ending.UNAVAILABLE);
        }
    }

    @Override
    public void acknowledged(long sequence) {
        outbox.acknowledge(sequence);
    }

    @Override
    public void ended(Ending why) {
        switch (why) {
            case TAKEN_OVER ->
                refuse(TAKEN_OVER, "taken-over", "Another connection goes on with this recording.", false);
            case CLOSED -> refuse(NOT_OPEN, "recording-stopped", "This recording is not open any more.", false);
            case UNAVAILABLE ->
                refuse(
                        UNAVAILABLE,
                        "storage-unavailable",
                        "The audio cannot be stored just now. Keep it and try again.",
                        true);
            case GOING_AWAY -> {
                leave();
                outbox.close(GOING_AWAY, null, "The server is being restarted");
            }
        }
    }

    void refuse(int code, String slug, String words, boolean retryable) {
        leave();
        outbox.close(code, Told.error(slug, words, retryable), words);
    }

    /** The socket is gone, or is about to be; what it brought and is not durable is the sender's again. */
    void leave() {
        left = true;
        LiveStream ours = stream;
        if (ours != null) {
            stream = null;
            around.streams().close(ours);
            around.captions().ended(recordingId());
        }
    }
}
