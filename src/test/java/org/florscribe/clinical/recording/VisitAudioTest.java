package org.florscribe.clinical.recording;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.management.ThreadMXBean;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.lang.management.ManagementFactory;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import javax.sound.sampled.AudioInputStream;
import javax.sound.sampled.AudioSystem;
import org.junit.jupiter.api.Test;

class VisitAudioTest {

    private static final UUID FIRST = UUID.fromString("00000000-0000-7000-8000-000000000001");
    private static final UUID SECOND = UUID.fromString("00000000-0000-7000-8000-000000000002");

    private final AudioInMemory store = new AudioInMemory()
            .with(FIRST, AudioCopy.LISTENING, sound(1_000, 1))
            .with(SECOND, AudioCopy.LISTENING, sound(500, 2));

    private final VisitAudio visit = VisitAudio.ofCopies(
            store,
            List.of(
                    new VisitAudio.Placed(FIRST, 0, Pcm.bytes(1_000)),
                    new VisitAudio.Placed(SECOND, 3_000, Pcm.bytes(500))));

    @Test
    void it_is_a_wav_file_that_others_can_read() throws Exception {
        try (AudioInputStream wav = AudioSystem.getAudioInputStream(new ByteArrayInputStream(all(visit)))) {
            assertThat(wav.getFormat().getSampleRate()).isEqualTo(Pcm.RATE);
            assertThat(wav.getFormat().getChannels()).isOne();
            assertThat(wav.getFormat().getSampleSizeInBits()).isEqualTo(16);
            assertThat(wav.getFrameLength()).isEqualTo(3_500L * Pcm.RATE / 1_000);
        }
        assertThat(visit.durationMs()).contains(3_500L);
    }

    @Test
    void each_recording_stands_where_the_timeline_has_it_with_silence_between() throws IOException {
        byte[] all = all(visit);

        assertThat(all).hasSize((int) visit.length()).hasSize(44 + (int) Pcm.bytes(3_500));
        assertThat(at(all, 0)).isEqualTo((byte) 1);
        assertThat(at(all, 999)).isEqualTo((byte) 1);
        assertThat(at(all, 1_000)).isZero();
        assertThat(at(all, 2_999)).isZero();
        assertThat(at(all, 3_000)).isEqualTo((byte) 2);
    }

    @Test
    void any_stretch_is_the_same_as_that_stretch_of_all_of_it() throws IOException {
        byte[] all = all(visit);
        long[] edges = {0, 1, 43, 44, 45, 44 + Pcm.bytes(1_000) - 1, 44 + Pcm.bytes(1_000), 44 + Pcm.bytes(3_000) - 1};
        for (long from : edges) {
            for (long bytes : new long[] {1, 2, 100, Pcm.bytes(2_500), all.length - from}) {
                ByteArrayOutputStream some = new ByteArrayOutputStream();
                visit.copy(from, bytes, some);
                assertThat(some.toByteArray())
                        .as("%s bytes from %s", bytes, from)
                        .isEqualTo(Arrays.copyOfRange(all, (int) from, (int) Math.min(all.length, from + bytes)));
            }
        }
    }

    @Test
    void a_stretch_in_the_middle_is_read_from_there() throws IOException {
        visit.copy(44 + Pcm.bytes(3_200), 10, new ByteArrayOutputStream());

        assertThat(store.readFrom).containsExactly(Pcm.bytes(200));
    }

    @Test
    void a_recording_that_reaches_into_the_next_ends_there() throws IOException {
        VisitAudio overlapping = VisitAudio.ofCopies(
                store,
                List.of(
                        new VisitAudio.Placed(FIRST, 0, Pcm.bytes(1_000)),
                        new VisitAudio.Placed(SECOND, 800, Pcm.bytes(500))));
        byte[] all = all(overlapping);

        assertThat(at(all, 799)).isEqualTo((byte) 1);
        assertThat(at(all, 800)).isEqualTo((byte) 2);
        assertThat(overlapping.durationMs()).contains(1_300L);
    }

    @Test
    void an_original_is_given_as_it_came() throws IOException {
        byte[] file = {9, 8, 7, 6};
        store.with(FIRST, AudioCopy.ORIGINAL, file);
        VisitAudio original = VisitAudio.ofOriginal(store, FIRST, "video/webm", 4, 20_000);

        assertThat(all(original)).isEqualTo(file);
        assertThat(original.mediaType()).isEqualTo("video/webm");
        assertThat(original.startsAtMs()).isEqualTo(20_000);
        assertThat(original.durationMs()).isEmpty();
    }

    @Test
    void another_content_has_another_fingerprint() {
        VisitAudio more = VisitAudio.ofCopies(store, List.of(new VisitAudio.Placed(FIRST, 0, Pcm.bytes(999))));

        assertThat(more.fingerprint()).isNotEqualTo(visit.fingerprint());
    }

    @Test
    void what_was_destroyed_meanwhile_breaks_off_and_is_not_silence() {
        store.with(SECOND, AudioCopy.LISTENING, sound(100, 2));

        assertThatThrownBy(() -> all(visit)).isInstanceOf(AudioStoreFailed.class);
    }

    @Test
    void four_hours_pass_through_a_fixed_small_buffer() throws IOException {
        long bytes = Pcm.bytes(4 * 3_600_000L);
        VisitAudio lengthy = VisitAudio.ofCopies(new EndlessAudio(), List.of(new VisitAudio.Placed(FIRST, 0, bytes)));
        ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        long[] written = {0};
        OutputStream counting = new OutputStream() {
            @Override
            public void write(int one) {
                written[0]++;
            }

            @Override
            public void write(byte[] some, int from, int length) {
                written[0] += length;
            }
        };

        long before = threads.getCurrentThreadAllocatedBytes();
        lengthy.copy(0, lengthy.length(), counting);

        assertThat(written[0]).isEqualTo(bytes + 44);
        assertThat(threads.getCurrentThreadAllocatedBytes() - before).isLessThan(4_000_000);
    }

    /** Zeros without an end, held nowhere. */
    private static final class EndlessAudio implements AudioStore {

        @Override
        public AudioWriter write(UUID recordingId, AudioCopy copy) {
            throw new UnsupportedOperationException();
        }

        @Override
        public AudioReader read(UUID recordingId, AudioCopy copy) {
            return new AudioReader() {
                @Override
                public long length() {
                    return Long.MAX_VALUE;
                }

                @Override
                public InputStream from(long offset) {
                    return new InputStream() {
                        @Override
                        public int read() {
                            return 0;
                        }

                        @Override
                        public int read(byte[] some, int from, int length) {
                            return length;
                        }
                    };
                }
            };
        }

        @Override
        public long length(UUID recordingId, AudioCopy copy) {
            return Long.MAX_VALUE;
        }

        @Override
        public void forget(UUID recordingId, AudioCopy copy) {
            throw new UnsupportedOperationException();
        }
    }

    private static byte[] all(VisitAudio audio) throws IOException {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        audio.copy(0, audio.length(), all);
        return all.toByteArray();
    }

    private static byte at(byte[] wav, long milliseconds) {
        return wav[44 + (int) Pcm.bytes(milliseconds)];
    }

    private static byte[] sound(long milliseconds, int value) {
        byte[] pcm = new byte[(int) Pcm.bytes(milliseconds)];
        Arrays.fill(pcm, (byte) value);
        return pcm;
    }
}
