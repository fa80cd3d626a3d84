package org.florscribe.adapter.audio;

import java.io.ByteArrayOutputStream;
import org.florscribe.clinical.recording.Measurement;
import org.florscribe.clinical.recording.Pcm;
import org.florscribe.clinical.recording.SpeechDetector.Listening;

/** One pass over one recording. Holds a second of sound, the stretches of speech, and ten bytes of waveform a second. */
final class Hearing implements Listening {

    private static final int PEAK_SAMPLES = Pcm.RATE / 10;

    /** Of 32,768: lossy coders leave clipped sound a little below full scale. */
    private static final int FULL = 32_600;

    private static final double QUIETEST_DB = -100;

    private final VoiceFrames voices;
    private final SpeechBlock block = new SpeechBlock();
    private final SpeechSpans spans = new SpeechSpans();
    private final ByteArrayOutputStream peaks = new ByteArrayOutputStream();
    private final short[] frame = new short[VoiceFrames.FRAME];
    private int inFrame;
    private long samples;
    private long clipped;
    private double squares;
    private int peak;
    private byte half;
    private boolean halved;

    Hearing(VoiceFrames voices) {
        this.voices = voices;
    }

    @Override
    public void hear(byte[] pcm, int length) {
        int at = 0;
        if (halved && length > 0) {
            halved = false;
            sample(half, pcm[at++]);
        }
        for (; at + 1 < length; at += 2) {
            sample(pcm[at], pcm[at + 1]);
        }
        if (at < length) {
            halved = true;
            half = pcm[at];
        }
    }

    private void sample(byte low, byte high) {
        int value = (high << 8) | (low & 0xFF);
        int size = Math.abs(value);
        squares += (double) value * value;
        samples++;
        if (size >= FULL) {
            clipped++;
        }
        peak = Math.max(peak, size);
        if (samples % PEAK_SAMPLES == 0) {
            endPeak();
        }
        frame[inFrame++] = (short) value;
        if (inFrame == frame.length) {
            endFrame();
        }
    }

    private void endPeak() {
        peaks.write(Math.min(255, peak * 255 / 32_767));
        peak = 0;
    }

    private void endFrame() {
        block.add(frame, voices.isVoice(frame));
        inFrame = 0;
        if (block.isFull()) {
            block.judge(spans);
        }
    }

    @Override
    public Measurement finish(boolean cutOff) {
        if (samples % PEAK_SAMPLES != 0) {
            endPeak();
        }
        block.judge(spans);
        long durationMs = samples * 1_000 / Pcm.RATE;
        boolean spoken = spans.areWords();
        double power = spoken ? spans.power() : squares / Math.max(1, samples) / (32_768.0 * 32_768.0);
        double loudness = 10 * Math.log10(power + 1e-10);
        return new Measurement(
                durationMs,
                spans.padded(durationMs),
                Math.max(QUIETEST_DB, loudness),
                samples == 0 ? 0 : (double) clipped / samples,
                cutOff);
    }

    @Override
    public byte[] peaks() {
        return peaks.toByteArray();
    }

    @Override
    public void close() {
        voices.close();
    }
}
