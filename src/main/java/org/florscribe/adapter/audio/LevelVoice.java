package org.florscribe.adapter.audio;

/**
 * Stands in where {@link WebRtcVoice} does not load: whatever is clearly louder than the quietest of the last seconds. Coarser at the
 * edges of words, so that pauses are found less exactly; noise and hum are told apart by spectra in both.
 */
final class LevelVoice implements VoiceFrames {

    private static final double ABOVE_FLOOR_DB = 6;
    private static final double SILENCE_DB = -70;

    /** So fast the floor rises, in dB a frame, when it has become louder for good. */
    private static final double RISE_DB = 0.02;

    private double floorDb = SILENCE_DB;

    @Override
    public boolean isVoice(short[] frame) {
        double sum = 0;
        for (short sample : frame) {
            sum += (double) sample * sample;
        }
        double db = 10 * Math.log10(sum / frame.length / (32_768.0 * 32_768.0) + 1e-12);
        floorDb = Math.max(SILENCE_DB, Math.min(db, floorDb + RISE_DB));
        return db > floorDb + ABOVE_FLOOR_DB;
    }

    @Override
    public void close() {
        // holds nothing
    }
}
