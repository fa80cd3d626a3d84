package org.florscribe.clinical.recording;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import org.florscribe.clinical.recording.LiveListener.Ending;
import org.florscribe.shared.Conflict;
import org.florscribe.shared.InvalidInput;
import org.florscribe.shared.TooManyAttempts;
import org.florscribe.shared.Unavailable;

/** A live recording that comes in requests, where no socket can be opened. In no transaction; what it calls has short ones. */
@ApplicationScoped
public class PostedRecording {

    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final Duration ANSWER_KEPT = Duration.ofHours(24);
    private static final int NUMBER_BYTES = 4;

    private final LiveStreams streams;
    private final LiveKeeping keeping;
    private final Clock clock;

    @Inject
    PostedRecording(LiveStreams streams, LiveKeeping keeping, Clock clock) {
        this.streams = streams;
        this.keeping = keeping;
        this.clock = clock;
    }

    /**
     * Takes frames and makes them durable.
     *
     * @param frames each as a 4-byte length, a 4-byte number and the sound; big-endian
     * @return the last frame that is durable; -1 when none is
     * @throws Conflict {@code gap} when a frame before is missing, {@code recording-stopped}, {@code taken-over}
     * @throws TooManyAttempts when more came than can have been recorded by now
     */
    public long take(UUID recordingId, InputStream frames) throws IOException {
        LiveStream to = streams.posted(recordingId);
        DataInputStream in = new DataInputStream(frames);
        boolean more = true;
        while (more) {
            more = takeOne(to, in);
        }
        return settled(to).nextSequence() - 1;
    }

    private boolean takeOne(LiveStream to, DataInputStream in) throws IOException {
        int first = in.read();
        if (first < 0) {
            return false;
        }
        try {
            int length = first << 24 | in.readUnsignedByte() << 16 | in.readUnsignedShort();
            int soundBytes = length - NUMBER_BYTES;
            if (soundBytes < LiveStream.SHORTEST_FRAME
                    || soundBytes > LiveStream.LONGEST_FRAME
                    || soundBytes % 2 != 0) {
                throw malformed();
            }
            long sequence = Integer.toUnsignedLong(in.readInt());
            byte[] pcm = new byte[soundBytes];
            in.readFully(pcm);
            waitForTime(to);
            take(to, sequence, pcm);
            return true;
        } catch (EOFException e) {
            throw malformed();
        }
    }

    private void waitForTime(LiveStream to) {
        Duration over = to.ahead(Duration.between(to.recording().openedAt(), clock.instant()));
        if (over.compareTo(PATIENCE) > 0) {
            settled(to);
            throw new TooManyAttempts("More came than can have been recorded by now. Go on a little later.", over);
        }
        if (!over.isZero()) {
            to.rest(over.plusMillis(1));
        }
    }

    private static void take(LiveStream to, long sequence, byte[] pcm) {
        to.awaitRoom(PATIENCE);
        switch (to.take(sequence, pcm, System.nanoTime())) {
            case TAKEN, REPEATED -> {
                // durable before the answer
            }
            case TOO_EARLY ->
                throw new Conflict("gap", "A frame before is missing: go on from frame " + to.nextSequence() + ".");
            case TOO_MUCH -> throw RecordingTooLarge.byLength(LiveStream.LONGEST.toMillis() + 1);
            case ENDED -> throw ended(to);
        }
    }

    /**
     * The visit is over. The same again within a day gives the same answer.
     *
     * @throws Conflict {@code gap} when frames are missing, {@code recording-stopped} when it ended elsewhere
     */
    public LiveEnd stop(UUID recordingId, long lastSequence) {
        Optional<LiveEnd> known = keeping.end(recordingId);
        if (known.isPresent()) {
            return known.filter(it -> it.lastSequence() == lastSequence)
                    .filter(it -> clock.instant().isBefore(it.at().plus(ANSWER_KEPT)))
                    .orElseThrow(LiveKeeping::stopped);
        }
        LiveStream stream = streams.posted(recordingId);
        if (lastSequence != stream.nextSequence() - 1) {
            throw lastSequence < stream.nextSequence()
                    ? new InvalidInput("lastSequence", "More frames came than that.")
                    : new Conflict(
                            "gap",
                            "Frames before the stop are missing: go on from frame " + stream.nextSequence() + ".");
        }
        LiveAudio.Tail all = settled(stream);
        LiveEnd end = keeping.stop(recordingId, stream.recording().epoch(), all, stream.hash(all));
        streams.close(stream);
        return end;
    }

    private static LiveAudio.Tail settled(LiveStream stream) {
        return stream.settle(PATIENCE).orElseThrow(() -> ended(stream));
    }

    private static RuntimeException ended(LiveStream stream) {
        Ending why = stream.ending().orElse(Ending.UNAVAILABLE);
        return switch (why) {
            case TAKEN_OVER -> new Conflict("taken-over", "Another connection goes on with this recording.");
            case CLOSED -> LiveKeeping.stopped();
            case UNAVAILABLE, GOING_AWAY ->
                new Unavailable("The audio cannot be stored just now. Keep it and try again.");
        };
    }

    private static InvalidInput malformed() {
        return new InvalidInput(
                "body", "Each frame is a 4-byte length, a 4-byte number and 20 to 1000 ms of 16 bit sound.");
    }
}
