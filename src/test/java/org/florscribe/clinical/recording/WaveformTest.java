package org.florscribe.clinical.recording;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class WaveformTest {

    @Test
    void a_short_visit_has_a_bar_for_each_tenth_of_a_second() {
        Waveform waveform = Waveform.of(List.of(new Waveform.Heard(0, new byte[] {1, (byte) 200, 3})), 0, 300);

        assertThat(waveform.bars()).containsExactly(1, 200, 3);
    }

    @Test
    void four_hours_become_six_hundred_bars_that_hold_their_loudest_moment() {
        byte[] peaks = new byte[4 * 3600 * 10];
        peaks[peaks.length - 1] = 77;
        Waveform waveform = Waveform.of(List.of(new Waveform.Heard(0, peaks)), 0, 4 * 3_600_000L);

        assertThat(waveform.bars()).hasSize(600).endsWith(77).startsWith(0);
    }

    @Test
    void a_second_recording_stands_where_the_timeline_has_it() {
        Waveform waveform = Waveform.of(
                List.of(new Waveform.Heard(0, new byte[] {5}), new Waveform.Heard(200, new byte[] {6, 6, 6})), 0, 400);

        assertThat(waveform.bars()).containsExactly(5, 0, 6, 6);
    }

    @Test
    void nothing_measured_draws_nothing() {
        assertThat(Waveform.of(List.of(), 0, 60_000).bars()).isEmpty();
        assertThat(Waveform.of(List.of(new Waveform.Heard(0, new byte[] {5})), 0, 0)
                        .bars())
                .isEmpty();
    }
}
