package org.florscribe.adapter.audio;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.ShortBuffer;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MonoResamplerTest {

    @ParameterizedTest
    @ValueSource(ints = {22_050, 24_000, 44_100, 48_000, 96_000, 192_000, 384_000, 44_099})
    void a_tone_above_8_khz_becomes_silence(int rate) {
        assertThat(level(resampled(rate, 8_400))).isLessThan(0.001);
        assertThat(level(resampled(rate, Math.min(rate / 2 - 600, 15_000)))).isLessThan(0.001);
    }

    @ParameterizedTest
    @ValueSource(ints = {4_000, 8_000, 11_025, 16_000, 22_050, 32_000, 44_100, 48_000, 192_000, 384_000, 44_099})
    void a_voice_keeps_its_level_and_its_moments(int rate) {
        short[] out = resampled(rate, 1_000);

        assertThat(out.length).isEqualTo(16_000);
        assertThat(level(out)).isCloseTo(0.5 / Math.sqrt(2), within(0.004));
        double worst = 0;
        for (int n = 500; n < out.length - 500; n++) {
            double exact = 0.5 * Math.sin(2 * Math.PI * 1_000 * n / 16_000.0);
            worst = Math.max(worst, Math.abs(exact - out[n] / 32_768.0));
        }
        assertThat(worst).isLessThan(0.003);
    }

    /** One second of a sine with a peak of one half. */
    private static short[] resampled(int rate, int hertz) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        PcmOut out = new PcmOut((b, length) -> bytes.write(b, 0, length), 10_000);
        MonoResampler resampler = new MonoResampler(rate, out);
        for (int i = 0; i < rate; i++) {
            resampler.hear((float) (0.5 * Math.sin(2 * Math.PI * hertz * i / rate)));
        }
        resampler.finish();
        out.flush();
        ShortBuffer samples = ByteBuffer.wrap(bytes.toByteArray())
                .order(ByteOrder.LITTLE_ENDIAN)
                .asShortBuffer();
        short[] all = new short[samples.remaining()];
        samples.get(all);
        return all;
    }

    /** Of its middle: at its edges a tone is no tone alone. */
    private static double level(short[] samples) {
        double sum = 0;
        int from = samples.length / 10;
        int to = samples.length - from;
        for (int i = from; i < to; i++) {
            double sample = samples[i] / 32_768.0;
            sum += sample * sample;
        }
        return Math.sqrt(sum / (to - from));
    }
}
