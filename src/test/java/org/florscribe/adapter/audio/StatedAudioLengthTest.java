package org.florscribe.adapter.audio;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.OptionalLong;
import org.florscribe.testing.WavFile;
import org.florscribe.testing.sound.BytesReader;
import org.florscribe.testing.sound.Ffmpeg;
import org.junit.jupiter.api.Test;

/** Each kind of file says how long it is, or is counted; what cannot be known yet is not guessed. */
class StatedAudioLengthTest {

    private static final int SECONDS = 12;
    private static final int LONGER_SECONDS = 30;

    private static final byte[] WAV = WavFile.of(SECONDS, 1);
    private static final StatedAudioLength LENGTHS = new StatedAudioLength(1);
    private static final TikaAudioJudge JUDGE = new TikaAudioJudge();

    @Test
    void heads_tell_the_length_and_so_does_the_last_page_of_an_ogg() {
        isTold(WAV);
        isTold(Ffmpeg.from(WAV, "wav", "-ar", "8000", "-c:a", "pcm_mulaw"));
        isTold(Ffmpeg.from(WAV, "flac"));
        isTold(Ffmpeg.from(WAV, "mp3", "-q:a", "5", "-metadata", "title=Visit"));
        isTold(Ffmpeg.from(WAV, "m4a", "-c:a", "aac"));
        isTold(Ffmpeg.from(WAV, "mp4", "-c:a", "aac", "-movflags", "+faststart"));
        isTold(Ffmpeg.from(WAV, "ogg", "-c:a", "libopus"));
        isTold(Ffmpeg.from(WAV, "ogg", "-c:a", "libvorbis"));
        isTold(Ffmpeg.from(WAV, "webm", "-c:a", "libopus"));
    }

    @Test
    void a_beginning_tells_what_the_whole_will_have() {
        byte[] start = Arrays.copyOf(WAV, 70_000);
        assertThat(LENGTHS.milliseconds("audio/vnd.wave", new BytesReader(start), WAV.length))
                .hasValue(SECONDS * 1_000L);
        byte[] index = Ffmpeg.from(WAV, "mp4", "-c:a", "aac", "-movflags", "+faststart");
        assertThat(LENGTHS.milliseconds("video/mp4", new BytesReader(Arrays.copyOf(index, 20_000)), index.length))
                .isPresent();
        byte[] pages = Ffmpeg.from(WAV, "ogg", "-c:a", "libopus");
        assertThat(LENGTHS.milliseconds("audio/ogg", new BytesReader(Arrays.copyOf(pages, 20_000)), pages.length))
                .isEmpty();
        byte[] last = Ffmpeg.from(WAV, "m4a", "-c:a", "aac");
        assertThat(LENGTHS.milliseconds("audio/mp4", new BytesReader(Arrays.copyOf(last, 20_000)), last.length))
                .isEmpty();
    }

    @Test
    void a_wav_whose_recorder_died_or_that_claims_more_has_what_is_there() {
        for (int claimed : new int[] {0, -1, Integer.MAX_VALUE}) {
            byte[] file = WAV.clone();
            ByteBuffer.wrap(file).order(ByteOrder.LITTLE_ENDIAN).putInt(40, claimed);
            isTold(file);
        }
    }

    @Test
    void pieces_are_counted_where_the_head_says_nothing() {
        byte[] wav = WavFile.of(LONGER_SECONDS, 2);
        isCounted(Ffmpeg.from(wav, "mp3", "-ac", "2", "-b:a", "64k", "-ar", "48000", "-write_xing", "0"));
        isCounted(Ffmpeg.from(wav, "aac", "-c:a", "aac", "-ac", "2", "-ar", "48000"));
        isCounted(Ffmpeg.from(wav, "webm", "-c:a", "libopus", "-ac", "2", "-live", "1"));
    }

    @Test
    void what_follows_no_rule_tells_nothing() {
        for (String type : new String[] {
            "audio/vnd.wave", "audio/flac", "audio/ogg", "video/webm", "audio/mp4", "audio/mpeg", "text/plain"
        }) {
            for (byte[] file : new byte[][] {{}, new byte[5], new byte[70_000], Arrays.copyOf(WAV, 40)}) {
                assertThat(LENGTHS.milliseconds(type, new BytesReader(file), file.length))
                        .as(type)
                        .isEmpty();
            }
        }
    }

    private static void isTold(byte[] file) {
        OptionalLong told = length(file);
        assertThat(told).isPresent();
        assertThat(told.getAsLong()).isCloseTo(SECONDS * 1_000L, within(1_000L));
    }

    private static void isCounted(byte[] file) {
        OptionalLong counted = length(file);
        assertThat(counted).isPresent();
        assertThat(counted.getAsLong()).isCloseTo(LONGER_SECONDS * 1_000L, within(5_100L));
        BytesReader start = new BytesReader(Arrays.copyOf(file, file.length / 2));
        assertThat(LENGTHS.milliseconds(JUDGE.judge(start), start, file.length)).isEmpty();
    }

    private static OptionalLong length(byte[] file) {
        BytesReader reader = new BytesReader(file);
        return LENGTHS.milliseconds(JUDGE.judge(reader), reader, file.length);
    }
}
