package org.florscribe.live;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;
import org.florscribe.clinical.recording.LiveRecording;

/**
 * Hands what is heard to an engine that writes along, and what it writes to the one who records. Nothing here blocks, and nothing
 * of it ever reaches the recording.
 */
@ApplicationScoped
public class CaptionRelay {

    private static final String NOTICE = "{\"type\":\"notice\",\"code\":\"captions-unavailable\",\"message\":"
            + "\"No engine for live captions is set up. The recording goes on.\"}";

    /** Takes one message of the protocol; leaves out what a slow reader cannot take. */
    @FunctionalInterface
    interface Sink {
        void say(String message);
    }

    /** A connection has begun, or another one goes on with the recording. */
    void opened(LiveRecording recording, Sink sink) {
        sink.say(NOTICE);
    }

    /** @param pcm at this place in the audio; nobody changes it */
    void heard(UUID recordingId, long offsetMs, byte[] pcm) {
        // nobody listens
    }

    void paused(UUID recordingId) {
        // nobody listens
    }

    void resumed(UUID recordingId) {
        // nobody listens
    }

    /** The connection is gone, or the recording is over. */
    void ended(UUID recordingId) {
        // nobody listens
    }
}
