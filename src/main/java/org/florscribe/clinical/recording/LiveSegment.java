package org.florscribe.clinical.recording;

import java.util.UUID;

/**
 * Frames of a live recording that are made durable together, about a second of sound.
 *
 * @param epoch of the connection they came over
 * @param number 0 for the recording's first segment
 * @param startByte of the recording's PCM
 * @param frameBytes how long each frame is
 * @param pcm of all of them; whoever has it does not change it
 */
public record LiveSegment(
        UUID practiceId,
        UUID encounterId,
        UUID recordingId,
        int epoch,
        int number,
        long firstSequence,
        long startByte,
        int[] frameBytes,
        byte[] pcm) {

    public long lastSequence() {
        return firstSequence + frameBytes.length - 1;
    }
}
