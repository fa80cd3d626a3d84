package org.florscribe.clinical.recording;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.Optional;
import java.util.Random;
import java.util.UUID;
import org.florscribe.shared.Conflict;
import org.florscribe.shared.InvalidInput;
import org.florscribe.shared.Sha256;
import org.junit.jupiter.api.Test;

class RecordingUploadTest {

    private static final UUID VISIT = UUID.randomUUID();
    private static final byte[] FILE = bytes(10_000_000);

    private final MemoryStore store = new MemoryStore();
    private final OneVisit visit = new OneVisit(store);
    private final RunningHashes hashes = new RunningHashes();
    private boolean sound = true;
    private boolean tooLong;
    private int glances;

    @SuppressWarnings("NullAway") // nothing is listed here, and the probe is overridden
    private final RecordingUpload uploads = new RecordingUpload(
            visit,
            null,
            store,
            new RecordingPreparation(null, null, null, null, null, null, null) {
                @Override
                public void glance(UUID recordingId, long wholeBytes) {
                    glances++;
                    if (tooLong) {
                        throw RecordingTooLarge.byLength(5 * 3_600_000L);
                    }
                }

                @Override
                public String probe(UUID recordingId) {
                    if (!sound) {
                        throw new UnusableAudio(UnusableAudio.Kind.UNSUPPORTED, "This is a letter.");
                    }
                    return "audio/vnd.wave";
                }
            },
            hashes);

    @Test
    void pieces_of_any_size_make_the_file() throws IOException {
        UUID upload = announced(Optional.empty());
        long at = 0;
        for (int size : new int[] {1, 65_536, 0, 5_000_001}) {
            at = uploads.append(upload, at, piece((int) at, (int) at + size)).storedBytes();
        }
        assertThat(visit.open(upload).state()).isEqualTo(RecordingState.RECEIVING);

        BroughtRecording brought = uploads.append(upload, at, piece((int) at, FILE.length));

        assertThat(brought.recording().state()).isEqualTo(RecordingState.STORED);
        assertThat(brought.recording().mediaType()).contains("audio/vnd.wave");
        assertThat(store.of(upload)).isEqualTo(FILE);
    }

    @Test
    void no_more_than_a_few_megabytes_wait_to_be_durable() throws IOException {
        uploads.append(announced(Optional.empty()), 0, piece(0, FILE.length));

        assertThat(store.mostUncommitted).isLessThanOrEqualTo(8 * 1024 * 1024 + 64 * 1024);
        assertThat(store.commits).isEqualTo(2);
    }

    @Test
    void a_piece_that_begins_elsewhere_is_told_where_to_begin() throws IOException {
        UUID upload = announced(Optional.empty());
        uploads.append(upload, 0, piece(0, 1000));

        for (long wrong : new long[] {0, 999, 1001, -1}) {
            assertThatThrownBy(() -> uploads.append(upload, wrong, piece(0, 10)))
                    .isInstanceOfSatisfying(
                            WrongOffset.class, it -> assertThat(it.expected()).isEqualTo(1000));
        }
        assertThat(store.of(upload)).hasSize(1000);
    }

    @Test
    void what_came_before_the_line_was_cut_is_kept() throws IOException {
        UUID upload = announced(Optional.empty());
        InputStream cut = new SequenceInputStream(piece(0, 3_333_333), new InputStream() {
            @Override
            public int read() throws IOException {
                throw new IOException("cut");
            }

            @Override
            public int read(byte[] into, int offset, int length) throws IOException {
                return read();
            }
        });

        assertThatThrownBy(() -> uploads.append(upload, 0, cut)).isInstanceOf(IOException.class);

        assertThat(store.of(upload)).isEqualTo(Arrays.copyOf(FILE, 3_333_333));
        uploads.append(upload, 3_333_333, piece(3_333_333, FILE.length));
        assertThat(store.of(upload)).isEqualTo(FILE);
    }

    @Test
    void more_than_was_announced_is_not_taken() {
        UUID upload =
                visit.announce(VISIT, Optional.of(1000L), Optional.empty()).id();

        assertThatThrownBy(() -> uploads.append(upload, 0, piece(0, 1001))).isInstanceOf(InvalidInput.class);

        assertThat(visit.open(upload).state()).isEqualTo(RecordingState.RECEIVING);
        assertThat(store.of(upload)).isEmpty();
    }

    @Test
    void what_says_in_its_beginning_that_it_is_too_long_comes_no_further_and_leaves_no_trace() {
        tooLong = true;

        assertThatThrownBy(() -> uploads.append(announced(Optional.empty()), 0, piece(0, 100_000)))
                .isInstanceOf(RecordingTooLarge.class)
                .hasMessageContaining("4 hours")
                .hasMessageContaining("5 h 0 min");
        assertThatThrownBy(() -> uploads.bring(VISIT, Optional.of((long) FILE.length), piece(0, FILE.length)))
                .isInstanceOf(RecordingTooLarge.class);

        assertThat(visit.hasNoTrace()).isTrue();
        assertThat(glances).isEqualTo(2);
    }

    @Test
    void a_file_that_is_not_the_announced_one_leaves_no_trace() {
        UUID upload = announced(Optional.of(new byte[32]));

        assertThatThrownBy(() -> uploads.append(upload, 0, piece(0, FILE.length)))
                .isInstanceOf(UnusableAudio.class)
                .hasMessageContaining("SHA-256");

        assertThat(visit.hasNoTrace()).isTrue();
    }

    @Test
    void the_announced_file_is_taken() throws IOException, NoSuchAlgorithmException {
        UUID upload = announced(Optional.of(Sha256.of(FILE)));

        assertThat(uploads.append(upload, 0, piece(0, FILE.length)).recording().state())
                .isEqualTo(RecordingState.STORED);
    }

    @Test
    void the_hash_is_that_of_the_file_whoever_took_its_pieces() throws IOException, NoSuchAlgorithmException {
        Optional<byte[]> announced = Optional.of(Sha256.of(FILE));
        for (boolean forgotten : new boolean[] {false, true}) {
            UUID upload = announced(announced);
            uploads.append(upload, 0, piece(0, 3_000_000));
            uploads.append(upload, 3_000_000, piece(3_000_000, 3_000_001));
            if (forgotten) { // as when another node took them
                hashes.take(upload, 3_000_001);
            }
            assertThat(uploads.append(upload, 3_000_001, piece(3_000_001, FILE.length))
                            .recording()
                            .state())
                    .isEqualTo(RecordingState.STORED);
        }
    }

    @Test
    void only_so_many_hashes_are_remembered_and_none_for_another_place() {
        UUID first = UUID.randomUUID();
        hashes.keep(first, Sha256.begin(), 5);
        assertThat(hashes.take(first, 6)).isEmpty();
        hashes.keep(first, Sha256.begin(), 5);
        for (int i = 0; i < 256; i++) {
            hashes.keep(UUID.randomUUID(), Sha256.begin(), i + 1);
        }
        assertThat(hashes.take(first, 5)).isEmpty();
    }

    @Test
    void what_is_no_sound_leaves_no_trace() {
        sound = false;

        assertThatThrownBy(() -> uploads.append(announced(Optional.empty()), 0, piece(0, FILE.length)))
                .isInstanceOf(UnusableAudio.class);
        assertThatThrownBy(() -> uploads.bring(VISIT, Optional.empty(), piece(0, 99)))
                .isInstanceOf(UnusableAudio.class);

        assertThat(visit.hasNoTrace()).isTrue();
    }

    @Test
    void a_whole_file_that_does_not_come_whole_leaves_no_trace() {
        for (int length : new int[] {0, 98}) {
            assertThatThrownBy(() -> uploads.bring(VISIT, Optional.of(99L), piece(0, length)))
                    .isInstanceOf(UnusableAudio.class);
        }
        assertThat(visit.hasNoTrace()).isTrue();
    }

    @Test
    void when_consent_is_taken_back_between_two_pieces_nothing_stays() throws IOException {
        UUID upload = announced(Optional.empty());
        uploads.append(upload, 0, piece(0, 1000));
        visit.consent = false;

        assertThatThrownBy(() -> uploads.append(upload, 1000, piece(1000, 2000)))
                .isInstanceOf(Conflict.class);

        assertThat(visit.hasNoTrace()).isTrue();
    }

    @Test
    void an_upload_whose_last_answer_was_lost_is_completed_by_a_piece_of_nothing() throws IOException {
        UUID upload = announced(Optional.empty());
        try (AudioWriter writer = store.write(upload, AudioCopy.ORIGINAL)) {
            writer.write(FILE, 0, FILE.length); // and then the server died
            writer.commit();
        }

        BroughtRecording brought = uploads.append(upload, FILE.length, piece(0, 0));

        assertThat(brought.recording().state()).isEqualTo(RecordingState.STORED);
        assertThat(uploads.append(upload, FILE.length, piece(0, 0)).recording()).isEqualTo(brought.recording());
    }

    private UUID announced(Optional<byte[]> hash) {
        return visit.announce(VISIT, Optional.of((long) FILE.length), hash).id();
    }

    private static InputStream piece(int from, int to) {
        return new ByteArrayInputStream(FILE, from, to - from);
    }

    private static byte[] bytes(int length) {
        byte[] bytes = new byte[length];
        new Random(5).nextBytes(bytes);
        return bytes;
    }
}
