package org.florscribe.clinical.recording;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.florscribe.clinical.recording.LiveStream.Taken;
import org.junit.jupiter.api.Test;

class LiveStreamTest {

    private static final long SECOND = Duration.ofSeconds(1).toNanos();

    private final LiveAudioInMemory rows = new LiveAudioInMemory();
    private final List<String> told = new ArrayList<>();
    private final LiveStream stream = stream(new LiveAudio.Tail(0, 0, 0));

    @Test
    void a_second_of_frames_is_one_segment_and_is_acknowledged_once_it_is_durable() {
        for (int i = 0; i < 4; i++) {
            assertThat(stream.take(i, new byte[8_000], 0)).isEqualTo(Taken.TAKEN);
            assertThat(told).isEmpty();
        }
        commit(0);

        assertThat(rows.rows.values().iterator().next()).singleElement().satisfies(segment -> {
            assertThat(segment.frameBytes()).containsExactly(8_000, 8_000, 8_000, 8_000);
            assertThat(segment.lastSequence()).isEqualTo(3);
        });
        assertThat(told).containsExactly("3");
    }

    @Test
    void the_last_frames_are_acknowledged_when_no_more_come() {
        stream.take(0, new byte[8_000], 0);
        commit(SECOND / 2);
        assertThat(told).isEmpty();

        commit(SECOND);

        assertThat(told).containsExactly("0");
    }

    @Test
    void a_frame_that_came_before_is_acknowledged_again_and_one_too_early_is_not_taken() {
        stream.take(0, new byte[32_000], 0);
        assertThat(stream.take(0, new byte[32_000], 0)).isEqualTo(Taken.REPEATED);
        assertThat(told).as("not durable yet").isEmpty();
        assertThat(stream.take(2, new byte[32_000], 0)).isEqualTo(Taken.TOO_EARLY);
        commit(0);
        stream.take(0, new byte[32_000], 0);

        assertThat(told).containsExactly("0", "0");
        assertThat(stream.nextSequence()).isEqualTo(1);
    }

    @Test
    void nobody_is_told_that_all_is_durable_before_the_last_acknowledgement() {
        stream.take(0, new byte[8_000], 0);
        assertThat(stream.settle(Duration.ofMillis(1))).isEmpty();
        commit(0);

        assertThat(told).containsExactly("0");
        assertThat(stream.settle(Duration.ofMillis(1))).contains(new LiveAudio.Tail(1, 1, 8_000));
    }

    @Test
    void a_recording_has_at_most_four_hours() {
        LiveStream long1 = stream(new LiveAudio.Tail(14_399, 14_399, 14_399L * 32_000));

        assertThat(long1.take(14_399, new byte[32_000], 0)).isEqualTo(Taken.TAKEN);
        assertThat(long1.take(14_400, new byte[640], 0)).isEqualTo(Taken.TOO_MUCH);
    }

    @Test
    void an_end_is_told_once_and_nothing_is_taken_or_acknowledged_after_it() {
        stream.take(0, new byte[32_000], 0);
        List<LiveSegment> due = new ArrayList<>();
        stream.due(0, due);
        stream.end(LiveListener.Ending.TAKEN_OVER);
        stream.end(LiveListener.Ending.CLOSED);
        stream.durable(due);

        assertThat(told).containsExactly("TAKEN_OVER");
        assertThat(stream.take(1, new byte[32_000], 0)).isEqualTo(Taken.ENDED);
    }

    @Test
    void more_than_can_have_been_recorded_by_now_has_to_wait() {
        for (int i = 0; i < 70; i++) {
            stream.take(i, new byte[32_000], 0);
        }

        assertThat(stream.ahead(Duration.ofSeconds(4))).isEqualTo(Duration.ofSeconds(6));
        assertThat(stream.ahead(Duration.ofSeconds(10))).isZero();
        assertThat(stream.awaitRoom(Duration.ofMillis(1))).isFalse();
    }

    private void commit(long now) {
        List<LiveSegment> due = new ArrayList<>();
        stream.due(now, due);
        if (!due.isEmpty()) {
            rows.append(due);
            stream.durable(due);
        }
    }

    private LiveStream stream(LiveAudio.Tail tail) {
        Instant now = Instant.parse("2026-03-02T10:00:00Z");
        LiveRecording recording = new LiveRecording(
                UUID.randomUUID(),
                UUID.randomUUID(),
                UUID.randomUUID(),
                UUID.randomUUID(),
                LiveState.OPEN,
                1,
                now,
                now,
                now,
                Optional.empty(),
                Optional.empty());
        LiveListener listener = new LiveListener() {
            @Override
            public void acknowledged(long sequence) {
                told.add(Long.toString(sequence));
            }

            @Override
            public void ended(Ending why) {
                told.add(why.name());
            }
        };
        RunningHash hash =
                new RunningHash(offset -> rows.read(recording.recordingId()).from(offset));
        return new LiveStream(new LiveKeeping.Claimed(recording, tail), listener, hash, () -> {});
    }
}
