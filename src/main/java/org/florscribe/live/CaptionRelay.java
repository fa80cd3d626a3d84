package org.florscribe.live;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.florscribe.clinical.caption.Caption;
import org.florscribe.clinical.caption.CaptionFeed;
import org.florscribe.clinical.caption.CaptionSink;
import org.florscribe.clinical.recording.LiveRecording;
import org.florscribe.practice.engine.EngineFailure;
import org.jspecify.annotations.Nullable;

/**
 * Hands what is heard to an engine that writes along, and what it writes to the one who records. Nothing here blocks, and nothing
 * of it ever reaches the recording: whatever asks the database is done by the thread of {@link CaptionDesk}.
 */
@ApplicationScoped
public class CaptionRelay {

    private static final String UNAVAILABLE =
            "No engine writes along at the moment, or none is set up. The recording goes on.";

    private final Map<UUID, Heard> open = new ConcurrentHashMap<>();
    private final CaptionDesk desk;

    @Inject
    CaptionRelay(CaptionDesk desk) {
        this.desk = desk;
    }

    /** Takes one message of the protocol; leaves out what a slow reader cannot take. */
    @FunctionalInterface
    interface Sink {
        void say(String message);
    }

    /** A connection has begun, or another one goes on with the recording. */
    void opened(LiveRecording recording, Sink sink) {
        Heard heard = new Heard(recording, sink);
        Heard before = open.put(recording.recordingId(), heard);
        if (before != null) {
            before.end();
        }
        desk.feed(recording, heard, heard::begin);
    }

    /** @param pcm at this place in the audio; nobody changes it */
    void heard(UUID recordingId, long offsetMs, byte[] pcm) {
        feed(recordingId).ifPresent(feed -> feed.heard(offsetMs, pcm));
    }

    void paused(UUID recordingId) {
        feed(recordingId).ifPresent(CaptionFeed::paused);
    }

    void resumed(UUID recordingId) {
        // the next frame opens a session
    }

    /** The connection is gone, or the recording is over. */
    void ended(UUID recordingId) {
        Heard heard = open.remove(recordingId);
        if (heard != null) {
            heard.end();
        }
    }

    private Optional<CaptionFeed> feed(UUID recordingId) {
        return Optional.ofNullable(open.get(recordingId)).flatMap(Heard::feed);
    }

    /** One connection's captions. */
    private final class Heard implements CaptionSink {

        private final LiveRecording recording;
        private final Sink sink;
        private @Nullable CaptionFeed feed;
        private boolean ended;

        Heard(LiveRecording recording, Sink sink) {
            this.recording = recording;
            this.sink = sink;
        }

        synchronized Optional<CaptionFeed> feed() {
            return Optional.ofNullable(feed);
        }

        synchronized void begin(CaptionFeed made) {
            if (ended) {
                made.ended();
            } else {
                feed = made;
                made.begin();
            }
        }

        void end() {
            CaptionFeed last;
            synchronized (this) {
                ended = true;
                last = feed;
                feed = null;
            }
            if (last != null) {
                last.ended();
            }
        }

        @Override
        public void caption(Caption caption) {
            sink.say(Told.caption(caption));
            if (caption.isFinal()) {
                desk.keep(recording, caption);
            }
        }

        @Override
        public void unavailable() {
            sink.say(Told.captionsUnavailable(UNAVAILABLE));
        }

        @Override
        public void sessionOver(UUID engineId, long audioMs, Optional<EngineFailure> why) {
            desk.paid(recording, engineId, audioMs, why);
        }
    }
}
