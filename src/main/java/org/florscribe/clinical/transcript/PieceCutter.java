package org.florscribe.clinical.transcript;

import java.util.ArrayList;
import java.util.List;
import org.florscribe.clinical.recording.Measurement;
import org.florscribe.clinical.recording.Pcm;
import org.florscribe.clinical.recording.Span;
import org.florscribe.clinical.recording.WavHeader;

/**
 * Cuts a recording into pieces that an engine takes. A cut lies in the longest silence of the last third of a piece; where
 * nobody pauses, two pieces share a few seconds, and {@link PieceJoiner} finds the words that both of them have. Stretches
 * without speech that are longer than a piece are left out.
 */
final class PieceCutter {

    /** Shorter ones may lie inside a word. */
    private static final long SHORTEST_SILENCE_MS = 300;

    private static final long OVERLAP_MS = 4_000;

    /** Left before the first and after the last word next to silence that is not sent. */
    private static final long MARGIN_MS = 2_000;

    private PieceCutter() {}

    /**
     * The longest piece that an engine takes, of {@link Pcm} in WAV.
     *
     * @return in milliseconds
     */
    static long longest(TranscriptionAbility ability) {
        long bySize = Pcm.milliseconds(Math.max(0, ability.mostBytes() - WavHeader.LENGTH));
        return Math.min(bySize, ability.mostMs().orElse(Long.MAX_VALUE));
    }

    /**
     * @param fromMs what lies before it is written down already
     * @param mostMs of one piece
     * @return pieces in order, each with speech in it; those that share a stretch follow one another
     */
    static List<Piece> cut(Measurement measured, long fromMs, long mostMs) {
        if (mostMs < 1_000) {
            throw new IllegalArgumentException("Nothing can be said in " + mostMs + " ms");
        }
        List<Piece> pieces = new ArrayList<>();
        long end = measured.durationMs();
        long start = skipSilence(measured, fromMs, mostMs);
        while (start < end) {
            Span place = new Span(start, Math.min(end, start + mostMs));
            long next = end;
            if (place.endMs() < end) {
                Span pause = longestPause(measured.speech(), place);
                if (pause.lengthMs() >= SHORTEST_SILENCE_MS) {
                    next = (pause.startMs() + pause.endMs()) / 2;
                    place = new Span(start, next);
                } else {
                    next = place.endMs() - Math.min(OVERLAP_MS, mostMs / 4);
                }
            }
            Piece piece = Piece.of(place, measured.speech());
            if (!piece.speech().isEmpty()) {
                pieces.add(piece);
            }
            start = skipSilence(measured, next, mostMs);
        }
        return pieces;
    }

    /** Nobody pays for more than a piece of silence. */
    private static long skipSilence(Measurement measured, long fromMs, long mostMs) {
        for (Span span : measured.speech()) {
            if (span.endMs() > fromMs) {
                long ahead = span.startMs() - fromMs;
                return ahead > mostMs ? span.startMs() - Math.min(MARGIN_MS, mostMs / 4) : fromMs;
            }
        }
        return measured.durationMs();
    }

    private static Span longestPause(List<Span> speech, Span place) {
        long from = place.startMs() + place.lengthMs() * 2 / 3;
        Span longest = new Span(from, from);
        long silentSince = from;
        for (Span span : speech) {
            if (span.endMs() <= from) {
                continue;
            }
            long until = Math.min(span.startMs(), place.endMs());
            if (until - silentSince > longest.lengthMs()) {
                longest = new Span(silentSince, until);
            }
            silentSince = Math.max(silentSince, span.endMs());
            if (silentSince >= place.endMs()) {
                return longest;
            }
        }
        return place.endMs() - silentSince > longest.lengthMs() ? new Span(silentSince, place.endMs()) : longest;
    }
}
