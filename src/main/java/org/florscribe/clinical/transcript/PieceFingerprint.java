package org.florscribe.clinical.transcript;

import org.florscribe.clinical.recording.Span;
import org.florscribe.practice.engine.WorkFingerprint;

/**
 * Tells whether an engine was asked for this very piece before, under these very terms. The audio of a recording never changes, so
 * its id and the place in it stand for the bytes; the key and the price of the engine do not count.
 */
final class PieceFingerprint {

    private PieceFingerprint() {}

    /** SHA-256. */
    static byte[] of(EngineTurn turn, Span place) {
        WorkFingerprint work = new WorkFingerprint()
                .add(turn.recordingId().toString())
                .add(Long.toString(place.startMs()))
                .add(Long.toString(place.endMs()))
                .add(turn.access());
        turn.language().ifPresent(language -> work.add("in " + language));
        turn.keyTerms().forEach(work::add);
        return work.sha256();
    }
}
