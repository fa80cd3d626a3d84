package org.florscribe.adapter.audio;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.within;

import java.io.ByteArrayOutputStream;
import java.util.List;
import java.util.Map;
import org.florscribe.clinical.recording.AudioDecoder.Decoded;
import org.florscribe.clinical.recording.Measurement;
import org.florscribe.clinical.recording.Pcm;
import org.florscribe.clinical.recording.SpeechDetector.Listening;
import org.florscribe.clinical.recording.UnusableAudio;
import org.florscribe.clinical.recording.UnusableAudio.Kind;
import org.florscribe.testing.sound.AwkwardFiles;
import org.florscribe.testing.sound.BytesReader;
import org.florscribe.testing.tone.Heard;
import org.florscribe.testing.tone.ToneDecoder;
import org.florscribe.testing.tone.ToneEncoder;
import org.florscribe.testing.tone.ToneLine;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Each awkward recording, from its bytes to the words and the times that are in it, or to a refusal. */
class AwkwardRecordingsTest {

    private static final List<ToneLine> TALK = List.of(
            ToneLine.of("doctor", "Good morning, what brings you in today?"),
            ToneLine.of("patient", "My left knee has been hurting for two weeks, mostly on the stairs."),
            ToneLine.of("doctor", "Did you fall on it, or twist it?"),
            ToneLine.of("patient", "No, I did not fall. The right knee is fine."),
            ToneLine.of("doctor", "Do you take anything for the pain?"),
            ToneLine.of("patient", "Ibuprofen 400 mg, but it upsets my stomach."));

    private static Map<String, byte[]> files = Map.of();
    private static Heard said = ToneDecoder.decode(new byte[0], Pcm.RATE);
    private static final LockedInAudioDecoder DECODER = new LockedInAudioDecoder("ffmpeg", work -> work);
    private static final TikaAudioJudge JUDGE = new TikaAudioJudge();

    private record Result(String type, Decoded decoded, Measurement measured, byte[] peaks, byte[] pcm) {}

    @BeforeAll
    static void make_the_files() {
        ToneEncoder encoder = ToneEncoder.standard().lead(1_500);
        said = encoder.truth(TALK);
        files = AwkwardFiles.from(encoder.wav(TALK));
    }

    @ParameterizedTest
    @CsvSource({
        "talk.wav, audio/vnd.wave",
        "wav-named.m4a, audio/vnd.wave",
        "stereo44.wav, audio/vnd.wave",
        "left-only.wav, audio/vnd.wave",
        "talk8k.wav, audio/vnd.wave",
        "mulaw8k.wav, audio/vnd.wave",
        "alaw8k.wav, audio/vnd.wave",
        "float48.wav, audio/vnd.wave",
        "pcm24.wav, audio/vnd.wave",
        "pcm32.wav, audio/vnd.wave",
        "double.wav, audio/vnd.wave",
        "eight192.wav, audio/vnd.wave",
        "adpcm.wav, audio/vnd.wave",
        "clipped.wav, audio/vnd.wave",
        "faint.wav, audio/vnd.wave",
        "size-zero.wav, audio/vnd.wave",
        "size-huge.wav, audio/vnd.wave",
        "extra-chunks.wav, audio/vnd.wave",
        "unpadded.wav, audio/vnd.wave",
        "talk.mp3, audio/mpeg",
        "mp3-named.wav, audio/mpeg",
        "talk.flac, audio/flac",
        "talk.webm, audio/webm",
        "no-duration.webm, audio/webm",
        "talk.ogg, audio/ogg",
        "vorbis.ogg, audio/ogg",
        "talk.m4a, audio/mp4",
        "index-first.m4a, audio/mp4",
        "pieces.mp4, video/mp4",
        "talk.aac, audio/aac",
        "video.mp4, video/mp4",
        "video.webm, video/webm"
    })
    void every_word_is_heard_at_its_time(String name, String type) {
        Result result = result(name);

        assertThat(result.type()).isEqualTo(type);
        Heard heard = ToneDecoder.decode(result.pcm(), Pcm.RATE);
        assertThat(heard.text()).isEqualTo(said.text());
        for (int i = 0; i < heard.words().size(); i++) {
            assertThat(heard.words().get(i).startMs())
                    .as(heard.words().get(i).text())
                    .isCloseTo(said.words().get(i).startMs(), within(40L));
        }
        assertThat(result.measured().durationMs()).isCloseTo(said.durationMs(), within(100L));
        assertThat(result.decoded().cutOff()).isFalse();
        assertThat(result.measured().isSpoken()).isTrue();
        assertThat(result.measured().isDistorted()).isEqualTo(name.equals("clipped.wav"));
        assertThat(result.measured().isFaint()).isEqualTo(name.equals("faint.wav"));
        assertThat((long) result.peaks().length).isCloseTo(said.durationMs() / 100, within(2L));
    }

    @ParameterizedTest
    @CsvSource({"truncated.wav, 7000, 20", "truncated.mp3, 0, 600", "truncated.webm, 0, 1200", "truncated.ogg, 0, 1200"
    })
    void what_is_there_of_a_file_cut_off_is_heard_and_that_it_was_is_said(String name, long ms, long about) {
        Result result = result(name);

        assertThat(result.decoded().cutOff()).isTrue();
        assertThat(result.measured().cutOff()).isTrue();
        assertThat(result.measured().durationMs()).isCloseTo(ms == 0 ? said.durationMs() / 2 : ms, within(about));
        List<Heard.Word> heard = ToneDecoder.decode(result.pcm(), Pcm.RATE).words();
        assertThat(heard).hasSizeGreaterThan(10);
        assertThat(heard.stream().map(Heard.Word::text).toList())
                .isEqualTo(said.words().stream()
                        .limit(heard.size())
                        .map(Heard.Word::text)
                        .toList());
    }

    @ParameterizedTest
    @CsvSource({"silence.wav", "quiet-room.wav", "noise.wav", "hum.wav", "random.wav", "one-ms.wav"})
    void no_speech_is_found_where_there_is_none(String name) {
        Result result = result(name);

        assertThat(result.measured().speech()).isEmpty();
        assertThat(result.measured().isSpoken()).isFalse();
        assertThat(ToneDecoder.decode(result.pcm(), Pcm.RATE).words()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "empty.wav | UNREADABLE | The file is empty.",
                "header-only.wav | UNREADABLE | There is no sound in this file.",
                "video-only.mp4 | UNREADABLE | There is no sound in this file.",
                "truncated.m4a | UNREADABLE | the index at the end of the file is missing",
                "zero-hertz.wav | UNREADABLE | its header says that it has 0 samples a second",
                "text-named.mp3 | UNSUPPORTED | This file is text, not a recording. FlorScribe takes sound as WAV, MP3",
                "page-named.wav | UNSUPPORTED | This file is a web page, not a recording.",
                "playlist.m3u8 | UNSUPPORTED | This file is a playlist, which only names other files, not a recording.",
                "list.ffconcat | UNSUPPORTED | This file is text, not a recording.",
                "drawing.svg | UNSUPPORTED | This file is a picture, not a recording.",
                "picture.png | UNSUPPORTED | This file is a picture, not a recording."
            })
    void what_is_no_recording_is_refused_in_words(String name, Kind kind, String words) {
        assertThatExceptionOfType(UnusableAudio.class)
                .isThrownBy(() -> result(name))
                .withMessageContaining(words)
                .satisfies(e -> assertThat(e.kind()).isEqualTo(kind));
    }

    private static Result result(String name) {
        BytesReader file = new BytesReader(requireNonNull(files.get(name)));
        String type = JUDGE.judge(file);
        ByteArrayOutputStream pcm = new ByteArrayOutputStream();
        try (Listening listening = new LibfvadSpeechDetector().listen()) {
            Decoded decoded = DECODER.decode(type, file, 3_600_000, (content, length) -> {
                assertThat(length % 2).isZero();
                pcm.write(content, 0, length);
                listening.hear(content, length);
            });
            assertThat(decoded.bytes()).isEqualTo(pcm.size());
            return new Result(type, decoded, listening.finish(decoded.cutOff()), listening.peaks(), pcm.toByteArray());
        }
    }
}
