package org.florscribe.adapter.audio;

import java.util.Arrays;

/**
 * 960 ms of sound that are judged together: 48 frames of the voice detector, 30 spectra. White noise and rushing air are flat, hum
 * does not change; speech and tones that stand for it are neither.
 */
final class SpeechBlock {

    private static final int FRAMES = 48;
    private static final int WINDOWS = FRAMES * VoiceFrames.FRAME / Spectra.WINDOW;

    /** Measured medians: speech up to 0.07, clipped speech 0.28, tones 0.09; white noise 0.48, rushing noise 0.44 and more. */
    private static final double FLATTEST = 0.37;

    /** Measured medians: hum 0.003; speech from 0.12. */
    private static final double LEAST_CHANGE = 0.035;

    /** A level as even as this is a machine's, unless it leaps from tone to tone. */
    private static final double STEADY_DB = 0.5;

    private static final double STEADY_CHANGE = 0.45;

    /** Windows that count: above a converter's own noise, among the louder ones, and with power where voices have it. */
    private static final double WINDOW_FLOOR_DB = -75;

    private static final double WINDOW_BELOW_DB = 15;
    private static final double LEAST_SHARE = 1e-4;

    /** A frame this far below what was loud lately is a pause, whatever the detector says: it lingers after words. */
    private static final double PAUSE_DB = 38;

    private static final double FORGETTING_DB = 0.04;
    private static final int LEAST_VOICES = 4;
    private static final double FULL_SCALE = 32_768.0 * 32_768.0;

    private final Spectra spectra = new Spectra();
    private final float[] window = new float[Spectra.WINDOW];
    private final boolean[] voices = new boolean[FRAMES];
    private final double[] powers = new double[FRAMES];
    private final Spectra.Seen[] seen = new Spectra.Seen[WINDOWS];
    private int frames;
    private int windows;
    private int inWindow;
    private double loudDb = -90;

    void add(short[] frame, boolean voice) {
        double sum = 0;
        for (short sample : frame) {
            sum += (double) sample * sample;
            window[inWindow++] = sample / 32_768f;
            if (inWindow == window.length) {
                seen[windows++] = spectra.look(window);
                inWindow = 0;
            }
        }
        double power = sum / frame.length / FULL_SCALE;
        double db = decibels(power);
        loudDb = Math.max(db, loudDb - FORGETTING_DB);
        voices[frames] = voice && db > loudDb - PAUSE_DB;
        powers[frames++] = power;
    }

    boolean isFull() {
        return frames == FRAMES;
    }

    /** Tells what the frames so far are, and begins anew. */
    void judge(SpeechSpans spans) {
        int voiced = 0;
        for (int i = 0; i < frames; i++) {
            voiced += voices[i] ? 1 : 0;
        }
        boolean speech = voiced >= LEAST_VOICES && isLively();
        for (int i = 0; i < frames; i++) {
            spans.frame(speech && voices[i], powers[i]);
        }
        frames = 0;
        windows = 0;
    }

    private boolean isLively() {
        double loudest = 0;
        for (int i = 0; i < windows; i++) {
            loudest = Math.max(loudest, seen[i].power());
        }
        double from = Math.max(WINDOW_FLOOR_DB, decibels(loudest) - WINDOW_BELOW_DB);
        double[] levels = new double[windows];
        double[] flatness = new double[windows];
        double[] changes = new double[windows];
        int count = 0;
        int moves = 0;
        boolean before = false;
        for (int i = 0; i < windows; i++) {
            boolean counts = decibels(seen[i].power()) > from && seen[i].share() > LEAST_SHARE;
            if (counts) {
                levels[count] = decibels(seen[i].power());
                flatness[count++] = seen[i].flatness();
            }
            if (counts && before) {
                changes[moves++] = seen[i].change();
            }
            before = counts;
        }
        if (count == 0 || median(flatness, count) > FLATTEST) {
            return false;
        }
        double change = moves == 0 ? 1 : median(changes, moves);
        return change > LEAST_CHANGE && (change > STEADY_CHANGE || deviation(levels, count) > STEADY_DB);
    }

    private static double deviation(double[] values, int count) {
        double mean = Arrays.stream(values, 0, count).average().orElse(0);
        return Math.sqrt(Arrays.stream(values, 0, count)
                .map(v -> (v - mean) * (v - mean))
                .average()
                .orElse(0));
    }

    private static double median(double[] values, int count) {
        double[] sorted = Arrays.copyOf(values, count);
        Arrays.sort(sorted);
        return sorted[count / 2];
    }

    private static double decibels(double power) {
        return 10 * Math.log10(power + 1e-12);
    }
}
