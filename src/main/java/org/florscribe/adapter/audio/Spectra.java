package org.florscribe.adapter.audio;

import org.florscribe.clinical.recording.Pcm;
import org.jtransforms.fft.FloatFFT_1D;

/**
 * Looks at sound in windows of 32 ms (Hann, without overlap) between 300 and 3,400 Hz: how flat a spectrum is, which tells noise from
 * voices, and how much it differs from the one before, which tells hum from voices.
 */
final class Spectra {

    static final int WINDOW = 512;

    private static final int FROM = 300 * WINDOW / Pcm.RATE + 1;
    private static final int TO = 3_400 * WINDOW / Pcm.RATE;

    private static final double LEAST = 1e-12;

    /** Of the window: its length by the sum of the squares of Hann's weights. */
    private static final double SCALE = WINDOW * (WINDOW * 3 / 8.0);

    /**
     * @param power mean square of what lies in the band, full scale is 1
     * @param share of that in the power of everything
     * @param flatness geometric by arithmetic mean of powers: 1 flat, 0 one line
     * @param change 0 when its shares of power are those of the window before, 1 when none is
     */
    record Seen(double power, double share, double flatness, double change) {}

    private final FloatFFT_1D transform = new FloatFFT_1D(WINDOW);
    private final float[] hann = new float[WINDOW];
    private final float[] work = new float[WINDOW];
    private double[] before = new double[TO + 1];
    private double[] now = new double[TO + 1];

    Spectra() {
        for (int i = 0; i < WINDOW; i++) {
            hann[i] = (float) (0.5 - 0.5 * Math.cos(2 * Math.PI * i / WINDOW));
        }
    }

    /** @param samples {@link #WINDOW} of them, 1 is full scale */
    Seen look(float[] samples) {
        for (int i = 0; i < WINDOW; i++) {
            work[i] = samples[i] * hann[i];
        }
        transform.realForward(work);
        double outside = 0;
        for (int k = 1; k < WINDOW / 2; k++) {
            double power = (double) work[2 * k] * work[2 * k] + (double) work[2 * k + 1] * work[2 * k + 1];
            if (k >= FROM && k <= TO) {
                now[k] = power + LEAST;
            } else {
                outside += power;
            }
        }
        double sum = 0;
        for (int k = FROM; k <= TO; k++) {
            sum += now[k];
        }
        double flatness = flatness(now);
        double change = 0;
        for (int k = FROM; k <= TO; k++) {
            now[k] /= sum;
            change += Math.abs(now[k] - before[k]) / 2;
        }
        double[] old = before;
        before = now;
        now = old;
        return new Seen(sum * 2 / SCALE, sum / (sum + outside), flatness, change);
    }

    /** Weighed with the frequency, so that rushing noise, which falls off by it, is nearly as flat as white noise. */
    private static double flatness(double[] power) {
        double logs = 0;
        double powers = 0;
        for (int k = FROM; k <= TO; k++) {
            logs += Math.log(power[k] * k);
            powers += power[k] * k;
        }
        int bins = TO - FROM + 1;
        return Math.exp(logs / bins) / (powers / bins);
    }
}
