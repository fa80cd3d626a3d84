package org.florscribe.adapter.audio;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.SocketTimeoutException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.florscribe.clinical.recording.Pcm;
import org.florscribe.clinical.recording.UnusableAudio;
import org.florscribe.testing.sound.AwkwardFiles;
import org.florscribe.testing.sound.BytesReader;
import org.florscribe.testing.sound.Ffmpeg;
import org.florscribe.testing.tone.ToneEncoder;
import org.florscribe.testing.tone.ToneLine;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Files that somebody made to do harm: they get no further than the words of a refusal, or nothing but their sound comes out. */
class HostileRecordingsTest {

    private static final byte[] WAV = ToneEncoder.standard()
            .wav(List.of(ToneLine.of("patient", "No chest pain."), ToneLine.of("doctor", "Good.")));
    private static final List<SoundType> ONE_FOR_EACH_READER = List.of(
            SoundType.WAV, SoundType.MP3, SoundType.AAC, SoundType.FLAC, SoundType.OGG, SoundType.WEBM, SoundType.MP4);
    private static final LockedInAudioDecoder DECODER = new LockedInAudioDecoder("ffmpeg", work -> work);
    private static final TikaAudioJudge JUDGE = new TikaAudioJudge();

    @Test
    void a_list_of_other_files_given_to_any_reader_opens_none_and_connects_to_nobody(@TempDir Path folder)
            throws IOException {
        Path marked = Files.write(folder.resolve("secret.wav"), WAV);
        try (ServerSocket server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            server.setSoTimeout(200);
            String address = "http://127.0.0.1:" + server.getLocalPort() + "/inside.wav";
            for (String list : List.of(
                    "#EXTM3U\n#EXTINF:10,\nfile://" + marked + "\n#EXTINF:10,\n" + address + "\n#EXT-X-ENDLIST\n",
                    "ffconcat version 1.0\nfile '" + marked + "'\nfile '" + address + "'\n",
                    "[playlist]\nFile1=" + address + "\n",
                    "<?xml version=\"1.0\"?><MPD><BaseURL>" + address + "</BaseURL></MPD>")) {
                for (SoundType type : ONE_FOR_EACH_READER) {
                    assertThatExceptionOfType(UnusableAudio.class)
                            .as(type + " of " + list)
                            .isThrownBy(
                                    () -> decode(type.mediaType(), list.getBytes(StandardCharsets.US_ASCII), 10_000));
                }
            }
            assertThatExceptionOfType(SocketTimeoutException.class).isThrownBy(server::accept);
        }
    }

    @Test
    void an_index_that_refers_to_another_file_or_server_opens_neither(@TempDir Path folder) throws IOException {
        Path marked = Files.write(folder.resolve("a.wav"), WAV);
        byte[] file = Ffmpeg.from(WAV, "mp4", "-c:a", "aac");
        int whole = decode("video/mp4", file, 60_000).length;
        try (ServerSocket server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            server.setSoTimeout(200);
            for (String place : List.of("file://" + marked, "http://127.0.0.1:" + server.getLocalPort() + "/a.wav")) {
                byte[] sound = decodedOrNothing("video/mp4", referring(file, place));

                assertThat(sound.length).isIn(0, whole);
            }
            assertThatExceptionOfType(SocketTimeoutException.class).isThrownBy(server::accept);
        }
    }

    /** Says of the sound that it lies elsewhere: ISO 14496-12, 8.7.2. */
    private static byte[] referring(byte[] file, String place) {
        int at = indexOf(file, "url \0\0\0\1".getBytes(StandardCharsets.ISO_8859_1));
        assertThat(at).isPositive();
        byte[] name = (place + "\0").getBytes(StandardCharsets.US_ASCII);
        ByteBuffer longer = ByteBuffer.wrap(
                AwkwardFiles.joined(Arrays.copyOf(file, at + 8), name, Arrays.copyOfRange(file, at + 8, file.length)));
        longer.put(at + 7, (byte) 0);
        String before = new String(file, 0, at + 4, StandardCharsets.ISO_8859_1);
        for (String box : List.of("moov", "trak", "mdia", "minf", "dinf", "dref", "url ")) {
            int size = before.lastIndexOf(box) - 4;
            longer.putInt(size, longer.getInt(size) + name.length);
        }
        return longer.array();
    }

    @Test
    void what_is_attached_to_a_video_stays_in_it(@TempDir Path folder) throws IOException {
        Path attachment = Files.writeString(folder.resolve("run.sh"), "echo attached");
        byte[] file = Ffmpeg.from(
                WAV,
                "mkv",
                "-c:a",
                "libopus",
                "-attach",
                attachment.toString(),
                "-metadata:s:1",
                "mimetype=text/plain");
        assertThat(new String(file, StandardCharsets.ISO_8859_1)).contains("echo attached");

        assertThat(JUDGE.judge(new BytesReader(file))).isEqualTo("video/x-matroska");
        byte[] sound = decode("video/x-matroska", file, 60_000);
        assertThat(new String(sound, StandardCharsets.ISO_8859_1)).doesNotContain("echo attached");
    }

    @Test
    void hours_of_silence_in_a_few_bytes_are_no_more_than_was_asked_for() {
        byte[] hour = Ffmpeg.from(
                WAV, "flac", "-f", "lavfi", "-i", "anullsrc=r=8000:cl=mono:d=7200", "-map", "1:a", "-c:a", "flac");
        assertThat(hour.length).isLessThan((int) Pcm.bytes(7_200_000) / 100);

        assertThat(decode("audio/flac", hour, 60_000)).hasSize((int) Pcm.bytes(60_000));
    }

    @Test
    void archives_and_files_that_are_two_things_at_once_are_what_they_begin_as() throws IOException {
        assertThatExceptionOfType(UnusableAudio.class)
                .isThrownBy(() -> JUDGE.judge(new BytesReader(bomb())))
                .withMessageContaining("archive");
        byte[] page = "<!doctype html><script>document.title='run'</script>".getBytes(StandardCharsets.US_ASCII);
        byte[] mp3 = Ffmpeg.from(WAV, "mp3", "-c:a", "libmp3lame", "-b:a", "64k", "-id3v2_version", "0");
        assertThatExceptionOfType(UnusableAudio.class)
                .isThrownBy(() -> JUDGE.judge(new BytesReader(AwkwardFiles.joined(page, mp3))))
                .withMessageContaining("a web page");
        assertThatExceptionOfType(UnusableAudio.class)
                .isThrownBy(() -> JUDGE.judge(
                        new BytesReader(AwkwardFiles.joined("%PDF-1.7\n".getBytes(StandardCharsets.US_ASCII), mp3))))
                .withMessageContaining("a PDF document");
        byte[] padding = new byte[700];
        assertThat(JUDGE.judge(new BytesReader(AwkwardFiles.joined(padding, mp3))))
                .isEqualTo("audio/mpeg");
        byte[] both = AwkwardFiles.joined(WAV, bomb());
        assertThat(JUDGE.judge(new BytesReader(both))).isEqualTo("audio/vnd.wave");
        assertThat(decode("audio/vnd.wave", both, 60_000)).hasSize(WAV.length - 44);
    }

    @Test
    void whatever_is_changed_in_a_file_ends_in_sound_or_in_words() {
        Map<String, byte[]> files = Map.of(
                "audio/vnd.wave", WAV,
                "audio/mp4", Ffmpeg.from(WAV, "m4a", "-c:a", "aac"),
                "audio/webm", Ffmpeg.from(WAV, "webm", "-c:a", "libopus"),
                "audio/ogg", Ffmpeg.from(WAV, "ogg", "-c:a", "libopus"),
                "audio/mpeg", Ffmpeg.from(WAV, "mp3", "-c:a", "libmp3lame"),
                "audio/flac", Ffmpeg.from(WAV, "flac"));
        Random chance = new Random(11);
        List<String> strange = new ArrayList<>();
        files.forEach((type, file) -> {
            for (int round = 0; round < 400; round++) {
                byte[] changed = changed(file, chance);
                try {
                    String judged = JUDGE.judge(new BytesReader(changed));
                    walk(judged, changed);
                    if (judged.equals("audio/vnd.wave") || round % 100 == 0) {
                        decode(judged, changed, 20_000);
                    }
                } catch (UnusableAudio e) {
                    assertThat(e.getMessage()).isNotBlank();
                } catch (RuntimeException e) {
                    strange.add(type + " round " + round + ": " + e);
                }
            }
        });
        assertThat(strange).isEmpty();
    }

    /** The parts that read in Java, without the child. */
    private static void walk(String type, byte[] file) {
        SoundType sound = SoundType.of(type).orElseThrow();
        FileWalk walk = FileWalk.of(sound);
        walk.pass(file, file.length);
        walk.isCutOff(1_000);
        if (sound.isBoxes()) {
            try (var in = Boxes.indexFirst(new BytesReader(file))) {
                in.transferTo(OutputStream.nullOutputStream());
            } catch (IOException e) {
                throw new IllegalStateException(e);
            }
        }
    }

    private static byte[] changed(byte[] file, Random chance) {
        byte[] copy = chance.nextInt(4) == 0 ? Arrays.copyOf(file, chance.nextInt(file.length) + 1) : file.clone();
        int most = chance.nextBoolean() ? Math.min(copy.length, 200) : copy.length;
        int count = 1 + chance.nextInt(6);
        for (int i = 0; i < count; i++) {
            copy[chance.nextInt(most)] = (byte) (chance.nextBoolean() ? -1 : chance.nextInt());
        }
        if (copy.length > 12 && chance.nextInt(3) == 0) {
            ByteBuffer.wrap(copy).putInt(chance.nextInt(copy.length - 8), chance.nextInt());
        }
        return copy;
    }

    private static byte[] bomb() throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
            zip.putNextEntry(new ZipEntry("a.wav"));
            zip.write(new byte[5_000_000]);
            zip.closeEntry();
        }
        return bytes.toByteArray();
    }

    private static byte[] decodedOrNothing(String type, byte[] file) {
        try {
            return decode(type, file, 60_000);
        } catch (UnusableAudio e) {
            return new byte[0];
        }
    }

    private static byte[] decode(String type, byte[] file, long mostMs) {
        ByteArrayOutputStream sound = new ByteArrayOutputStream();
        DECODER.decode(type, new BytesReader(file), mostMs, (content, length) -> sound.write(content, 0, length));
        return sound.toByteArray();
    }

    private static int indexOf(byte[] in, byte[] what) {
        return new String(in, StandardCharsets.ISO_8859_1).indexOf(new String(what, StandardCharsets.ISO_8859_1));
    }
}
