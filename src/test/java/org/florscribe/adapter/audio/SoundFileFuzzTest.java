package org.florscribe.adapter.audio;

import java.io.OutputStream;
import java.util.List;
import java.util.stream.Stream;
import org.florscribe.clinical.recording.UnusableAudio;
import org.florscribe.testing.Fuzz;
import org.florscribe.testing.ParserFuzz;
import org.florscribe.testing.sound.BytesReader;
import org.florscribe.testing.sound.Ffmpeg;
import org.florscribe.testing.tone.ToneEncoder;
import org.florscribe.testing.tone.ToneLine;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What is read of files of sound outside the locked-in decoder: how long they are, whether they are whole, where their index is. */
public class SoundFileFuzzTest {

    private static final byte[] WAV = ToneEncoder.standard().wav(List.of(ToneLine.of("patient", "No pain.")));

    private static final List<String> TOKENS = List.of(
            "RIFF",
            "WAVE",
            "fmt ",
            "data",
            "LIST",
            "OggS",
            "fLaC",
            "ID3",
            "moov",
            "mdat",
            "ftyp",
            "free",
            "trak",
            "stco",
            "co64",
            "\u0000\u0000\u0000\u0000",
            "\u0000\u0000\u0000\u0001",
            "\u0000\u0000\u0000\u0008",
            "\u007f\u007f\u007f\u007f",
            "\u00ff\u00ff",
            "\u001aE");

    public static List<ParserFuzz> cases() {
        return Stream.of(
                        new Sample(SoundType.WAV, WAV),
                        new Sample(SoundType.MP4, Ffmpeg.from(WAV, "m4a", "-c:a", "aac")),
                        new Sample(SoundType.WEBM, Ffmpeg.from(WAV, "webm", "-c:a", "libopus")),
                        new Sample(SoundType.OGG, Ffmpeg.from(WAV, "ogg", "-c:a", "libopus")),
                        new Sample(SoundType.MP3, Ffmpeg.from(WAV, "mp3", "-c:a", "libmp3lame")),
                        new Sample(SoundType.FLAC, Ffmpeg.from(WAV, "flac")))
                .map(Sample::fuzz)
                .toList();
    }

    private record Sample(SoundType type, byte[] file) {

        ParserFuzz fuzz() {
            return new ParserFuzz(
                    Fuzz.ofBytes("sound of " + type, List.of(file), TOKENS, UnusableAudio.class), this::read);
        }

        private void read(byte[] bytes) throws Exception {
            FileWalk walk = FileWalk.of(type);
            walk.pass(bytes, bytes.length);
            walk.isCutOff(1_000);
            if (type.isBoxes()) {
                try (var in = Boxes.indexFirst(new BytesReader(bytes))) {
                    in.transferTo(OutputStream.nullOutputStream());
                }
            }
        }
    }

    @ParameterizedTest
    @MethodSource("cases")
    void a_file_is_read_or_refused(ParserFuzz fuzz) {
        fuzz.briefly();
    }
}
