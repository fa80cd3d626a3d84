package org.florscribe.testing.tone;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import java.util.function.IntUnaryOperator;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ToneCodecTest {

    private static final List<ToneLine> VECTORS =
            List.of(ToneLine.at(250, "patient", "No chest pain."), ToneLine.at(2000, "doctor", "37.9 °C"));

    private static final List<ToneLine> VISIT = List.of(
            ToneLine.of("doctor", "Good morning, what brings you in today?"),
            ToneLine.of("patient", "My left knee has hurt since Tuesday, mostly on stairs."),
            ToneLine.of("relative", "He limps a little."),
            ToneLine.of("doctor", "Any fever? 37.9 °C this morning — I see."));

    private final ToneEncoder encoder = ToneEncoder.standard();

    @Test
    void the_check_value_of_the_crc_is_the_published_one() {
        assertThat(ToneFormat.crc(ToneFormat.utf8("123456789"), 9)).isEqualTo(0x29B1);
    }

    @Test
    void frames_are_those_of_the_specification() {
        assertThat(HexFormat.of().formatHex(ToneFormat.frame(1, 1, 0, 0, ToneFormat.utf8("No"))))
                .isEqualTo("110000024e6f8cde");
        assertThat(HexFormat.of().formatHex(ToneFormat.frame(0, 2, 1, 1, ToneFormat.utf8("°C"))))
                .isEqualTo("02010103c2b043cb3d");
    }

    @Test
    void samples_are_those_of_the_specification() throws Exception {
        byte[] pcm = encoder.pcm(VECTORS);

        assertThat(pcm).hasSize(96_000);
        assertThat(IntStream.range(4000, 4016).map(i -> sample(pcm, i)))
                .containsExactly(0, 14, 76, 217, 462, 824, 1304, 1891, 2559, 3271, 3980, 4632, 5166, 5525, 5655, 5508);
        assertThat(IntStream.range(4160, 4168).map(i -> sample(pcm, i)))
                .containsExactly(0, 15931, 7438, -12458, -13255, 6270, 16182, 1285);
        assertThat(IntStream.range(0, 48_000)
                        .mapToLong(i -> Math.abs(sample(pcm, i)))
                        .sum())
                .isEqualTo(201_880_601L);
        assertThat(HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(pcm)))
                .isEqualTo("c00cd79dfc3be8f471731d48cd999f06e091cf48510203f71075799f514b2e58");
    }

    @Test
    void what_is_heard_is_that_of_the_specification() {
        Heard heard = ToneDecoder.decode(encoder.pcm(VECTORS), 16_000);

        assertThat(heard.utterances()).hasSize(2);
        Heard.Utterance first = heard.utterances().get(0);
        assertThat(first.speaker()).isEqualTo("patient");
        assertThat(first.text()).isEqualTo("No chest pain.");
        assertThat(first.words().stream().map(word -> word.startMs() + "-" + word.endMs()))
                .containsExactly("250-460", "480-750", "770-1040");
        assertThat(first.complete()).isTrue();
        Heard.Utterance second = heard.utterances().get(1);
        assertThat(second.speaker() + ": " + second.text()).isEqualTo("doctor: 37.9 °C");
        assertThat(second.words().stream().map(word -> word.startMs() + "-" + word.endMs()))
                .containsExactly("2000-2250", "2270-2500");
    }

    @Test
    void a_word_that_was_cut_is_missing_and_the_others_are_there() {
        byte[] pcm = encoder.pcm(VECTORS);
        byte[] cut = joined(Arrays.copyOf(pcm, 16_000), Arrays.copyOfRange(pcm, 19_200, pcm.length));

        Heard.Utterance first = ToneDecoder.decode(cut, 16_000).utterances().get(0);

        assertThat(first.text()).isEqualTo("No pain.");
        assertThat(first.missing()).containsExactly(1);
        assertThat(first.complete()).isFalse();
        assertThat(first.words().stream().map(word -> word.startMs() + "-" + word.endMs()))
                .containsExactly("250-460", "670-940");
    }

    @ParameterizedTest
    @ValueSource(ints = {8_000, 11_025, 16_000, 22_050, 44_100, 48_000})
    void any_sample_rate_is_made_and_heard(int rate) {
        ToneEncoder made = encoder.rate(rate);
        assertSame(ToneDecoder.decodeWav(new ByteArrayInputStream(made.wav(VISIT))), made.truth(VISIT), 0);
    }

    @ParameterizedTest
    @ValueSource(doubles = {0.1, 0.2, 2.0, 4.0})
    void soft_loud_and_clipped_sound_is_heard(double gain) {
        byte[] pcm = changed(encoder.pcm(VISIT), sample -> (int) (sample * gain));
        assertSame(ToneDecoder.decode(pcm, 16_000), encoder.truth(VISIT), 0);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 7, 39, 77, 123, 1601})
    void sound_that_starts_late_is_heard_later(int samples) {
        byte[] late = joined(new byte[2 * samples], encoder.pcm(VISIT));
        assertSame(ToneDecoder.decode(late, 16_000), encoder.truth(VISIT), samples / 16);
    }

    @ParameterizedTest
    @ValueSource(doubles = {10, 20})
    void words_are_heard_through_noise(double decibels) {
        byte[] pcm = encoder.pcm(VISIT);
        double power = IntStream.range(0, pcm.length / 2)
                .map(i -> sample(pcm, i))
                .filter(it -> it != 0)
                .mapToDouble(it -> (double) it * it)
                .average()
                .orElseThrow();
        double noise = Math.sqrt(power) / Math.pow(10, decibels / 20);
        Random random = new Random(7);
        byte[] noisy = changed(pcm, sample -> (int) (sample + random.nextGaussian() * noise));
        assertSame(ToneDecoder.decode(noisy, 16_000), encoder.truth(VISIT), 0);
    }

    @Test
    void noise_and_silence_hold_no_word() {
        Random random = new Random(11);
        byte[] noise = changed(new byte[320_000], sample -> (int) (random.nextGaussian() * 3000));
        assertThat(ToneDecoder.decode(noise, 16_000).utterances()).isEmpty();
        assertThat(ToneDecoder.decode(new byte[320_000], 16_000).utterances()).isEmpty();
    }

    @Test
    void played_twice_is_heard_twice() {
        byte[] pcm = encoder.pcm(VISIT);
        String text = encoder.truth(VISIT).text();
        assertThat(ToneDecoder.decode(joined(pcm, pcm), 16_000).text()).isEqualTo(text + " " + text);
    }

    @Test
    void long_words_of_any_script_and_long_utterances_are_heard() {
        List<ToneLine> lines = List.of(
                ToneLine.of("speaker9", "a " + "pneumono".repeat(20) + " " + "日本語—".repeat(9)),
                ToneLine.of("doctor", String.join(" ", Collections.nCopies(600, "w"))));
        Heard heard = ToneDecoder.decode(encoder.pcm(lines), 16_000);
        assertSame(heard, encoder.truth(lines), 0);
        assertThat(heard.utterances().get(0).speaker()).isEqualTo("speaker9");
    }

    @Test
    void only_the_words_that_a_cut_touches_are_missing() {
        byte[] pcm = encoder.pcm(VISIT);
        Random random = new Random(3);
        for (int i = 0; i < 12; i++) {
            int low = random.nextInt(pcm.length / 2 - 16_000);
            int high = low + 800 + random.nextInt(15_200);
            byte[] muted = pcm.clone();
            Arrays.fill(muted, 2 * low, 2 * high, (byte) 0);
            byte[] cut = joined(Arrays.copyOf(pcm, 2 * low), Arrays.copyOfRange(pcm, 2 * high, pcm.length));
            List<String> kept = encoder.truth(VISIT).words().stream()
                    .filter(word -> word.endMs() <= low / 16 || word.startMs() >= high / 16)
                    .map(Heard.Word::text)
                    .toList();
            for (byte[] one : List.of(muted, cut)) {
                List<String> found = ToneDecoder.decode(one, 16_000).words().stream()
                        .map(Heard.Word::text)
                        .toList();
                assertThat(found).containsSubsequence(kept);
                assertThat(found.size() - kept.size()).isBetween(0, 2); // one with only its edge cut may live on
            }
        }
    }

    @Test
    void sound_in_small_portions_is_heard_the_same() {
        byte[] pcm = encoder.pcm(VISIT);
        ToneDecoder decoder = new ToneDecoder(16_000);
        Random random = new Random(5);
        for (int at = 0; at < pcm.length; ) {
            int length = Math.min(2 * (1 + random.nextInt(3000)), pcm.length - at);
            decoder.add(pcm, at, length, 1);
            at += length;
        }
        assertThat(decoder.heard()).isEqualTo(ToneDecoder.decode(pcm, 16_000));
    }

    @Test
    void channels_are_mixed() {
        byte[] pcm = encoder.pcm(VISIT);
        byte[] stereo = new byte[2 * pcm.length];
        for (int i = 0; i < pcm.length; i += 2) {
            System.arraycopy(pcm, i, stereo, 2 * i, 2);
        }
        byte[] wav = joined(ToneEncoder.wavHeader(stereo.length, 16_000, 2), stereo);
        assertSame(ToneDecoder.decodeWav(new ByteArrayInputStream(wav)), encoder.truth(VISIT), 0);
    }

    @Test
    void words_come_at_the_pace_of_speech_when_asked_for() {
        ToneEncoder spoken = encoder.wordsPerMinute(160);
        Heard heard = ToneDecoder.decode(spoken.pcm(VISIT), 16_000);
        assertSame(heard, spoken.truth(VISIT), 0);
        assertThat(heard.words().get(1).startMs() - heard.words().get(0).startMs())
                .isGreaterThanOrEqualTo(375);
    }

    @Test
    void ten_minutes_are_heard_in_seconds() {
        List<ToneLine> lines = new ArrayList<>();
        for (int i = 0; i < 70; i++) {
            lines.addAll(VISIT);
        }
        byte[] pcm = encoder.pcm(lines);
        long started = System.nanoTime();
        assertSame(ToneDecoder.decode(pcm, 16_000), encoder.truth(lines), 0);
        double seconds = (System.nanoTime() - started) / 1e9;
        assertThat(pcm.length / 32_000.0 / seconds)
                .as("times as fast as it was spoken")
                .isGreaterThan(50);
    }

    private static void assertSame(Heard heard, Heard truth, int laterMs) {
        assertThat(heard.utterances().stream().map(it -> it.speaker() + ": " + it.text()))
                .containsExactlyElementsOf(truth.utterances().stream()
                        .map(it -> it.speaker() + ": " + it.text())
                        .toList());
        assertThat(heard.utterances()).allMatch(Heard.Utterance::complete);
        for (int i = 0; i < truth.words().size(); i++) {
            Heard.Word word = heard.words().get(i);
            Heard.Word wanted = truth.words().get(i);
            assertThat(Math.abs(word.startMs() - wanted.startMs() - laterMs)).isLessThanOrEqualTo(4);
            assertThat(Math.abs(word.endMs() - wanted.endMs() - laterMs)).isLessThanOrEqualTo(4);
        }
    }

    private static int sample(byte[] pcm, int index) {
        return (short) ((pcm[2 * index] & 0xFF) | (pcm[2 * index + 1] << 8));
    }

    private static byte[] changed(byte[] pcm, IntUnaryOperator change) {
        byte[] changed = new byte[pcm.length];
        for (int i = 0; i < pcm.length / 2; i++) {
            int sample = Math.max(-32768, Math.min(32767, change.applyAsInt(sample(pcm, i))));
            changed[2 * i] = (byte) sample;
            changed[2 * i + 1] = (byte) (sample >> 8);
        }
        return changed;
    }

    private static byte[] joined(byte[] first, byte[] second) {
        byte[] all = Arrays.copyOf(first, first.length + second.length);
        System.arraycopy(second, 0, all, first.length, second.length);
        return all;
    }
}
