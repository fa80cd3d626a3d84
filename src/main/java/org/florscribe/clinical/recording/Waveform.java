package org.florscribe.clinical.recording;

import java.util.Arrays;
import java.util.List;

/**
 * The outline of a visit's sound.
 *
 * @param startsAtMs where the first bar begins on the visit's timeline
 * @param durationMs of all bars; 0 when it is not known
 * @param bars the loudest sample of each, 0 to 255 of full scale; none when nothing was measured
 */
public record Waveform(long startsAtMs, long durationMs, List<Integer> bars) {

    static final int MOST_BARS = 600;

    private static final int PEAK_MS = 100;

    public Waveform {
        bars = List.copyOf(bars);
    }

    /** The peaks of one recording ({@link RecordingRepository#peaks}) and where they begin on the visit's timeline. */
    record Heard(long startMs, byte[] peaks) {}

    /** Of a recording's peaks those of one stretch of its audio. */
    static byte[] cut(byte[] peaks, long fromMs, long lengthMs) {
        int from = (int) Math.min(peaks.length, fromMs / PEAK_MS);
        int to = (int) Math.min(peaks.length, (fromMs + lengthMs + PEAK_MS - 1) / PEAK_MS);
        return Arrays.copyOfRange(peaks, from, to);
    }

    static Waveform of(List<Heard> recordings, long startsAtMs, long durationMs) {
        int slots = (int) Math.min(Integer.MAX_VALUE, (durationMs + PEAK_MS - 1) / PEAK_MS);
        int count = Math.min(MOST_BARS, slots);
        if (count == 0 || recordings.isEmpty()) {
            return new Waveform(startsAtMs, durationMs, List.of());
        }
        int[] bars = new int[count];
        for (Heard heard : recordings) {
            long first = (heard.startMs() - startsAtMs) / PEAK_MS;
            for (int i = 0; i < heard.peaks().length; i++) {
                long slot = first + i;
                if (slot >= 0 && slot < slots) {
                    int bar = (int) (slot * count / slots);
                    bars[bar] = Math.max(bars[bar], heard.peaks()[i] & 0xFF);
                }
            }
        }
        return new Waveform(startsAtMs, durationMs, Arrays.stream(bars).boxed().toList());
    }
}
