package org.florscribe.clinical.recording;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.UUID;
import org.florscribe.shared.Conflict;
import org.junit.jupiter.api.Test;

class RecordingPreparationTest {

    private static final Instant NOW = Instant.parse("2026-03-02T10:00:00Z");
    private static final long SECOND = Pcm.bytes(1_000);

    private static final long HOUR = 3_600_000;

    private final UUID id = UUID.randomUUID();
    private OptionalLong lasts = OptionalLong.empty();
    private final AudioInMemory audio = new AudioInMemory();
    private final LiveAudioInMemory live = new LiveAudioInMemory();
    private final RecordingsInMemory recordings = new RecordingsInMemory();
    private final FakeDecoder decoder = new FakeDecoder();

    @Test
    void the_copy_and_what_was_found_are_stored() {
        stored();
        decoder.seconds = 1_000;

        Optional<Measurement> found = preparation().prepare(id);

        assertThat(found.orElseThrow().durationMs()).isEqualTo(1_000_000);
        assertThat(recordings.get(id).state()).isEqualTo(RecordingState.READY);
        assertThat(recordings.get(id).measurement()).isEqualTo(found);
        assertThat(recordings.peaks(id).orElseThrow()).containsExactly(1, 2, 3);
        assertThat(audio.length(id, AudioCopy.LISTENING)).isEqualTo(1_000 * SECOND);
    }

    @Test
    void done_again_after_a_kill_it_begins_anew_and_once_done_nothing_is_done_again() {
        stored();
        decoder.seconds = 600;
        decoder.diesAfter = 500;
        assertThatThrownBy(() -> preparation().prepare(id)).hasMessage("killed");
        assertThat(audio.length(id, AudioCopy.LISTENING)).isPositive();
        assertThat(recordings.get(id).state()).isEqualTo(RecordingState.STORED);

        decoder.diesAfter = Integer.MAX_VALUE;
        preparation().prepare(id);
        assertThat(audio.length(id, AudioCopy.LISTENING)).isEqualTo(600 * SECOND);

        decoder.seconds = 0;
        assertThat(preparation().prepare(id)).isEqualTo(recordings.get(id).measurement());
        assertThat(audio.length(id, AudioCopy.LISTENING)).isEqualTo(600 * SECOND);
    }

    @Test
    void one_that_turns_out_to_be_damaged_or_too_long_leaves_no_copy() {
        stored();
        decoder.seconds = 500;
        decoder.endsDamaged = true;
        assertThatExceptionOfType(UnusableAudio.class)
                .isThrownBy(() -> preparation().prepare(id))
                .withMessage("damaged");
        assertThat(audio.length(id, AudioCopy.LISTENING)).isZero();

        decoder.endsDamaged = false;
        decoder.seconds = 4 * 3_600 + 60;
        assertThatExceptionOfType(UnusableAudio.class)
                .isThrownBy(() -> preparation().prepare(id))
                .withMessageContaining("longer than 4 hours");
        assertThat(audio.length(id, AudioCopy.LISTENING)).isZero();
        assertThat(recordings.get(id).state()).isEqualTo(RecordingState.STORED);
    }

    @Test
    void where_nothing_decodes_the_type_the_original_is_all_there_is() {
        stored();
        decoder.decodes = false;

        assertThat(preparation().prepare(id)).isEmpty();
        assertThat(preparation().probe(id)).isEqualTo("audio/mpeg");
        assertThat(recordings.get(id).state()).isEqualTo(RecordingState.STORED);
    }

    @Test
    void an_upload_is_tried_on_its_first_seconds() {
        stored();
        decoder.seconds = 3_600;

        assertThat(preparation().probe(id)).isEqualTo("audio/mpeg");
        assertThat(decoder.given).isEqualTo(10 * SECOND);
        assertThat(audio.length(id, AudioCopy.LISTENING)).isZero();
    }

    @Test
    void an_upload_without_a_byte_is_judged_too() {
        assertThatExceptionOfType(UnusableAudio.class)
                .isThrownBy(() -> preparation().probe(UUID.randomUUID()))
                .withMessage("empty");
    }

    @Test
    void what_says_itself_that_it_is_longer_than_four_hours_is_refused_at_the_door() {
        stored();
        lasts = OptionalLong.of(4 * HOUR + 60_000);

        assertThatExceptionOfType(RecordingTooLarge.class)
                .isThrownBy(() -> preparation().probe(id));
        assertThatExceptionOfType(RecordingTooLarge.class)
                .isThrownBy(() -> preparation().glance(id, 1_000))
                .withMessageContaining("4 h 1 min");

        lasts = OptionalLong.of(4 * HOUR + 1_000); // coders round up
        preparation().glance(id, 1_000);
        assertThat(preparation().probe(id)).isEqualTo("audio/mpeg");
        lasts = OptionalLong.empty();
        assertThat(preparation().probe(id)).isEqualTo("audio/mpeg");
    }

    @Test
    void one_whose_bytes_still_come_is_not_listened_to() {
        recordings.add(Recording.announced(id, UUID.randomUUID(), 1, 100, Optional.empty(), UUID.randomUUID(), NOW));

        assertThatExceptionOfType(Conflict.class).isThrownBy(() -> preparation().prepare(id));
    }

    @Test
    void a_live_recording_goes_into_the_store_and_leaves_its_segments() {
        Recording begun = Recording.begunLive(id, UUID.randomUUID(), 1, UUID.randomUUID(), NOW);
        recordings.add(begun.complete(LiveEnding.MEDIA_TYPE, 64_000, new byte[32], NOW));
        byte[] second = new byte[32_000];
        Arrays.fill(second, (byte) 7);
        for (int i = 0; i < 2; i++) {
            live.append(List.of(new LiveSegment(
                    UUID.randomUUID(), begun.encounterId(), id, 1, i, i, i * 32_000L, new int[] {32_000}, second)));
        }

        assertThat(preparation().prepare(id)).isPresent();

        assertThat(audio.length(id, AudioCopy.LISTENING)).isEqualTo(64_000);
        assertThat(live.rows).isEmpty();
        assertThat(recordings.get(id).state()).isEqualTo(RecordingState.READY);
    }

    private void stored() {
        recordings.add(Recording.announced(id, UUID.randomUUID(), 1, 100, Optional.empty(), UUID.randomUUID(), NOW)
                .complete("audio/mpeg", 100, new byte[32], NOW));
        audio.with(id, AudioCopy.ORIGINAL, new byte[100]);
    }

    private RecordingPreparation preparation() {
        return new RecordingPreparation(
                audio,
                new ListeningCopies(recordings, audio, live),
                RecordingPreparationTest::judge,
                (type, file, wholeBytes) -> lasts,
                decoder,
                Ear::new,
                live);
    }

    private static String judge(AudioReader file) {
        if (file.length() == 0) {
            throw new UnusableAudio(UnusableAudio.Kind.UNREADABLE, "empty");
        }
        return "audio/mpeg";
    }

    private static final class FakeDecoder implements AudioDecoder {

        private int seconds;
        private int diesAfter = Integer.MAX_VALUE;
        private boolean endsDamaged;
        private boolean decodes = true;
        private long given;

        @Override
        public boolean decodes(String mediaType) {
            return decodes;
        }

        @Override
        public Decoded decode(String mediaType, AudioReader file, long mostMs, Sink sink) {
            given = 0;
            byte[] second = new byte[(int) SECOND];
            for (int i = 0; i < seconds && given < Pcm.bytes(mostMs); i++) {
                if (i == diesAfter) {
                    throw new IllegalStateException("killed");
                }
                sink.pcm(second, second.length);
                given += second.length;
            }
            if (endsDamaged) {
                throw new UnusableAudio(UnusableAudio.Kind.UNREADABLE, "damaged");
            }
            return new Decoded(given, false);
        }

        @Override
        public String describe() {
            return "fake";
        }
    }

    private static final class Ear implements SpeechDetector.Listening {

        private long bytes;

        @Override
        public void hear(byte[] pcm, int length) {
            bytes += length;
        }

        @Override
        public Measurement finish(boolean cutOff) {
            return new Measurement(Pcm.milliseconds(bytes), List.of(), -20, 0, cutOff);
        }

        @Override
        public byte[] peaks() {
            return new byte[] {1, 2, 3};
        }

        @Override
        public void close() {
            // holds nothing
        }
    }
}
