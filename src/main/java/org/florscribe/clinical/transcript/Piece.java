package org.florscribe.clinical.transcript;

import java.util.List;
import org.florscribe.clinical.recording.Span;

/**
 * A stretch of a recording that goes to an engine in one call.
 *
 * @param place in the recording
 * @param speech the stretches of it in which somebody speaks, in times of the recording
 */
public record Piece(Span place, List<Span> speech) {

    public Piece {
        speech = List.copyOf(speech);
    }

    /** In milliseconds. */
    public long speechMs() {
        return speech.stream().mapToLong(Span::lengthMs).sum();
    }

    /** @param all of the recording */
    static Piece of(Span place, List<Span> all) {
        return new Piece(
                place,
                all.stream()
                        .filter(span -> span.endMs() > place.startMs() && span.startMs() < place.endMs())
                        .map(span -> new Span(
                                Math.max(span.startMs(), place.startMs()), Math.min(span.endMs(), place.endMs())))
                        .toList());
    }
}
