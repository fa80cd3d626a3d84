package org.florscribe.adapter.jpa;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.concurrent.CountDownLatch;
import org.florscribe.adapter.jpa.Segments.Place;
import org.florscribe.clinical.recording.AudioCopy;
import org.florscribe.clinical.recording.AudioStoreFailed;
import org.florscribe.clinical.recording.AudioWriter;
import org.florscribe.shared.Ids;
import org.florscribe.testing.SetClock;
import org.junit.jupiter.api.Test;

/** Segments are put away several at once, and referred to in their order and only when all of them are durable. */
class SegmentWriterTest {

    private static final int SEGMENT = SegmentWriter.SEGMENT_BYTES;
    private static final SealingLine LINE = new SealingLine(1, work -> work);

    private final HeldSegments rows = new HeldSegments();
    private final Place place = new Place(Ids.next(), Ids.next(), AudioCopy.ORIGINAL);
    private final PlaceInMemory objects = new PlaceInMemory();

    @Test
    void some_are_put_away_at_once_and_never_more_than_there_are_hands() {
        objects.together = new CountDownLatch(4);
        try (AudioWriter writer = writer()) {
            writer.write(new byte[6 * SEGMENT], 0, 6 * SEGMENT);
            writer.commit();
        }
        assertThat(objects.mostAtOnce.get()).isEqualTo(4);
        assertThat(rows.of(place))
                .extracting(Segments.Segment::startByte)
                .containsExactly(0L, 1L * SEGMENT, 2L * SEGMENT, 3L * SEGMENT, 4L * SEGMENT, 5L * SEGMENT);
        assertThat(objects.settled).isEqualTo(6);
    }

    @Test
    void one_that_cannot_be_put_away_breaks_the_writer_and_nothing_is_left() {
        objects.failsAt = 2;
        try (AudioWriter writer = writer()) {
            assertThatThrownBy(() -> {
                        writer.write(new byte[4 * SEGMENT], 0, 4 * SEGMENT);
                        writer.commit();
                    })
                    .isInstanceOf(AudioStoreFailed.class)
                    .hasMessage("full");
            assertThatThrownBy(writer::commit).isInstanceOf(AudioStoreFailed.class);
        }
        assertThat(rows.of(place)).isEmpty();
        assertThat(objects.held).isEmpty();
        assertThat(objects.settled).isZero();
    }

    @Test
    void a_buffer_that_was_used_holds_nobodys_sound() {
        byte[] buffer = LINE.buffer(SEGMENT);
        buffer[5] = 7;
        LINE.giveBack(buffer);
        assertThat(buffer).containsOnly(0);
    }

    private SegmentWriter writer() {
        return new SegmentWriter(objects, rows, place, rows.open(place), LINE, new SetClock());
    }
}
