package org.florscribe.clinical.caption;

import java.util.Map;
import java.util.TreeMap;

/** From the time of an engine's session, which counts only what the engine was sent, to the time of the recording. */
final class CaptionClock {

    private final TreeMap<Long, Long> recordingAtSession = new TreeMap<>();
    private long sentMs;

    /** Audio of this length, from this place of the recording, is sent now. */
    void sent(long recordingMs, long lengthMs) {
        Map.Entry<Long, Long> last = recordingAtSession.lastEntry();
        if (last == null || last.getValue() + (sentMs - last.getKey()) != recordingMs) {
            recordingAtSession.put(sentMs, recordingMs);
        }
        sentMs += lengthMs;
    }

    long sentMs() {
        return sentMs;
    }

    /** Where in the recording it was said; the beginning of the session when nothing was sent before that time. */
    long inRecording(long sessionMs) {
        Map.Entry<Long, Long> from = recordingAtSession.floorEntry(Math.max(0, sessionMs));
        return from == null ? 0 : from.getValue() + Math.max(0, sessionMs) - from.getKey();
    }
}
