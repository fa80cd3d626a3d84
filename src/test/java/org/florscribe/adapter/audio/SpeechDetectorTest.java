package org.florscribe.adapter.audio;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Objects;
import java.util.Random;
import java.util.function.DoubleUnaryOperator;
import org.florscribe.clinical.recording.Measurement;
import org.florscribe.clinical.recording.Span;
import org.florscribe.clinical.transcript.TranscriptionAbility;
import org.florscribe.testing.sound.BytesReader;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfEnvironmentVariable;

/** Spoken words, as made for the engines' built-in test; tones and the absence of speech are in {@link AwkwardRecordingsTest}. */
class SpeechDetectorTest {

    private static final int HEAD = 44;

    @Test
    void spoken_words_are_found_with_the_pause_between_two_people() throws IOException {
        Measurement found =
                heard(sample(), s -> s, new Hearing(WebRtcVoice.open().orElseThrow()));

        assertThat(found.durationMs()).isEqualTo(6_240);
        assertThat(found.speechMs()).isBetween(4_300L, 5_900L);
        assertThat(found.speech()).hasSize(2);
        assertThat(found.loudnessDb()).isCloseTo(-17, within(4.0));
        assertThat(found.isFaint()).isFalse();
        assertThat(found.isDistorted()).isFalse();
    }

    @Test
    void a_voice_much_too_low_or_far_too_loud_is_still_a_voice_and_said_to_be_so() throws IOException {
        Measurement faint =
                heard(sample(), s -> s * 0.016, new Hearing(WebRtcVoice.open().orElseThrow()));
        Measurement distorted =
                heard(sample(), s -> s * 12.6, new Hearing(WebRtcVoice.open().orElseThrow()));

        assertThat(faint.speechMs()).isGreaterThan(4_000);
        assertThat(faint.isFaint()).isTrue();
        assertThat(distorted.speechMs()).isGreaterThan(4_000);
        assertThat(distorted.isDistorted()).isTrue();
    }

    @Test
    void without_the_native_library_words_are_found_and_noise_and_hum_are_not() throws IOException {
        assertThat(heard(sample(), s -> s, new Hearing(new LevelVoice())).speechMs())
                .isGreaterThan(3_500);
        Random chance = new Random(5);
        assertThat(heard(sample(), s -> chance.nextGaussian() * 5_000, new Hearing(new LevelVoice()))
                        .speech())
                .isEmpty();
        int[] n = {0};
        assertThat(heard(
                                sample(),
                                s -> 9_000 * Math.sin(2 * Math.PI * 350 * n[0]++ / 16_000),
                                new Hearing(new LevelVoice()))
                        .speech())
                .isEmpty();
    }

    @Test
    @EnabledIfEnvironmentVariable(named = "EVAL_DIR", matches = ".+")
    void the_pauses_between_the_utterances_of_a_dialogue_are_found() throws IOException {
        byte[] file = Files.readAllBytes(Path.of(System.getenv("EVAL_DIR"), "speech", "knee.opus"));
        Hearing hearing = new Hearing(WebRtcVoice.open().orElseThrow());
        new LockedInAudioDecoder("ffmpeg", work -> work)
                .decode("audio/ogg", new BytesReader(file), 600_000, hearing::hear);

        Measurement found = hearing.finish(false);

        assertThat(found.durationMs()).isCloseTo(105_500, within(100L));
        assertThat(found.speech().stream().filter(s -> s.lengthMs() > 500)).hasSize(17);
        assertThat(found.speech().stream().mapToLong(Span::lengthMs).sum()).isBetween(90_000L, 103_000L);
    }

    private static Measurement heard(byte[] wav, DoubleUnaryOperator change, Hearing hearing) {
        ByteArrayOutputStream pcm = new ByteArrayOutputStream();
        for (int i = HEAD; i + 1 < wav.length; i += 2) {
            double changed = change.applyAsDouble((short) ((wav[i + 1] << 8) | (wav[i] & 0xFF)));
            int value = (int) Math.max(-32_768, Math.min(32_767, changed));
            pcm.write(value);
            pcm.write(value >> 8);
        }
        byte[] bytes = pcm.toByteArray();
        hearing.hear(bytes, 1_001); // in odd pieces
        byte[] rest = Arrays.copyOfRange(bytes, 1_001, bytes.length);
        hearing.hear(rest, rest.length);
        return hearing.finish(false);
    }

    private static byte[] sample() throws IOException {
        try (InputStream in = TranscriptionAbility.class.getResourceAsStream("sample.wav")) {
            return Objects.requireNonNull(in).readAllBytes();
        }
    }
}
