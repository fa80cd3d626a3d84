package org.florscribe.testing.tone;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * For each quarter of a symbol, how much of the power over one symbol's time lies in each of the 16 tones. Samples go in as they
 * come; what is behind can be forgotten.
 */
final class ToneShares {

    /** Positions a symbol. */
    static final int HOPS = 4;

    private static final double SILENCE = 1e-4;
    private static final float[] SILENT = {};

    private final int rate;
    private final double hop;
    private final int size;
    private final float[][] cosines = new float[ToneFormat.TONES][];
    private final float[][] sines = new float[ToneFormat.TONES][];
    private final float[] cosineOfTurn;
    private final float[] sineOfTurn;

    private float[] samples = new float[1 << 16];
    private int held;
    private long heldFrom;
    private long blocks;
    private final float[][] reals = new float[HOPS][ToneFormat.TONES];
    private final float[][] imaginaries = new float[HOPS][ToneFormat.TONES];
    private final double[] energies = new double[HOPS];

    private float[][] shares = new float[4096][];
    private int kept;
    private long keptFrom;

    ToneShares(int rate) {
        this.rate = rate;
        hop = rate / (double) (ToneFormat.BAUD * HOPS);
        size = (int) hop;
        cosineOfTurn = new float[rate];
        sineOfTurn = new float[rate];
        for (int i = 0; i < rate; i++) {
            cosineOfTurn[i] = (float) Math.cos(2 * Math.PI * i / rate);
            sineOfTurn[i] = (float) Math.sin(2 * Math.PI * i / rate);
        }
        for (int k = 0; k < ToneFormat.TONES; k++) {
            cosines[k] = new float[size];
            sines[k] = new float[size];
            for (int n = 0; n < size; n++) {
                double angle = 2 * Math.PI * ((long) ToneFormat.tone(k) * n % rate) / rate;
                cosines[k][n] = (float) Math.cos(angle);
                sines[k][n] = (float) Math.sin(angle);
            }
        }
    }

    double hop() {
        return hop;
    }

    /** Positions measured so far. */
    long end() {
        return keptFrom + kept;
    }

    void add(float sample) {
        if (held == samples.length) {
            long needed = (long) (blocks * hop + 0.5);
            int gone = (int) Math.min(held, needed - heldFrom);
            System.arraycopy(samples, gone, samples, 0, held - gone);
            heldFrom += gone;
            held -= gone;
            if (gone == 0) {
                samples = Arrays.copyOf(samples, 2 * samples.length);
            }
        }
        samples[held++] = sample;
        if (heldFrom + held >= (blocks + 1) * hop) {
            block();
        }
    }

    /** The 16 shares; nothing when it is silent there, or past the end. */
    float @Nullable [] at(long position) {
        if (position < keptFrom || position >= end()) {
            return null;
        }
        float[] row = shares[(int) (position - keptFrom)];
        return row.length == 0 ? null : row;
    }

    void forgetBefore(long position) {
        int gone = (int) Math.min(kept, position - keptFrom);
        if (gone > shares.length / 2) {
            System.arraycopy(shares, gone, shares, 0, kept - gone);
            keptFrom += gone;
            kept -= gone;
        }
    }

    private void block() {
        long at = (long) (blocks * hop + 0.5);
        int slot = (int) (blocks % HOPS);
        int from = (int) (at - heldFrom);
        blocks++;
        if (from + size > held) {
            from = held - size; // rounding at an uneven rate: one sample earlier
        }
        double energy = 0;
        for (int n = 0; n < size; n++) {
            energy += (double) samples[from + n] * samples[from + n];
        }
        energies[slot] = energy;
        for (int k = 0; k < ToneFormat.TONES; k++) {
            float re = 0;
            float im = 0;
            if (energy > 0) {
                float[] cosine = cosines[k];
                float[] sine = sines[k];
                for (int n = 0; n < size; n++) {
                    re += samples[from + n] * cosine[n];
                    im -= samples[from + n] * sine[n];
                }
            }
            int turn = (int) ((long) ToneFormat.tone(k) * at % rate);
            float c = cosineOfTurn[turn];
            float s = sineOfTurn[turn];
            reals[slot][k] = re * c + im * s;
            imaginaries[slot][k] = im * c - re * s;
        }
        if (blocks >= HOPS) {
            keep(window());
        }
    }

    private float[] window() {
        double energy = 0;
        for (double one : energies) {
            energy += one;
        }
        if (energy <= HOPS * size * SILENCE * SILENCE) {
            return SILENT;
        }
        float[] power = new float[ToneFormat.TONES];
        float total = 0;
        for (int k = 0; k < power.length; k++) {
            float re = 0;
            float im = 0;
            for (int slot = 0; slot < HOPS; slot++) {
                re += reals[slot][k];
                im += imaginaries[slot][k];
            }
            power[k] = re * re + im * im;
            total += power[k];
        }
        for (int k = 0; k < power.length; k++) {
            power[k] = total > 0 ? power[k] / total : 0;
        }
        return power;
    }

    private void keep(float[] row) {
        if (kept == shares.length) {
            shares = Arrays.copyOf(shares, 2 * shares.length);
        }
        shares[kept++] = row;
    }
}
