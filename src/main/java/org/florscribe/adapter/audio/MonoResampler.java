package org.florscribe.adapter.audio;

import org.florscribe.clinical.recording.Pcm;

/**
 * From any rate to {@link Pcm#RATE}, one channel, as it comes. A windowed sinc (Kaiser, beta 8, some 80 dB) that ends at the lower of
 * both rates' half: what lies above is gone, not folded back. Output n stands for the very moment n / {@link Pcm#RATE}.
 */
final class MonoResampler {

    /** Between two of the table's phases we go in a straight line; so many of them leave an error below -90 dB. */
    private static final int MOST_PHASES = 512;

    private static final double BETA = 8;
    private static final double ATTENUATION_DB = 80;

    /** Of the lower rate: from where it still passes to where nothing does. */
    private static final double TRANSITION = 0.05;

    private final int rate;
    private final int half;
    private final int phases;
    private final float[][] table;
    private final PcmOut out;
    private final float[] ring;
    private int filled;
    private long firstInRing;
    private long heard;
    private long given;

    MonoResampler(int rate, PcmOut out) {
        this.rate = rate;
        this.out = out;
        double lower = Math.min(rate, Pcm.RATE);
        double width = 2 * Math.PI * TRANSITION * lower / rate;
        this.half = (int) Math.ceil((ATTENUATION_DB - 8) / (2.285 * width) / 2);
        this.phases = Math.min(MOST_PHASES, Pcm.RATE / gcd(rate, Pcm.RATE));
        this.table = table(lower * (0.5 - TRANSITION / 2) / rate);
        this.ring = new float[2 * half + 8192];
        this.filled = half; // silence before the first sample
        this.firstInRing = -half;
    }

    void hear(float sample) {
        if (rate == Pcm.RATE) {
            out.put(sample);
            return;
        }
        ring[filled++] = sample;
        heard++;
        if (filled == ring.length) {
            give(firstInRing + filled, Long.MAX_VALUE);
        }
    }

    /** What is still inside; as long as what was heard, to the sample. */
    void finish() {
        if (rate == Pcm.RATE) {
            return;
        }
        long total = (heard * Pcm.RATE + rate - 1) / rate;
        while (given < total) {
            while (filled < ring.length) {
                ring[filled++] = 0;
            }
            give(firstInRing + filled, total);
        }
    }

    /** All output whose samples are there before this position of the input, and makes room. */
    private void give(long upTo, long total) {
        while (given < total) {
            long whole = given * rate / Pcm.RATE;
            if (whole + half + 1 >= upTo) {
                break;
            }
            out.put(at(whole, given * rate % Pcm.RATE));
            given++;
        }
        int spent = (int) Math.min(filled, Math.max(0, given * rate / Pcm.RATE - half - firstInRing));
        System.arraycopy(ring, spent, ring, 0, filled - spent);
        filled -= spent;
        firstInRing += spent;
    }

    private float at(long whole, long rest) {
        double phase = (double) rest * phases / Pcm.RATE;
        int lower = (int) phase;
        float share = (float) (phase - lower);
        int from = (int) (whole - half + 1 - firstInRing);
        float sum = along(table[lower], from);
        return share == 0 ? sum : sum + share * (along(table[lower + 1], from) - sum);
    }

    private float along(float[] taps, int from) {
        float a = 0;
        float b = 0;
        float c = 0;
        float d = 0;
        int i = 0;
        for (; i + 3 < taps.length; i += 4) {
            a += taps[i] * ring[from + i];
            b += taps[i + 1] * ring[from + i + 1];
            c += taps[i + 2] * ring[from + i + 2];
            d += taps[i + 3] * ring[from + i + 3];
        }
        for (; i < taps.length; i++) {
            a += taps[i] * ring[from + i];
        }
        return a + b + c + d;
    }

    /** Row p holds the 2 * half taps for a moment p / phases behind a sample; one row more, for the line to the next. */
    private float[][] table(double cutoff) {
        float[][] rows = new float[phases + 1][2 * half];
        for (int p = 0; p <= phases; p++) {
            double sum = 0;
            double[] taps = new double[2 * half];
            for (int i = 0; i < taps.length; i++) {
                double t = i - half + 1 - (double) p / phases;
                taps[i] = sinc(2 * cutoff * t) * kaiser(t / half);
                sum += taps[i];
            }
            for (int i = 0; i < taps.length; i++) {
                rows[p][i] = (float) (taps[i] / sum);
            }
        }
        return rows;
    }

    private static double sinc(double x) {
        return x == 0 ? 1 : Math.sin(Math.PI * x) / (Math.PI * x);
    }

    private static double kaiser(double x) {
        return Math.abs(x) >= 1 ? 0 : bessel(BETA * Math.sqrt(1 - x * x)) / bessel(BETA);
    }

    /** Modified, first kind, order 0, by its series. */
    private static double bessel(double x) {
        double term = 1;
        double sum = 1;
        for (int k = 1; term > 1e-12 * sum; k++) {
            term *= x / 2 / k * (x / 2 / k);
            sum += term;
        }
        return sum;
    }

    private static int gcd(int a, int b) {
        return b == 0 ? a : gcd(b, a % b);
    }
}
