package org.florscribe.clinical.recording;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class RecordingTimelineTest {

    private static final RecordingTimeline TIMELINE =
            new RecordingTimeline(List.of(gap(GapKind.MUTED, 5_000, 2_000), gap(GapKind.PAUSED, 1_000, 60_000)));

    @Test
    void what_is_said_after_a_pause_stands_behind_it() {
        assertThat(TIMELINE.startsAt(999)).isEqualTo(999);
        assertThat(TIMELINE.endsAt(1_000)).isEqualTo(1_000);
        assertThat(TIMELINE.startsAt(1_000)).isEqualTo(61_000);
        assertThat(TIMELINE.endsAt(5_000)).isEqualTo(65_000);
        assertThat(TIMELINE.startsAt(5_000)).isEqualTo(67_000);
        assertThat(TIMELINE.length(6_000)).isEqualTo(68_000);
    }

    @Test
    void the_audio_falls_into_stretches_between_the_gaps() {
        assertThat(TIMELINE.stretches(6_000))
                .containsExactly(
                        new RecordingTimeline.Stretch(0, 0, 1_000),
                        new RecordingTimeline.Stretch(1_000, 61_000, 4_000),
                        new RecordingTimeline.Stretch(5_000, 67_000, 1_000));
        assertThat(RecordingTimeline.WHOLE.stretches(6_000))
                .containsExactly(new RecordingTimeline.Stretch(0, 0, 6_000));
        assertThat(RecordingTimeline.WHOLE.stretches(0)).isEmpty();
    }

    @Test
    void a_pause_before_the_first_word_and_two_in_a_row_count_too() {
        RecordingTimeline early =
                new RecordingTimeline(List.of(gap(GapKind.PAUSED, 0, 3_000), gap(GapKind.ASLEEP, 0, 500)));

        assertThat(early.stretches(100)).containsExactly(new RecordingTimeline.Stretch(0, 3_500, 100));
        assertThat(early.gapStartsAt(early.gaps().get(0))).isZero();
        assertThat(early.gapStartsAt(early.gaps().get(1))).isEqualTo(3_000);
    }

    private static RecordingGap gap(GapKind kind, long offsetMs, long durationMs) {
        return new RecordingGap(new UUID(0, 1), kind, offsetMs / 250, offsetMs, durationMs);
    }
}
