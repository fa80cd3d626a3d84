package org.florscribe.adapter.jpa;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.UUID;
import org.florscribe.clinical.recording.AudioObjects;
import org.florscribe.clinical.recording.AudioObjects.Name;
import org.florscribe.clinical.recording.AudioStoreFailed;
import org.florscribe.platform.metrics.PrometheusText;
import org.junit.jupiter.api.Test;

class AudioMetricsTest {

    private static final Name NAME = new Name(UUID.randomUUID(), UUID.randomUUID(), UUID.randomUUID());

    private final PlaceInMemory place = new PlaceInMemory();
    private final AudioMetrics metrics = new AudioMetrics(() -> place);
    private final AudioObjects counted = metrics.counting(place);

    @Test
    void bytes_failures_and_room_are_told_and_nobody_is_named() {
        counted.put(NAME, new byte[10], 7);
        counted.settle(List.of(NAME));
        counted.get(NAME);
        place.isAway = true;
        assertThatThrownBy(() -> counted.get(NAME)).isInstanceOf(AudioStoreFailed.class);
        assertThatThrownBy(() -> counted.put(NAME, new byte[10], 7)).isInstanceOf(AudioStoreFailed.class);
        assertThatThrownBy(() -> counted.put(NAME, new byte[10], 7)).isInstanceOf(AudioStoreFailed.class);
        place.isAway = false;

        assertThat(told())
                .contains(
                        "florscribe_audio_bytes_total{direction=\"stored\"} 7\n",
                        "florscribe_audio_bytes_total{direction=\"read\"} 7\n",
                        "florscribe_audio_failures_total{act=\"put\"} 2\n",
                        "florscribe_audio_failures_total{act=\"get\"} 1\n",
                        "florscribe_audio_failures_total{act=\"settle\"} 0\n",
                        "\nflorscribe_audio_room_bytes 1000\n")
                .doesNotContain(NAME.practiceId().toString());
    }

    @Test
    void where_nobody_counts_there_is_no_number_and_where_nobody_answers_there_is_no_room() {
        place.room = Long.MAX_VALUE;
        assertThat(told()).doesNotContain("room_bytes");
        place.isAway = true;
        assertThat(told()).contains("\nflorscribe_audio_room_bytes 0\n");
    }

    private String told() {
        PrometheusText text = new PrometheusText();
        metrics.write(text);
        return text.toString();
    }
}
