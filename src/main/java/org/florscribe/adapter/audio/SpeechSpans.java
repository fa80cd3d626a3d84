package org.florscribe.adapter.audio;

import java.util.ArrayList;
import java.util.List;
import org.florscribe.clinical.recording.Pcm;
import org.florscribe.clinical.recording.Span;

/** Makes stretches of speech of single frames: short breaks are within a stretch, clicks are none. */
final class SpeechSpans {

    private static final long FRAME_MS = VoiceFrames.FRAME * 1_000L / Pcm.RATE;
    private static final long SHORTEST_BREAK_MS = 260;
    private static final long SHORTEST_MS = 60;
    private static final long PADDING_MS = 80;

    /** All together less than this is no word. */
    private static final long LEAST_SPEECH_MS = 160;

    private final List<Span> spans = new ArrayList<>();
    private long atMs;
    private long startMs = -1;
    private long endMs;
    private long speechMs;
    private double power;

    void frame(boolean speech, double framePower) {
        if (speech) {
            if (startMs >= 0 && atMs - endMs >= SHORTEST_BREAK_MS) {
                close();
            }
            if (startMs < 0) {
                startMs = atMs;
            }
            endMs = atMs + FRAME_MS;
            speechMs += FRAME_MS;
            power += framePower;
        }
        atMs += FRAME_MS;
    }

    private void close() {
        if (startMs >= 0 && endMs - startMs >= SHORTEST_MS) {
            spans.add(new Span(startMs, endMs));
        }
        startMs = -1;
    }

    boolean areWords() {
        return speechMs >= LEAST_SPEECH_MS;
    }

    /** The mean over the frames of speech. */
    double power() {
        return power * FRAME_MS / Math.max(FRAME_MS, speechMs);
    }

    List<Span> padded(long durationMs) {
        close();
        return areWords()
                ? spans.stream()
                        .map(s -> new Span(
                                Math.max(0, s.startMs() - PADDING_MS), Math.min(durationMs, s.endMs() + PADDING_MS)))
                        .toList()
                : List.of();
    }
}
