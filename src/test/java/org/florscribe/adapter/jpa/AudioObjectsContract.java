package org.florscribe.adapter.jpa;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.florscribe.adapter.jpa.Segments.Place;
import org.florscribe.adapter.jpa.Segments.Segment;
import org.florscribe.clinical.recording.AudioCopy;
import org.florscribe.clinical.recording.AudioObjects;
import org.florscribe.clinical.recording.AudioObjects.Listed;
import org.florscribe.clinical.recording.AudioObjects.Name;
import org.florscribe.clinical.recording.AudioStoreFailed;
import org.florscribe.clinical.recording.AudioWriter;
import org.florscribe.shared.Conflict;
import org.florscribe.shared.Ids;
import org.florscribe.testing.SetClock;
import org.junit.jupiter.api.Test;

/** What every place for audio has to do, by itself and under the sealed store. */
public abstract class AudioObjectsContract {

    private static final byte[] SOUND = sound(3 * SegmentWriter.SEGMENT_BYTES + 4_321);

    private static final SealingLine LINE = new SealingLine(1, work -> work);

    private final HeldSegments rows = new HeldSegments();
    private final SetClock clock = new SetClock();
    private final Place place = place();

    protected abstract AudioObjects objects();

    /** As somebody does who has the place in hand. */
    protected abstract void overwrite(Name name, byte[] content) throws IOException;

    @Test
    void what_was_put_and_settled_comes_back() {
        Name name = name();
        put(name, "some bytes".getBytes(StandardCharsets.UTF_8), 4);
        assertThat(objects().get(name)).asString().isEqualTo("some");
    }

    @Test
    void what_is_absent_is_said_in_words() {
        Name name = name();
        assertThatThrownBy(() -> objects().get(name))
                .isInstanceOf(AudioStoreFailed.class)
                .hasMessageContaining(name.objectId().toString());
    }

    @Test
    void removing_passes_over_what_is_absent() {
        Name name = name();
        put(name, new byte[] {1, 2, 3}, 3);
        objects().remove(List.of(name(), name));
        objects().remove(List.of(name));
        assertThatThrownBy(() -> objects().get(name)).isInstanceOf(AudioStoreFailed.class);
    }

    @Test
    void all_that_was_put_is_listed_also_when_it_was_never_settled() {
        Name settled = name();
        Name unsettled = name();
        put(settled, new byte[5], 5);
        objects().put(unsettled, new byte[7], 7);
        List<Listed> all = new ArrayList<>();
        objects().list(all::add);
        assertThat(all)
                .filteredOn(
                        listed -> listed.name().equals(settled) || listed.name().equals(unsettled))
                .extracting(Listed::bytes)
                .containsExactlyInAnyOrder(5L, 7L);
        assertThat(all).allMatch(listed -> listed.writtenAt().isAfter(Instant.parse("2020-01-01T00:00:00Z")));
        objects().remove(List.of(unsettled));
        all.clear();
        objects().list(all::add);
        assertThat(all).extracting(Listed::name).contains(settled).doesNotContain(unsettled);
    }

    @Test
    void a_copy_is_read_from_any_byte() throws IOException {
        write(place, SOUND);
        SegmentReader reader = reader(place);
        int segment = SegmentWriter.SEGMENT_BYTES;
        for (int offset : new int[] {0, 1, segment - 1, segment, 2 * segment + 17, SOUND.length - 1, SOUND.length}) {
            assertThat(reader.from(offset).readAllBytes())
                    .as("from " + offset)
                    .isEqualTo(Arrays.copyOfRange(SOUND, offset, SOUND.length));
        }
        assertThat(reader.length()).isEqualTo(SOUND.length);
    }

    @Test
    void a_writer_goes_on_behind_what_is_stored() throws IOException {
        write(place, Arrays.copyOf(SOUND, 100_000));
        try (AudioWriter writer = writer(place)) {
            assertThat(writer.committed()).isEqualTo(100_000);
            writer.write(SOUND, 100_000, SOUND.length - 100_000);
            assertThat(writer.commit()).isEqualTo(SOUND.length);
        }
        assertThat(reader(place).from(0).readAllBytes()).isEqualTo(SOUND);
    }

    @Test
    void of_two_writers_the_second_is_refused_and_leaves_nothing() throws IOException {
        try (AudioWriter first = writer(place);
                AudioWriter second = writer(place)) {
            first.write(SOUND, 0, 1_000);
            second.write(SOUND, 5, 2_000);
            first.commit();
            assertThatThrownBy(second::commit)
                    .isInstanceOfSatisfying(
                            Conflict.class,
                            refused -> assertThat(refused.slug()).isEqualTo("written-elsewhere"));
            assertThatThrownBy(() -> second.write(SOUND, 0, 1)).isInstanceOf(AudioStoreFailed.class);
        }
        assertThat(reader(place).from(0).readAllBytes()).isEqualTo(Arrays.copyOf(SOUND, 1_000));
        assertThat(stored(place)).hasSize(1);
    }

    @Test
    void what_was_not_committed_leaves_nothing() {
        try (AudioWriter writer = writer(place)) {
            writer.write(SOUND, 0, SOUND.length);
        }
        assertThat(stored(place)).isEmpty();
        assertThat(rows.length(place)).isZero();
    }

    @Test
    void between_file_and_row_nothing_is_referred_to_and_the_files_stay_for_the_sweep() {
        rows.isAway = true;
        try (AudioWriter writer = writer(place)) {
            writer.write(SOUND, 0, SOUND.length);
            assertThatThrownBy(writer::commit).hasMessageContaining("went away");
        }
        assertThat(rows.of(place)).isEmpty();
        assertThat(stored(place)).as("the database may have it after all").hasSize(4);
    }

    @Test
    void a_commit_long_after_the_first_write_is_refused_because_the_sweep_may_have_been_there() {
        try (AudioWriter writer = writer(place)) {
            writer.write(SOUND, 0, SOUND.length);
            clock.pass(Duration.ofMinutes(46));
            assertThatThrownBy(writer::commit).isInstanceOf(AudioStoreFailed.class);
        }
        assertThat(rows.of(place)).isEmpty();
    }

    @Test
    void an_absent_a_cut_a_changed_and_an_exchanged_piece_are_said_and_never_played() throws IOException {
        write(place, SOUND);
        Name second = nameOf(place, 1);
        byte[] good = objects().get(second);

        overwrite(second, Arrays.copyOf(good, good.length - 1));
        doesNotOpen(place);
        overwrite(second, new byte[0]);
        doesNotOpen(place);
        byte[] changed = good.clone();
        changed[good.length / 2] ^= 1;
        overwrite(second, changed);
        doesNotOpen(place);
        overwrite(second, objects().get(nameOf(place, 0)));
        doesNotOpen(place);
        overwrite(second, good);
        assertThat(reader(place).from(0).readAllBytes()).isEqualTo(SOUND);

        objects().remove(List.of(second));
        assertThatThrownBy(() -> reader(place).from(0).readAllBytes())
                .isInstanceOf(AudioStoreFailed.class)
                .hasMessageContaining(second.objectId().toString());
    }

    @Test
    void a_piece_of_another_recording_or_copy_does_not_open() throws IOException {
        Place other = place();
        Place listening = new Place(place.practiceId(), place.recordingId(), AudioCopy.LISTENING);
        for (Place each : List.of(place, other, listening)) {
            write(each, SOUND);
        }
        overwrite(nameOf(place, 1), objects().get(nameOf(other, 1)));
        doesNotOpen(place);
        overwrite(nameOf(place, 1), objects().get(nameOf(listening, 1)));
        doesNotOpen(place);
    }

    @Test
    void nothing_of_the_sound_stands_in_the_place() throws IOException {
        byte[] words = "a sentence somebody said ".repeat(100).getBytes(StandardCharsets.US_ASCII);
        write(place, words);
        assertThat(new String(objects().get(nameOf(place, 0)), StandardCharsets.ISO_8859_1))
                .doesNotContain("sentence");
    }

    private void doesNotOpen(Place of) {
        assertThatThrownBy(() -> reader(of).from(0).readAllBytes())
                .isInstanceOf(AudioStoreFailed.class)
                .hasMessageContaining("does not open")
                .hasMessageContaining(of.recordingId().toString());
    }

    private void put(Name name, byte[] content, int length) {
        objects().put(name, content, length);
        objects().settle(List.of(name));
    }

    private void write(Place of, byte[] content) {
        try (AudioWriter writer = writer(of)) {
            writer.write(content, 0, content.length);
            assertThat(writer.commit()).isEqualTo(content.length);
        }
    }

    private SegmentWriter writer(Place of) {
        return new SegmentWriter(objects(), rows, of, rows.open(of), LINE, clock);
    }

    private SegmentReader reader(Place of) {
        return new SegmentReader(objects(), rows, of, rows.length(of));
    }

    private List<Listed> stored(Place of) {
        List<Listed> all = new ArrayList<>();
        objects().list(all::add);
        return all.stream()
                .filter(listed -> listed.name().recordingId().equals(of.recordingId()))
                .toList();
    }

    private Name nameOf(Place of, int sequence) {
        Segment segment = rows.of(of).get(sequence);
        return new Name(of.practiceId(), of.recordingId(), segment.objectId());
    }

    private Name name() {
        return new Name(place.practiceId(), place.recordingId(), Ids.next());
    }

    private static Place place() {
        return new Place(Ids.next(), Ids.next(), AudioCopy.ORIGINAL);
    }

    private static byte[] sound(int bytes) {
        byte[] sound = new byte[bytes];
        new Random(5).nextBytes(sound);
        return sound;
    }
}
